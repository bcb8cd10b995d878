import assert from "node:assert/strict";
import { fromSidecar, SidecarError, toSidecar } from "../../../../src/core/index.js";
import type {
  SidecarContent,
  SidecarErrorCode,
  SidecarOrphan,
} from "../../../../src/core/index.js";
import { contentOf } from "./readLines.js";

const content = contentOf("- 甲乙【x #t】\n- 丙【@丁：？】【z】\n- \\【e】\\\\【f】\n", {
  format: "markdown",
});
const orphan: SidecarOrphan = {
  annotation: contentOf("旧【o】").separated.annotations[0]!,
  oldPath: ["旧"],
  context: { before: "旧", after: "" },
  candidates: [{ at: 1, score: 0.5, path: ["甲乙"], text: "甲乙" }],
};
const ids = content.separated.annotations.map(({ id }) => id);
const full: SidecarContent = {
  ...content,
  orphans: [orphan],
  reviews: new Map([[ids[0]!, { status: "moved", confidence: 0.5, from: 2, isAccepted: true }]]),
  created: new Map([[ids[0]!, "2026-05-01T09:30:00Z"]]),
  name: "甲.md",
  others: [{ id: "urn:x:1", type: ["Annotation", "urn:x:Note"], target: "urn:x:2" }],
};
const sidecar = toSidecar(full);

/** Refusal of a text: the code and the place, or line, that the error names. */
function refusal(text: string): string {
  try {
    fromSidecar(text);
  } catch (error) {
    assert.ok(error instanceof SidecarError, String(error));
    assert.ok(error.message.includes(error.code));
    return `${error.code} ${error.line === null ? error.path : `line ${error.line}`}`;
  }
  return "read";
}

/** Puts a value at a JSON Pointer; undefined removes what is there. */
function withValue(pointer: string, value: unknown): string {
  const json = JSON.parse(sidecar) as unknown;
  const keys = pointer.slice(1).split("/");
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => (at as Record<string, unknown>)[key], json);
  (parent as Record<string, unknown>)[last] = value;
  return JSON.stringify(json);
}

function check(pointer: string, value: unknown, code: SidecarErrorCode, at = pointer): void {
  assert.equal(refusal(withValue(pointer, value)), `${code} ${at}`);
}

const RECORD = "/first/items/0";
const ORPHAN = `/first/items/${content.separated.annotations.length}`;
const OTHER = `/first/items/${content.separated.annotations.length + 1}`;

/** What other programs read and we do not. */
function isNotRead(pointer: string): boolean {
  return /^\/(@context|id)|^\/first\/(id|type|partOf|startIndex)$|\/(motivation|format|refinedBy|purpose)(\/|$)|(target|body(\/\d)?|creator)\/type$/.test(
    pointer,
  );
}

/** All places of a value with what stands there. */
function places(json: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    [`${path}/${key}`, value] as const,
    ...places(value, `${path}/${key}`),
  ]);
}

describe("a damaged sidecar", () => {
  it("is no JSON, or not all of it", () => {
    assert.equal(refusal(""), "truncated ");
    assert.equal(refusal(" \n"), "truncated ");
    assert.equal(refusal(sidecar.slice(0, -3)), "truncated ");
    assert.equal(refusal(sidecar.slice(0, sidecar.length / 2)), "truncated ");
    assert.equal(refusal("- 甲【乙】"), "not-json ");
    assert.equal(refusal(`${sidecar}}`), "not-json ");
  });

  it("has Git's conflict markers", () => {
    const lines = sidecar.split("\n");
    const at = lines.findIndex((line) => line.startsWith('"mg:seal"'));
    const both = ["<<<<<<< ours", lines[at]!, "=======", lines[at]!, ">>>>>>> theirs"];
    const conflict = [...lines.slice(0, at), ...both, ...lines.slice(at + 1)];
    assert.equal(refusal(conflict.join("\n")), `conflict line ${at + 1}`);
    assert.equal(refusal(conflict.join("\r\n")), `conflict line ${at + 1}`);
    assert.equal(refusal("=======\n"), "conflict line 1");
    assert.equal(refusal("{======= \n"), "truncated ");
  });

  it("is of another kind, or of a later version", () => {
    for (const other of ["null", "1", "[]", "{}", '"mg:version"', '{"mg:version":1}']) {
      assert.equal(refusal(other), "not-a-sidecar ");
    }
    check("/mg:version", 2, "newer-version");
    check("/mg:version", 0, "out-of-range");
    check("/mg:version", "1", "wrong-type");
    check("/mg:grammar/mg:version", 2, "newer-version");
    check("/type", "AnnotationPage", "wrong-value");
  });

  it("holds another author text than it says", () => {
    check("/mg:base/0", "- 甲戊\n", "base-differs", "/mg:base");
    check("/mg:base", [], "base-differs");
    check("/mg:edition", `urn:sha256:${"0".repeat(64)}`, "base-differs", "/mg:base");
    check(`${RECORD}/target/source`, "urn:sha256:0", "other-edition");
  });

  it("has a value that cannot be", () => {
    check(
      `${RECORD}/target/selector/1/start`,
      99,
      "out-of-range",
      `${RECORD}/target/selector/1/end`,
    );
    check(`${RECORD}/target/selector/1/start`, -1, "out-of-range");
    check(`${RECORD}/target/selector/1/start`, 1.5, "wrong-type");
    check(`${RECORD}/target/selector/1/start`, null, "wrong-type");
    check(`${RECORD}/target/selector/0/exact`, "", "wrong-value");
    check(`${RECORD}/target/selector/0/prefix`, 1, "wrong-type");
    check(`${RECORD}/mg:inPair`, true, "wrong-value", `${RECORD}/target/selector/1/start`);
    check(`${RECORD}/mg:kind`, "praise", "wrong-value");
    check(`${RECORD}/mg:group`, -1, "out-of-range");
    check(`${RECORD}/created`, "2026-05-01", "wrong-value");
    check(`${RECORD}/created`, "2026-13-01T00:00:00Z", "wrong-value");
    check(`${RECORD}/mg:review/mg:confidence`, 1.1, "out-of-range");
    check(`${RECORD}/mg:review/mg:status`, "lost", "wrong-value");
    check(`${RECORD}/id`, "urn:marginalia:annotation:%", "wrong-value");
    check(`${RECORD}/id`, "urn:marginalia:annotation:", "wrong-value");
    check(`${RECORD}/id`, "urn:marginalia:annotation:%41", "wrong-value");
    check(`${RECORD}/body`, [], "missing");
    check(`${ORPHAN}/mg:orphan/mg:candidates/0/mg:at`, 1000, "out-of-range");
    check(`${ORPHAN}/target/source`, "no IRI", "wrong-value");
    check("/mg:escapes/0/mg:at", 1000, "out-of-range");
    check("/mg:grammar/mg:format", "html", "wrong-value");
    check(`${OTHER}/type`, "Note", "wrong-value");
  });

  it("has a place behind the end of the text", () => {
    const point = (at: number): string =>
      withValue(`${RECORD}/target/selector/1`, {
        type: "TextPositionSelector",
        start: at,
        end: at,
      });
    const length = Array.from(content.separated.text).length;
    assert.equal(refusal(point(length)), "read");
    assert.equal(refusal(point(length + 1)), `out-of-range ${RECORD}/target/selector/1/start`);
  });

  it("is refused wherever a value that must be there is not", () => {
    const mayBeLeftOut = new Set(
      (
        "@context id label first created modified creator motivation purpose format prefix suffix refinedBy partOf " +
        "startIndex mg:seal mg:trail mg:order mg:review mg:from mg:orphan mg:date"
      ).split(" "),
    );
    let refused = 0;
    for (const [pointer] of places(JSON.parse(sidecar))) {
      const key = pointer.slice(pointer.lastIndexOf("/") + 1);
      if (mayBeLeftOut.has(key) || isNotRead(pointer) || /^\d+$/.test(key)) continue;
      // Where nothing stood around an orphan there is nothing to quote.
      if (pointer === `${ORPHAN}/target/selector`) continue;
      assert.match(refusal(withValue(pointer, undefined)), /^(missing|not-a-sidecar) /, pointer);
      refused++;
    }
    assert.ok(refused > 60, `only ${refused}`);
    check(`${RECORD}/id`, undefined, "missing");
  });

  it("is refused wherever a value is of another type", () => {
    let refused = 0;
    for (const [pointer, value] of places(JSON.parse(sidecar))) {
      if (isNotRead(pointer) || pointer.startsWith(OTHER)) continue;
      const said = refusal(withValue(pointer, typeof value === "number" ? "1" : 1));
      assert.match(said, /^(wrong-type|missing|not-a-sidecar) /, pointer);
      refused++;
    }
    assert.ok(refused > 100, `only ${refused}`);
  });
});

describe("content that no sidecar can hold", () => {
  function checkContent(wrong: SidecarContent, code: SidecarErrorCode, path: string): void {
    assert.throws(() => toSidecar(wrong), { name: "SidecarError", code, path, line: null });
  }

  const [first, second] = content.separated.annotations as [
    (typeof content.separated.annotations)[number],
    (typeof content.separated.annotations)[number],
  ];

  function separated(...annotations: readonly (typeof first)[]): SidecarContent {
    return { separated: { ...content.separated, annotations } };
  }

  it("is refused with its place", () => {
    checkContent(separated({ ...first, at: 100 }), "out-of-range", "/separated/annotations/0/at");
    checkContent(separated({ ...first, at: 0.5 }), "wrong-type", "/separated/annotations/0/at");
    checkContent(separated(second, first), "out-of-range", "/separated/annotations/1/at");
    checkContent(separated(first, first), "duplicate", "/separated/annotations/1/id");
    checkContent(separated({ ...first, id: "" }), "wrong-value", "/separated/annotations/0/id");
    checkContent(
      separated({ ...first, id: "\ud800" }),
      "wrong-value",
      "/separated/annotations/0/id",
    );
    checkContent(
      { ...content, created: new Map([[first.id, "yesterday"]]) },
      "wrong-value",
      `/created/${first.id}`,
    );
    checkContent(
      {
        ...content,
        reviews: new Map([[first.id, { status: "exact", confidence: NaN, isAccepted: true }]]),
      },
      "wrong-type",
      `/reviews/${first.id}/confidence`,
    );
    checkContent(
      { ...content, orphans: [{ ...orphan, edition: "an edition" }] },
      "wrong-value",
      "/orphans/0/edition",
    );
    checkContent({ ...content, others: [{ id: "urn:x:1" }] }, "missing", "/others/0/type");
  });

  it("but any id that is text", () => {
    const odd = separated({ ...first, id: "a b/【~%" });
    assert.deepEqual(fromSidecar(toSidecar(odd)), odd);
  });
});
