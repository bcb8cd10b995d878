import assert from "node:assert/strict";
import {
  editionId,
  fromSidecar,
  fromSidecarSteps,
  merge,
  toSidecar,
  toSidecarSteps,
} from "../../../../src/core/index.js";
import type { SidecarContent, SidecarOrphan } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { contentOf, recordsOf, reorderRecords, roundTrip } from "./readLines.js";

const NOTE = [
  "# 上级与下级",
  "- 上级不信任下级【此处有些偏颇 #信任】",
  "- 【@甲 2026-05-01：? 依据何在】",
  "  - 层层加码【! 见第三章】【待办 核对】",
  "- \\【原文如此\\】",
  "",
].join("\n");

const content = contentOf(NOTE, { format: "markdown" });
const [first, second, third] = content.separated.annotations.map(({ id }) => id) as [
  string,
  string,
  string,
];

const orphan: SidecarOrphan = {
  annotation: { ...contentOf("- 旧文【存疑】\n").separated.annotations[0]!, group: 7 },
  edition: editionId("- 旧文\n"),
  oldPath: ["旧文"],
  context: { before: "- 旧文", after: "\n" },
  candidates: [{ at: 4, score: 0.41, path: ["上级与下级"], text: "上级与下级" }],
};

const full: SidecarContent = {
  ...content,
  orphans: [orphan],
  reviews: new Map([
    [first, { status: "moved", confidence: 0.75, from: 3, isAccepted: false }],
    [second, { status: "exact", confidence: 1, isAccepted: true }],
  ]),
  created: new Map([[first, "2026-05-01T09:30:00Z"]]),
  modified: new Map([[orphan.annotation.id, "2026-05-02T09:30:00.250+08:00"]]),
  name: "县域治理.md",
  others: [
    {
      id: "https://example.org/a1",
      type: "Annotation",
      target: "https://example.org/page",
      "x:y": [1, null],
    },
  ],
};

describe("a sidecar", () => {
  it("gives back what was written, and the note to the byte", () => {
    const sidecar = roundTrip(content);
    assert.equal(merge(fromSidecar(sidecar).separated), NOTE);
    roundTrip(full);
  });

  it("is written and read the same in slices", () => {
    assert.equal(finished(toSidecarSteps(full)), toSidecar(full));
    assert.deepEqual(finished(fromSidecarSteps(toSidecar(full))), full);
  });

  it("has one record a line, one line of the author text a line, and a line break at the end", () => {
    const lines = roundTrip(full).split("\n");
    assert.equal(lines.at(-1), "");
    const records = lines.filter((line) => line.startsWith('{"id":'));
    assert.equal(records.length, content.separated.annotations.length + 2);
    const base = lines.slice(lines.indexOf('"mg:base": [') + 1, lines.lastIndexOf("],"));
    const texts = JSON.parse(`[${base.join("")}]`) as string[];
    assert.equal(texts.join(""), content.separated.text);
    assert.equal(texts.length, content.separated.text.split("\n").length);
  });

  it("changes by the lines of an annotation that is added", () => {
    const more = NOTE.replace("下级【", "下级【新】【").replace("原文", "【再】原文");
    const before = new Set(toSidecar(content).split("\n"));
    const added = toSidecar(contentOf(more, { format: "markdown" }))
      .split("\n")
      .filter((line) => !before.has(line));
    // Two records, the one that is now second at its place, and the seal.
    assert.equal(added.length, 4, added.join("\n"));
  });

  it("speaks the terms of the Web Annotation Data Model", () => {
    const [record] = recordsOf(toSidecar(full));
    assert.deepEqual(Object.keys(record ?? {}).slice(0, 6), [
      ...["id", "type", "motivation", "created", "body", "target"],
    ]);
    assert.equal(record?.id, `urn:marginalia:annotation:${first}`);
    assert.deepEqual(record["body"], [
      {
        type: "TextualBody",
        purpose: "commenting",
        format: "text/plain",
        value: "此处有些偏颇 #信任",
      },
      { type: "TextualBody", purpose: "tagging", value: "信任" },
    ]);
    const question = recordsOf(toSidecar(full))[1];
    assert.deepEqual(question?.["creator"], { type: "Person", name: "甲" });
    assert.equal(question["motivation"], "questioning");
    assert.equal(question["mg:date"], "2026-05-01");
  });

  it("names the edition as sha256sum names the file", () => {
    assert.equal(
      editionId("- 上级\n"),
      "urn:sha256:9c8def1492985af5499138a436a45ddf76cc45f1e5afd9e3b6573a384d84b087",
    );
    assert.notEqual(editionId("\ud800"), editionId("\ufffd"));
    assert.notEqual(editionId("\ud83d\ude00"), editionId("\ude00\ud83d"));
  });

  it("keeps what is not text to everybody", () => {
    for (const note of [
      "\uFEFF- a【b】\r\n",
      "\ud800【\udc00】\0",
      "a\u2028【\u0085】\u2029",
      "【】",
      "",
    ]) {
      const sidecar = roundTrip(contentOf(note, { format: "indented" }));
      assert.equal(merge(fromSidecar(sidecar).separated), note);
      assert.doesNotMatch(sidecar, /[\p{Surrogate}\uFEFF\u2028\u2029\0]/u);
    }
  });

  it("stands between the halves of a character", () => {
    const { separated } = contentOf("a\ud83d【x】\ude00\n", { format: "indented" });
    assert.equal(separated.annotations[0]?.at, 2);
    const [record] = recordsOf(roundTrip({ separated }));
    assert.equal(record?.["mg:inPair"], true);
    assert.equal(record.target.selector[1]?.start, 1);
    assert.equal(record.target.selector[0]?.exact, "a\u{1F600}");
  });

  it("holds no empty quote, and none where there is nothing to quote", () => {
    for (const [note, count] of [
      ["【a】", 1],
      [" \n\n【a】 \n", 1],
      ["- a【b】", 2],
    ] as const) {
      const [record] = recordsOf(roundTrip(contentOf(note, { format: "markdown" })));
      assert.equal(record?.target.selector.length, count);
    }
  });

  it("without annotations has no page", () => {
    const sidecar = roundTrip(contentOf("- a\n"));
    assert.ok(!("first" in (JSON.parse(sidecar) as object)));
  });

  it("takes an orphan's quote from its own edition", () => {
    const record = recordsOf(toSidecar(full)).at(-2);
    assert.equal(record?.target.source, editionId("- 旧文\n"));
    assert.equal(record.target.selector[0]?.exact, "- 旧文");
    const { edition, ...unknown } = orphan;
    assert.ok(edition);
    const sidecar = roundTrip({ ...content, orphans: [unknown] });
    assert.equal(recordsOf(sidecar).at(-1)?.target.source, "urn:marginalia:unknown-edition");
    roundTrip({ ...content, orphans: [{ ...orphan, context: { before: "", after: "" } }] });
  });

  it("does not write what is said of annotations that are not there", () => {
    const sidecar = toSidecar({ ...content, created: new Map([["gone", "2026-05-01T09:30:00Z"]]) });
    assert.deepEqual(fromSidecar(sidecar), content);
  });
});

describe("a sidecar that Git has merged", () => {
  const sidecar = toSidecar(content);

  it("may have its records in any order", () => {
    const reversed = reorderRecords(sidecar, (lines) => [...lines].reverse());
    assert.notEqual(reversed, sidecar);
    assert.deepEqual(fromSidecar(reversed), content);
  });

  it("may have a record twice, and not two that differ", () => {
    const twice = reorderRecords(sidecar, (lines) => [...lines, ...lines.slice(0, 2)]);
    assert.deepEqual(fromSidecar(twice), content);
    const changed = reorderRecords(sidecar, (lines) => [
      ...lines,
      lines[0]!.replaceAll("偏颇", "道理"),
    ]);
    assert.throws(() => fromSidecar(changed), { code: "duplicate" });
  });

  it("may have lost records: the others keep their groups in order", () => {
    const fewer = fromSidecar(reorderRecords(sidecar, (lines) => lines.slice(1)));
    assert.deepEqual(
      fewer.separated.annotations.map(({ group }) => group),
      [0, 1, 2],
    );
    assert.equal(merge(fewer.separated), NOTE.replace("【此处有些偏颇 #信任】", ""));
  });

  it("may have lost the first of a line: the others are no part of the line before", () => {
    const lines = contentOf("- 甲\n- 【a】\n- 乙\n- 【b】 【c】\n", { format: "markdown" });
    const groups = (text: string) =>
      fromSidecar(text).separated.annotations.map((one) => one.group);
    const all = roundTrip(lines);
    assert.deepEqual(groups(all), [0, 1, 1]);
    assert.deepEqual(groups(reorderRecords(all, ([a = "", , c = ""]) => [a, c])), [0, 1]);
  });

  it("may have other line breaks, a byte order mark and keys of later versions", () => {
    assert.deepEqual(fromSidecar(`\uFEFF${sidecar.replaceAll("\n", "\r\n")}`), content);
    const later = sidecar.replaceAll('"mg:raw"', '"mg:later":{"a":1},"mg:raw"');
    assert.deepEqual(fromSidecar(later), content);
  });

  it("keeps groups with gaps", () => {
    const { separated } = content;
    const annotations = separated.annotations.filter(({ id }) => id !== third);
    roundTrip({ separated: { ...separated, annotations } });
  });
});
