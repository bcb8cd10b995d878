import assert from "node:assert/strict";
import fc from "fast-check";
import { findWordsSteps } from "../../../../src/core/find/index.js";
import type { Voice } from "../../../../src/core/find/index.js";
import { parseNote, separate } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { check as checkProperty } from "../../../property/check.js";

/** What matches in each voice, a match in several pieces with `+` between them. */
function found(text: string, words: string, voice: Voice): readonly string[] {
  const note = parseNote(text, { format: "markdown" });
  const { found: matches, count } = finished(
    findWordsSteps(note, { words, voice, limit: Infinity }),
  );
  assert.equal(matches.length, count);
  return matches.map(({ ranges }) =>
    ranges.map(({ start, end }) => text.slice(start, end)).join("+"),
  );
}

function check(text: string, words: string, author: string, reader: string): void {
  assert.equal(found(text, words, "author").join(" "), author);
  assert.equal(found(text, words, "reader").join(" "), reader);
}

describe("words of one voice", () => {
  it("are found in any case, as they stand", () => {
    check("- Clay 【clay, CLAY】 clay\n", "clay", "Clay clay", "clay CLAY");
    check("- a.b 【a+b】 axb\n", "a.b", "a.b", "");
    check("- İx【İ】\n", "İ", "İ", "İ");
  });

  it("do not run into the other's words, and go on behind them", () => {
    check("- 水【渠】沟 【水【渠】沟】\n", "水沟", "水+沟", "水+沟");
    check("- 水【渠】沟\n", "水渠", "", "");
    check("- a【b\n  c】d\n", "ad", "a+d", "");
    check("- 【a】【b】c【d】\n", "ab", "", "");
  });

  it("are not found in brackets, and not where nothing is asked for", () => {
    check("- a【b】\n", "【", "", "");
    check("- a【b】\n", " ", "", "");
  });

  it("are found in notes of many blocks, and counted beyond the limit", () => {
    const text = `${"- word 【word】 filler ".padEnd(90, "x")}\n`.repeat(500);
    assert.equal(found(text, "word", "author").length, 500);
    assert.equal(found(text, "word", "reader").length, 500);
    const note = parseNote(text, { format: "markdown" });
    const limited = finished(findWordsSteps(note, { words: "word", voice: "author", limit: 3 }));
    assert.deepEqual([limited.found.length, limited.count], [3, 500]);
    assert.equal(found(`- ${"y".repeat(30_000)}z【z】\n`, "yz", "author").length, 1);
  });

  it("of the author are those of the author's text, where lines stay lines", () => {
    const piece = fc.constantFrom("a", "b", "ab", "【", "】", "【a】", "【b【a】】", " ", "\n- ");
    checkProperty(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `- x${pieces.join("")}`;
        const author = separate(text, { format: "markdown" }).text;
        const count = author.match(/ab/gu)?.length ?? 0;
        assert.equal(found(text, "ab", "author").length, count);
      }),
    );
  });
});
