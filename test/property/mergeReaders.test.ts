import assert from "node:assert/strict";
import fc from "fast-check";
import { separate } from "../../src/core/index.js";
import type { NoteFormat } from "../../src/core/index.js";
import { mergeReaders } from "../../src/core/editions/index.js";
import { check } from "./check.js";

const LINES = [
  "- 甲乙丙丁\n",
  "  - 戊己庚辛\n",
  "- harvest and rain\n",
  "# 天地玄黄\n",
  "宇宙洪荒\n",
  "\t日月盈昃\n",
  "\n",
  "寒来暑往",
];
const WORDS = [
  "【x】",
  "【? y】",
  "【甲【乙】】",
  "【@丙: z】",
  "- 【w】\n",
  "  - 【v】【u】\n",
  "\t【t】\n",
  "",
];

const format = fc.constantFrom<NoteFormat>("markdown", "indented", "page");
const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 12 });
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 12, maxLength: 12 });

/** The lines with a reader's words behind some of them. */
function annotated(text: readonly string[], remarks: readonly string[]): string {
  return text
    .map((line, index) => {
      const remark = remarks[index] ?? "";
      return remark.endsWith("\n") ? line + remark : line.replace(/\n?$/, `${remark}$&`);
    })
    .join("");
}

describe("copies of several readers become one note", () => {
  it("which is the copy itself, to the byte, when there is one or all are the same", () => {
    check(
      fc.property(
        lines,
        words,
        format,
        fc.integer({ min: 1, max: 3 }),
        (text, remarks, as, count) => {
          const note = annotated(text, remarks);
          const copies = Array.from({ length: count }, (_, at) => ({
            text: note,
            reader: count > 1 ? `r${at}` : null,
          }));
          assert.equal(mergeReaders(copies, { format: as }).text, note);
        },
      ),
    );
  });

  it("with the author text of the base, and every annotation of every copy once", () => {
    check(
      fc.property(lines, words, words, lines, format, (text, one, other, changed, as) => {
        const copies = [
          { text: annotated(text, one), reader: "甲" },
          { text: annotated(text, other), reader: "乙" },
          { text: annotated(changed, one), reader: null },
        ];
        const merged = mergeReaders(copies, { format: as });
        const options = { format: as };
        const detail = JSON.stringify({ copies, merged: merged.text });
        const now = separate(merged.text, options);
        assert.equal(now.text, separate(copies[0]?.text ?? "", options).text, detail);
        let placed = 0;
        for (const [index, copy] of merged.copies.entries()) {
          const own = separate(copies[index]?.text ?? "", options).annotations.map(
            ({ raw }) => raw,
          );
          const found = [...copy.placed, ...copy.orphans].map(({ annotation }) => annotation.raw);
          assert.deepEqual(found.sort(), own.sort(), detail);
          placed += copy.placed.length - copy.shared;
        }
        assert.equal(now.annotations.length, placed, detail);
      }),
    );
  });
});
