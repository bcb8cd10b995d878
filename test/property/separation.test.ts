import assert from "node:assert/strict";
import fc from "fast-check";
import {
  merge,
  MergeError,
  parseNote,
  separate,
  separationProblems,
} from "../../src/core/index.js";
import type { MergeInput, Note, NoteFormat, NoteOptions } from "../../src/core/index.js";
import { nodePath } from "../../src/core/note/index.js";
import { positionMapSteps } from "../../src/core/separation/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { shareBelowOne } from "./share.js";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

/** What changes the meaning of what stands around it, and what must come back to the unit. */
const PIECES = [
  ...["- ", "* ", "1. ", "10. ", "# ", "## ", "> ", "- [ ] ", "  ", "    ", "\t", "\u3000"],
  ...["\n", "\n", "\n", "\n\n", "\r\n", "\r\n", "\r", "\uFEFF", "\u0000", "\ud800", "\udc00"],
  ...[
    "a",
    "b c",
    "第一",
    "7",
    "【",
    "】",
    "\\",
    "\\\\",
    "\\【",
    "\\】",
    "`",
    "**",
    "---\n",
    "===\n",
  ],
  ...[
    "【x】",
    "【x】",
    "【x】",
    "【a【b】c】",
    "【? y】",
    "【p\n  q】",
    "- 【x】\n",
    "\n\n【x】\n\n",
  ],
  ...["```\n", "[l](u)", "<div>", "<!--", "-->", "[r]: u\n", "|a|b|\n|-|-|\n", "  - b\n"],
  ...["%%", "%", "%%z%%", "[[", "]]", "[", "]", "【author】", "【au【x】】", "{", "{:", "}", ":}"],
];

const GRAMMARS: readonly NoteOptions[] = [
  {},
  {
    brackets: [
      { open: "【", close: "】" },
      { open: "%%", close: "%%" },
      { open: "[[", close: "]]" },
    ],
    authorBrackets: ["author", "/au.*/"],
  },
  {
    brackets: [
      { open: "{", close: "}" },
      { open: "{:", close: ":}" },
      { open: "%", close: "%" },
      { open: "%%", close: "%%" },
    ],
  },
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(""));
const options = fc.record({
  format: fc.constantFrom(...FORMATS),
  grammar: fc.constantFrom(...GRAMMARS),
});

const placed = fc.record({
  share: shareBelowOne,
  raw: fc.constantFrom("【x】", "【a【b】】", "【? y】", "【】"),
  lead: fc.constantFrom("", "", "- ", "\n", "x"),
  trail: fc.constantFrom("", "", "\n", " "),
});

/** All strings over an alphabet up to a length. */
function* strings(alphabet: string, longest: number): Generator<string> {
  let last = [""];
  yield "";
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((head) => Array.from(alphabet, (unit) => head + unit));
    yield* last;
  }
}

/** Length of the longest string tried one by one; all of length 7 take half a minute, `PROPERTY_LENGTH=7` asks for it. */
const LONGEST = Number(process.env["PROPERTY_LENGTH"] ?? 4);

function assertLaw1(note: string, noteOptions: NoteOptions): void {
  const separated = separate(note, noteOptions);
  assert.equal(merge(separated), note);
}

function assertLaw2(input: MergeInput, noteOptions: NoteOptions): void {
  const merged = merge(input, noteOptions);
  const separated = separate(merged, noteOptions);
  assert.equal(separated.text, input.text);
  const inOrder = [...input.annotations].sort((a, b) => a.at - b.at);
  assert.deepEqual(
    separated.annotations.map(({ raw }) => raw),
    inOrder.map(({ raw }) => raw),
  );
}

describe("properties of separating", () => {
  it("law 1: what is separated is merged to the same text, for every short string", function () {
    this.timeout(120_000);
    for (const format of FORMATS) {
      for (const note of strings("【】\\a\n", LONGEST)) assertLaw1(note, { format });
    }
  });

  it("law 1: and for any other, through JSON", () => {
    check(
      fc.property(
        fc.oneof(text, fc.string({ unit: "binary" })),
        options,
        (note, { format, grammar }) => {
          const separated = separate(note, { ...grammar, format });
          const copy = JSON.parse(JSON.stringify(separated)) as typeof separated;
          assert.deepEqual(copy, separated);
          assert.equal(merge(copy), note);
          assertLaw1(note, grammar);
        },
      ),
    );
  });

  it("law 1: whatever the length", () => {
    check(
      fc.property(
        fc.array(fc.constantFrom("【", "】", "\\", "a", "\n"), { minLength: 6, maxLength: 9 }),
        fc.constantFrom(...FORMATS),
        (units, format) => {
          assertLaw1(units.join(""), { format });
        },
      ),
    );
  });

  it("law 2: annotations at any places of any short text come back, and the text with them", () => {
    for (const format of FORMATS) {
      for (const author of strings("【】\\a\n", 3)) {
        for (let at = 0; at <= author.length; at++) {
          const annotations = [
            { at, raw: "【x】" },
            { at: author.length - (at >> 1), raw: "【y【】】" },
          ];
          assertLaw2({ text: author, annotations }, { format });
        }
      }
    }
  });

  it("law 2: and of any other, or nothing is returned", () => {
    let failed = 0;
    let tried = 0;
    check(
      fc.property(text, options, fc.array(placed, { maxLength: 4 }), (author, all, places) => {
        const annotations = places.map(({ share, raw, lead, trail }) => ({
          at: Math.floor(share * (author.length + 1)),
          raw: all.grammar === GRAMMARS[2] ? "{x}" : raw,
          lead,
          trail,
        }));
        tried++;
        try {
          assertLaw2({ text: author, annotations }, { ...all.grammar, format: all.format });
        } catch (error) {
          if (!(error instanceof MergeError) || error.code !== "no-place") throw error;
          failed++;
        }
      }),
    );
    // A text that is code from its first line to its last has no place for an annotation.
    assert.ok(failed <= 5 + tried / 50, `${String(failed)} of ${String(tried)} have no place`);
  });

  it("law 2: what a note was separated into needs no seal, and loses annotations without harm", () => {
    check(
      fc.property(text, options, fc.nat(), (source, { format, grammar }, mask) => {
        const all = { ...grammar, format };
        const { seal, ...open } = separate(source, all);
        assert.ok(seal);
        assert.equal(merge(open, all), source);
        const annotations = open.annotations.filter((_, at) => ((mask >> (at % 8)) & 1) === 0);
        try {
          assert.equal(separate(merge({ ...open, annotations }, all), all).text, open.text);
        } catch (error) {
          if (!(error instanceof MergeError)) throw error;
        }
      }),
    );
  });

  it("keeps of the lines in a path what tells where it is", () => {
    const long = `- ${"甲".repeat(198)}\u{20000}乙乙【x】\n`;
    assert.deepEqual(
      separate(long, { format: "markdown" }).annotations.map(({ path }) => path),
      [[`${"甲".repeat(198)}…`]],
    );
  });

  it("says of an annotation what the note says of it", () => {
    check(
      fc.property(text, options, (source, { format, grammar }) => {
        const all = { ...grammar, format };
        const { annotations } = parseNote(source, all);
        assert.deepEqual(
          separate(source, all).annotations.map(({ raw, placement, path, kind }) => [
            raw,
            placement,
            path,
            kind,
          ]),
          annotations.map(({ start, end, placement, host, kind }) => [
            source.slice(start, end),
            placement,
            nodePath(host),
            kind,
          ]),
        );
      }),
    );
  });

  it("leaves the outline of the author as it is, where there is no problem", () => {
    let tried = 0;
    check(
      fc.property(text, options, (source, { format, grammar }) => {
        const all = { ...grammar, format };
        const note = parseNote(source, all);
        if (separationProblems(note).length > 0) return;
        tried++;
        const author = merge({ ...separate(source, all), annotations: [], escapes: [] });
        assert.deepEqual(authorOutline(parseNote(author, all)), authorOutline(note));
      }),
    );
    assert.ok(tried > 30, `only ${String(tried)} notes without problems`);
  });
});

/** Types and depths of the nodes that hold more than annotations. */
function authorOutline(note: Note): readonly (readonly [string, number])[] {
  return note.nodes
    .filter((node) => !node.isAnnotationOnly)
    .map(({ type, depth }) => [type, depth]);
}

describe("positions in note and author text", () => {
  it("name the same unit, and every unit of the author text has one", () => {
    check(
      fc.property(text, options, (noteText, { format, grammar }) => {
        const separated = separate(noteText, { ...grammar, format });
        const map = finished(positionMapSteps(noteText, separated));
        let author = "";
        for (let offset = 0; offset < noteText.length; offset++) {
          const at = map.authorOffset(offset);
          assert.equal(at, author.length, `unit ${offset}`);
          if (map.authorOffset(offset + 1) > at) author += noteText.charAt(offset);
        }
        assert.equal(author, separated.text);
        for (let offset = 0; offset <= author.length; offset++) {
          assert.equal(map.authorOffset(map.noteOffset(offset)), offset, `place ${offset}`);
        }
      }),
    );
  });
});
