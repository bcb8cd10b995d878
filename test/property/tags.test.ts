import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addTagIn,
  placedTags,
  renamedTag,
  renameTagSteps,
  withReplies,
} from "../../src/core/editing/index.js";
import { parseNote, separate } from "../../src/core/index.js";
import type { Annotation, NoteFormat } from "../../src/core/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { applied } from "./randomMarkdown.js";

const PIECES = [
  ...[
    "【",
    "】",
    "【",
    "】",
    "【",
    "】",
    "【#a】",
    "#a",
    "#a/b",
    "#A",
    "#甲",
    "#1",
    "#",
    "#a-",
    "#a/",
  ],
  ...["@李", "@李 2026-05-01", ":", "：", "?", "？", "!", "todo", "[ ]", "~", "存疑", "x", "正文"],
  ...[
    " ",
    " ",
    "\n",
    "\n  ",
    "> ",
    "\n> ",
    "\n>",
    "- ",
    "\t",
    "`",
    "``",
    "https://a.b/",
    "，",
    "（",
    "\\",
  ],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(""));
const format = fc.constantFrom<NoteFormat>("markdown", "indented", "page");
const rename = fc.record({
  from: fc.constantFrom("a", "A", "a/b", "甲", "none"),
  to: fc.constantFrom("b", "a/c", "乙", "A", "甲"),
  hasSubTags: fc.boolean(),
});

function read(source: string, noteFormat: NoteFormat): readonly Annotation[] {
  return withReplies(parseNote(source, { format: noteFormat }).annotations);
}

/** What an annotation is, but for its words. */
function nature({ kind, done, reader, date }: Annotation): readonly unknown[] {
  return [kind, done, reader, date];
}

describe("properties of tags", () => {
  it("their places are all that the grammar read", () => {
    check(
      fc.property(text, format, (source, noteFormat) => {
        for (const annotation of read(source, noteFormat)) {
          const places = placedTags(annotation);
          assert.deepEqual([...new Set(places.map(({ name }) => name))], annotation.tags);
          for (const { name, start, end } of places) {
            assert.equal(source.slice(start, end), `#${name}`);
          }
        }
      }),
    );
  });

  it("renaming changes tags and nothing else", () => {
    check(
      fc.property(text, format, rename, (source, noteFormat, wish) => {
        const note = parseNote(source, { format: noteFormat });
        const renamed = applied(source, finished(renameTagSteps(note, wish)));
        const before = read(source, noteFormat);
        const after = read(renamed, noteFormat);
        assert.deepEqual(after.map(nature), before.map(nature));
        assert.deepEqual(
          after.map(({ tags }) => tags),
          before.map(({ tags }) => [...new Set(tags.map((tag) => renamedTag(tag, wish)))]),
        );
        const options = { format: noteFormat };
        assert.equal(separate(renamed, options).text, separate(source, options).text);
      }),
    );
  });

  it("adding one changes tags and nothing else", () => {
    check(
      fc.property(text, format, (source, noteFormat) => {
        const { annotations } = parseNote(source, { format: noteFormat });
        const more = applied(source, addTagIn(annotations, "新"));
        const after = parseNote(more, { format: noteFormat }).annotations;
        assert.deepEqual(after.map(nature), annotations.map(nature));
        assert.deepEqual(
          after.map(({ tags }) => tags),
          annotations.map(({ tags }) => [...tags, "新"]),
        );
        const options = { format: noteFormat };
        assert.equal(separate(more, options).text, separate(source, options).text);
      }),
    );
  });
});
