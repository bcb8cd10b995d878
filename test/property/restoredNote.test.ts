import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote } from "../../src/core/index.js";
import type { NoteNode } from "../../src/core/index.js";
import { restore, writeRestoredNote } from "../../src/core/restoration/index.js";
import { check } from "./check.js";

const WORDS = [
  ...[
    "原因",
    "四个变化",
    "a_b",
    "_x_",
    "*强*",
    "`码`",
    "[x]",
    "<b>",
    "&lt;",
    "#标签",
    "~~删~~",
    "1. ",
    "2)",
  ],
  ...[
    "- ",
    "+ ",
    "> ",
    "=",
    "\\",
    "\\*",
    "|",
    "![图](a)",
    "https://a.b/c_d",
    "# ",
    "---",
    ":",
    "  ",
    "[ ] ",
  ],
];

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 });
const line = words
  .map((all) => all.join("").replace(/\s+/g, " ").trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const remark = fc.constantFrom("【x】", "【a【b】】", "【?为什么 *】", "【@甲: 好 #标签】");
const pageLines = fc
  .array(fc.tuple(line, fc.constantFrom("", "", "inline", "above"), remark), {
    minLength: 2,
    maxLength: 20,
  })
  .map((parts) => [
    "开头",
    ...parts.flatMap(([text, where, body]) =>
      where === "" ? [text] : where === "inline" ? [`${text}${body}`] : [body, text],
    ),
  ]);

/** What a node says, in words that every format gives alike. */
function said({ label, annotations }: NoteNode): string {
  return `${label.replace(/\s+/g, " ")}|${annotations.map(({ body }) => body).join("|")}`;
}

/** The nodes of a note, children before their parent. */
function postOrder(node: NoteNode): NoteNode[] {
  return [...node.children.flatMap((child) => postOrder(child)), node];
}

describe("a restored page, written", function () {
  this.timeout(120_000);

  it("gives the same lines when the tree is taken back to post-order, as indented text", () => {
    check(
      fc.property(pageLines, (lines) => {
        const page = parseNote(lines.join("\n"), { format: "page" });
        const text = writeRestoredNote(lines, restore(lines), { format: "indented" });
        const note = parseNote(text, { format: "indented" });
        assert.deepEqual(postOrder(note.root).map(said), page.nodes.map(said), text);
      }),
      60,
    );
  });

  it("keeps every annotation and the author's words, as Markdown", () => {
    check(
      fc.property(pageLines, fc.nat(4), (lines, headings) => {
        const restoration = restore(lines);
        const text = writeRestoredNote(lines, restoration, { format: "markdown", headings });
        const note = parseNote(text, { format: "markdown" });
        const bodies = note.annotations.map(({ body }) => body).sort();
        const page = parseNote(lines.join("\n"), { format: "page" });
        assert.deepEqual(bodies, page.annotations.map(({ body }) => body).sort(), text);
        assert.equal(
          note.nodes.filter(({ type }) => type !== "root").length,
          page.nodes.length,
          text,
        );
      }),
      60,
    );
  });
});
