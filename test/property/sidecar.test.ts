import assert from "node:assert/strict";
import fc from "fast-check";
import { fromSidecar, merge, separate, SidecarError, toSidecar } from "../../src/core/index.js";
import type {
  NoteFormat,
  SeparatedAnnotation,
  SidecarContent,
  SidecarOrphan,
  SidecarReview,
} from "../../src/core/index.js";
import { check } from "./check.js";
import { share } from "./share.js";

/** What makes notes of all formats, and what must come back to the unit. */
const PIECES = [
  ...["- ", "# ", "> ", "  ", "\t", "\n", "\n", "\n\n", "\r\n", "\r", "```\n", "\u2028", "\u0085"],
  ...["\uFEFF", "\0", "\ud83d", "\ude00", "\u0301", "\u200d", "👩", "𠮷", "\\", "\\【", "【", "】"],
  ...[
    "影响",
    "影响\n",
    "甲，",
    "乙。",
    "one, ",
    "two 3.5",
    "<b>",
    '"',
    "【x】",
    "【x】",
    "【@甲：y？】",
  ],
  ...[
    "【#标签 z】",
    "【a【b】】",
    "【】",
    "- 【x】\n",
    "\n\n【! y】\n\n",
    "【p\n  q】",
    "影响【x】\n",
  ],
];

const note = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((all) => all.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

/** Long notes of few labels, much of them more than once. */
const repetitive = fc
  .tuple(
    fc.array(fc.constantFrom("- 影响\n", "- 原因【x】\n", "  - 影响，对策\n", "- 影响【y】\n"), {
      minLength: 20,
      maxLength: 60,
    }),
    fc.constantFrom(1, 1, 2, 12),
  )
  .map(([lines, times]) => lines.join("").repeat(times));

const format = fc.constantFrom<NoteFormat>("markdown", "indented", "page");
const text = fc.string({ unit: "binary", maxLength: 12 });
const path = fc.array(text, { maxLength: 3 });
const time = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Objects like any other, so that they are deeply equal to what JSON gives. */
const PLAIN = { noNullPrototype: true } as const;

const review: fc.Arbitrary<SidecarReview> = fc.record(
  {
    status: fc.constantFrom("exact", "edited", "moved", "fuzzy"),
    confidence: share,
    from: fc.nat(),
    isAccepted: fc.boolean(),
  },
  { ...PLAIN, requiredKeys: ["status", "confidence", "isAccepted"] },
);

/** What is added to the annotations of a note; the mask says which of them become orphans or are lost. */
const additions = fc.record({
  mask: fc.array(fc.constantFrom("placed", "placed", "placed", "orphan", "lost"), {
    minLength: 1,
    maxLength: 9,
  }),
  review,
  time,
  context: fc.record({ before: text, after: text }, PLAIN),
  candidates: fc.array(fc.record({ share, score: share, path, text }, PLAIN), { maxLength: 3 }),
  edition: fc.constantFrom(undefined, "urn:sha256:0"),
  name: fc.option(text, { nil: undefined }),
});

type Additions = typeof additions extends fc.Arbitrary<infer Value> ? Value : never;

function contentOf(source: string, of: NoteFormat, add: Additions): SidecarContent {
  const separated = separate(source, { format: of });
  const roleOf = (_: SeparatedAnnotation, index: number) => add.mask[index % add.mask.length];
  const those = (role: string) =>
    separated.annotations.filter((one, at) => roleOf(one, at) === role);
  const orphans = those("orphan").map((annotation): SidecarOrphan => ({
    annotation,
    ...(add.edition === undefined ? {} : { edition: add.edition }),
    oldPath: annotation.path,
    context: add.context,
    candidates: add.candidates.map(({ share: at, ...candidate }) => ({
      at: Math.floor(at * separated.text.length),
      ...candidate,
    })),
  }));
  const placed = those("placed");
  const ids = [...placed, ...orphans.map(({ annotation }) => annotation)].map(({ id }) => id);
  return {
    separated: { ...separated, annotations: placed },
    ...(orphans.length === 0 ? {} : { orphans }),
    ...(placed.length === 0 ? {} : { reviews: new Map([[placed[0]!.id, add.review]]) }),
    ...(ids.length === 0 ? {} : { created: new Map(ids.map((id) => [id, add.time])) }),
    ...(ids.length === 0 ? {} : { modified: new Map([[ids.at(-1)!, add.time]]) }),
    ...(add.name === undefined ? {} : { name: add.name }),
  };
}

describe("properties of sidecars", () => {
  it("what is written is read again, and the note comes back to the byte", () => {
    check(
      fc.property(note, format, (source, of) => {
        const separated = separate(source, { format: of });
        const sidecar = toSidecar({ separated });
        assert.equal(sidecar, toSidecar({ separated }));
        const read = fromSidecar(sidecar);
        assert.deepEqual(read, { separated });
        assert.equal(merge(read.separated), source);
      }),
    );
  });

  it("with orphans, reviews, times and gaps between the groups", () => {
    check(
      fc.property(note, format, additions, (source, of, add) => {
        const content = contentOf(source, of, add);
        assert.deepEqual(fromSidecar(toSidecar(content)), content);
      }),
    );
  });

  it("quotes are at their annotation, in the text once where that can be, and cut no surrogate pair", () => {
    let unique = 0;
    let repeated = 0;
    check(
      fc.property(fc.oneof(note, repetitive), format, (source, of) => {
        const separated = separate(source, { format: of });
        for (const [index, quote] of quotesOf(toSidecar({ separated })).entries()) {
          if (quote === null) continue;
          const { at } = separated.annotations[index]!;
          if (assertQuote(separated.text, at, quote)) {
            unique++;
          } else {
            repeated++;
            const near = separated.text.slice(Math.max(0, at - 384), Math.max(768, at + 384));
            assert.ok(occursTwice(separated.text, near), "could be there once");
          }
        }
      }),
    );
    assert.ok(unique > 50, `only ${unique} quotes that are there once`);
    assert.ok(repeated > 50, `only ${repeated} that are not`);
  });

  it("damage is told or harmless, and never anything but a sidecar error", () => {
    let refused = 0;
    const damage = fc.record({
      share,
      length: fc.nat(40),
      text: fc.constantFrom("", "9", '"', "{", ","),
    });
    check(
      fc.property(note, format, damage, (source, of, { share: at, length, text: added }) => {
        const sidecar = toSidecar({ separated: separate(source, { format: of }) });
        const start = Math.floor(at * sidecar.length);
        try {
          fromSidecar(sidecar.slice(0, start) + added + sidecar.slice(start + length));
        } catch (error) {
          if (!(error instanceof SidecarError)) throw error;
          refused++;
        }
      }),
    );
    assert.ok(refused > 50, `only ${refused} refused`);
  });

  it("a sidecar that ends early is truncated, wherever it ends", () => {
    check(
      fc.property(note, format, share, (source, of, at) => {
        const sidecar = toSidecar({ separated: separate(source, { format: of }) }).trimEnd();
        const part = sidecar.slice(
          0,
          Math.min(sidecar.length - 1, Math.floor(at * sidecar.length)),
        );
        assert.throws(() => fromSidecar(part), { code: "truncated", path: "" });
      }),
    );
  });
});

interface QuoteJson {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
  readonly refinedBy: { readonly start: number };
}

/** The quote of each record that has a place; null where there is nothing to quote. */
function quotesOf(sidecar: string): readonly (QuoteJson | null)[] {
  interface Item {
    readonly target: { readonly selector: readonly (QuoteJson & { readonly type: string })[] };
  }
  const { first } = JSON.parse(sidecar) as { first?: { items: readonly Item[] } };
  return (first?.items ?? []).map(
    ({ target }) => target.selector.find(({ type }) => type === "TextQuoteSelector") ?? null,
  );
}

/** Checks a quote, and tells whether the text holds it once. */
function assertQuote(source: string, at: number, quote: QuoteJson): boolean {
  const { prefix, exact, suffix, refinedBy } = quote;
  assert.notEqual(exact, "");
  const whole = prefix + exact + suffix;
  const points = Array.from(exact).slice(0, refinedBy.start).join("");
  const wished = at - prefix.length - points.length;
  // Behind half a pair the selector counts one code point less, within one the pair is a whole one.
  const start = [wished, wished - 1, wished + 1].find(
    (offset) => offset >= 0 && source.startsWith(whole, offset),
  );
  assert.ok(start !== undefined, JSON.stringify(quote));
  for (const cut of [prefix.length, prefix.length + exact.length, 0, whole.length]) {
    assert.ok(!isWithinPair(source, start + cut));
  }
  return !occursTwice(source, whole);
}

function occursTwice(source: string, part: string): boolean {
  return source.includes(part, source.indexOf(part) + 1);
}

function isWithinPair(source: string, offset: number): boolean {
  return (
    /[\ud800-\udbff]$/.test(source.slice(0, offset)) &&
    /^[\udc00-\udfff]/.test(source.slice(offset))
  );
}
