import assert from "node:assert/strict";
import type { NoteFormat } from "../../../../src/core/index.js";
import { parseNote, toJSON, updateNote } from "../../../../src/core/index.js";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

/** Where one of these texts takes longer, something in it is quadratic: they took from 5 seconds to hours once. */
const LONGEST = 2_500;

/** Milliseconds that this process has worked: what else the machine does is not counted. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Reads a text in all formats, wholly, and changes it in the middle. */
function check(text: string, formats = FORMATS): void {
  for (const format of formats) {
    const begin = cpuTime();
    const note = parseNote(text, { format });
    toJSON(note);
    const middle = Math.floor(text.length / 2);
    updateNote(note, [{ start: middle, end: middle, text: "【x】\n" }]);
    const taken = cpuTime() - begin;
    assert.ok(taken < LONGEST, `${format} took ${Math.round(taken)} ms: ${text.slice(0, 40)}`);
    assert.equal(note.length, text.length);
  }
}

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");

describe("hostile texts are read without fault, in time that grows with them", () => {
  it("lines of megabytes", () => {
    check("字".repeat(10_000_000));
    check("字【注】".repeat(20_000));
    check(`- ${"word *x* `y` [z](u) ".repeat(4_000)}【x】`);
  });

  it("characters that are none", () => {
    check(`\0\uD800【\uDC00】\0\n${"\uD83D".repeat(1000)}【`);
    check("\u2028\u2029\u0085【\v\f】\r\r\n");
    check("\uFEFF\uFEFF- a\n");
  });

  it("deep nests", () => {
    check(`${"- ".repeat(2_000)}x`);
    check(`${"> ".repeat(5_000)}x【y】`);
    check(`${"1. ".repeat(2_000)}x`);
    check(lines(1_000, (at) => `${"  ".repeat(at)}- x`));
    check(lines(1_000, (at) => `${"\t".repeat(at)}- x`));
    check(lines(1_000, (at) => `${"\t".repeat(at)}【x】`));
    check("【".repeat(5_000) + "】".repeat(5_000));
  });

  it("brackets that do not close", () => {
    check("【".repeat(100_000));
    check(lines(8_000, () => "【a"));
    check(lines(1_000, (at) => `${" ".repeat(at)}【a`));
    check(lines(1_500, (at) => `${" ".repeat(at % 200)}【a`));
    check("】".repeat(100_000));
  });

  it("many blank lines, siblings, cells and paragraphs", () => {
    check("\n".repeat(100_000));
    check("- x\n".repeat(8_000));
    check(`|a|b|\n|-|-|\n${"|【x】|c|\n".repeat(8_000)}`);
    check(`- a\n\n${"  【x】\n\n".repeat(8_000)}`);
    check("> > a\n".repeat(15_000));
    check("> a 【x】\n".repeat(10_000));
  });

  it("marks that do not close", () => {
    const marks = [
      "*",
      "*a ",
      "_a ",
      "[",
      "[a](",
      "[a] ",
      "![",
      "`",
      "a`` ",
      "~~a ",
      "<",
      "<a ",
      "<!--",
    ];
    for (const mark of [...marks, "&", "\\", "http://a.", "a@b.", '[a](b "c ']) {
      check(`- ${mark.repeat(10_000)}【x】\``, ["markdown"]);
    }
    check(`[a]: b (\n${"c\n".repeat(20_000)}`, ["markdown"]);
  });
});

describe("tens of thousands of annotations on one line", () => {
  const note = parseNote("字【注】".repeat(60_000), { format: "indented" });

  it("are walked in time that grows with them", () => {
    const begin = cpuTime();
    let count = 0;
    for (let found = note.annotationAfter(-1); found; found = note.annotationAfter(found.start)) {
      count++;
    }
    for (let at = 0; at < 1_000; at++) assert.ok(note.annotationAt(at * 200 + 2));
    assert.equal(count, 60_000);
    assert.ok(cpuTime() - begin < LONGEST);
  });
});
