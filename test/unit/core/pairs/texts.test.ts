import assert from "node:assert/strict";
import { editionId, separate, toSidecar } from "../../../../src/core/index.js";
import {
  likenessSteps,
  lineBreaksOf,
  replacementBetween,
  sidecarEdition,
} from "../../../../src/core/pairs/index.js";
import type { LineBreaks } from "../../../../src/core/pairs/index.js";
import { finished } from "../../../../src/core/text/index.js";

describe("line breaks", () => {
  it("are of one kind, of several, or none", () => {
    const check = (text: string, breaks: LineBreaks): void => {
      assert.equal(lineBreaksOf(text), breaks, JSON.stringify(text));
    };
    check("", "none");
    check("a", "none");
    check("a\nb\n", "lf");
    check("\n", "lf");
    check("a\r\nb\r\n", "crlf");
    check("a\r\nb\n", "mixed");
    check("\n\r\n", "mixed");
    check("a\rb", "mixed");
    check("a\n\r", "mixed");
  });
});

describe("the replacement between two texts", () => {
  const check = (text: string, other: string, start: number, end: number): void => {
    const change = replacementBetween(text, other);
    assert.ok(change);
    assert.deepEqual([change.start, change.end], [start, end]);
    assert.equal(text.slice(0, start) + change.text + text.slice(end), other);
  };

  it("is what differs and no more", () => {
    assert.equal(replacementBetween("a", "a"), null);
    check("abc", "aXc", 1, 2);
    check("abc", "ac", 1, 2);
    check("ac", "abc", 1, 1);
    check("aaa", "aa", 2, 3);
    check("", "a", 0, 0);
    check("a", "", 0, 1);
  });

  it("cuts no character and no line break in two", () => {
    check("a👍b", "a👎b", 1, 3);
    check("a\u{10000}b", "a\u{10400}b", 1, 3);
    check("a\r\nb", "a\rXb", 1, 3);
    check("a\r\nb", "aX\nb", 1, 3);
  });
});

describe("the likeness of two texts", () => {
  const likeness = (text: string, other: string): number => finished(likenessSteps(text, other));

  it("is the share of lines that are found again", () => {
    assert.equal(likeness("a\nb\n\nc\nd\n", "d\n  b\nx"), 0.5);
    assert.equal(likeness("a\n", "b\n"), 0);
    assert.equal(likeness("\n\n", "b\n"), 1);
    assert.equal(likeness("a\r\n", "a\n"), 1);
  });
});

describe("the edition of a sidecar", () => {
  it("is read without reading the rest", () => {
    const separated = separate("- a【b】\n", { format: "markdown" });
    const json = toSidecar({ separated, name: '"mg:edition": "no"' });
    assert.equal(sidecarEdition(json), editionId(separated.text));
    assert.equal(sidecarEdition(json.slice(0, json.length / 2)), editionId(separated.text));
    assert.equal(sidecarEdition("{}"), null);
    assert.equal(sidecarEdition(""), null);
  });
});
