import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, separate } from "../../src/core/index.js";
import type { Annotation } from "../../src/core/index.js";
import { preview } from "../unit/core/markdownPreview/preview.js";
import { check } from "./check.js";
import { markdownText } from "./randomMarkdown.js";
import { flat } from "./randomNotes.js";
import { sources } from "./sources.js";

const text = fc.oneof(
  markdownText,
  sources.map((source) => source.text),
);

/** Words and nothing that Markdown or a summary of it could take for anything else. */
const word = fc.constantFrom("甲", "b c", "。", "1", "？x", "@r: y", "#tag");
const annotation = fc.letrec<{ one: string }>((tie) => ({
  one: fc
    .array(fc.oneof({ depthSize: "small", withCrossShrink: true }, word, tie("one")), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => `【${parts.join("")}】`),
})).one;
const plainNote = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "- ", "  - ", "# ", "> ", "1. ", "\n", "**a** ", "`c` "),
      fc.array(fc.oneof(word, annotation, fc.constantFrom("**b**", "[l](m)", "`【n】`", "\\")), {
        minLength: 1,
        maxLength: 4,
      }),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.map(([mark, parts]) => mark + parts.join(" ")).join("\n"));

function bracketed(note: string, annotations: readonly Annotation[]): string[] {
  return annotations.map(({ start, end }) => note.slice(start, end));
}

/** The text of each marked span, with all that is in it. */
function marked(page: string): string[] {
  const starts: number[] = [];
  const found: string[] = [];
  let shown = "";
  const open: { readonly at: number; readonly index: number }[] = [];
  for (const [piece] of page.matchAll(/<[^>]*>|[^<]+/gu)) {
    if (piece.startsWith("<span")) {
      open.push({ at: shown.length, index: starts.push(0) - 1 });
    } else if (piece === "</span>") {
      const { at, index } = open.pop()!;
      found[index] = shown.slice(at);
    } else if (!piece.startsWith("<")) {
      shown += piece;
    }
  }
  assert.equal(open.length, 0, "a span is not closed");
  return found;
}

/** Characters that have no business in a page, except where the note has them. */
function controls(words: string): string[] {
  return Array.from(words).filter((one) => one < " " && !"\t\n\r".includes(one));
}

describe("the Markdown preview", () => {
  it("shows of hidden annotations what it shows of the author's text", () => {
    check(
      fc.property(text, (note) => {
        const author = separate(note, { format: "markdown" }).text;
        assert.equal(preview(note, "hidden").html, preview(author, null).html);
      }),
    );
  });

  it("marks exactly the annotations of the note, in their order", () => {
    check(
      fc.property(plainNote, (note) => {
        const { annotations } = parseNote(note, { format: "markdown" });
        const page = preview(note, "shown").html;
        const source = bracketed(note, flat(annotations));
        assert.deepEqual(
          marked(page).map((words) => words.replaceAll(/[\\*`]|\s|\(m\)|[[\]]/gu, "")),
          source.map((words) => words.replaceAll(/[\\*`]|\s|\(m\)|[[\]]/gu, "")),
        );
      }),
    );
  });

  it("leaves nothing of its own in a page, and every line in its place", () => {
    check(
      fc.property(text, fc.constantFrom("shown" as const, "dimmed" as const), (note, display) => {
        const previewed = preview(note, display);
        const page = previewed.html;
        assert.equal(
          page.match(/<span class="marginalia/gu)?.length,
          page.match(/<\/span>/gu)?.length,
        );
        const used = new Set(controls(note));
        assert.deepEqual(
          controls(page).filter((one) => !used.has(one)),
          [],
        );
        const lineCount = note.split(/\r\n?|\n/u).length;
        let last = 0;
        for (const { map, nesting } of previewed.tokens) {
          if (map === null || nesting < 0) continue;
          assert.ok(map[0] >= last && map[1] >= map[0] && map[1] <= lineCount);
          last = map[0];
        }
      }),
    );
  });
});
