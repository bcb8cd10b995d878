import assert from "node:assert/strict";
import fc from "fast-check";
import { stringifiedLine } from "../../src/core/exporters/markdownText.js";
import { simpleMarkdownText } from "../../src/core/exporters/simpleMarkdownText.js";
import { sanitizedLine, simpleHtml } from "../../src/core/exporters/htmlText.js";
import { check } from "./check.js";
import { inlines } from "./inlines.js";

const RUNS = 2000;

describe("simple texts", () => {
  it("are written in Markdown as the stringifier writes them", () => {
    check(
      fc.property(inlines, (content) => {
        const simple = simpleMarkdownText(content);
        if (simple !== null) assert.equal(simple, stringifiedLine(content));
      }),
      RUNS,
    );
  });

  it("are written in HTML as they are behind the sanitizer", () => {
    check(
      fc.property(inlines, (content) => {
        const simple = simpleHtml(content);
        if (simple !== null) assert.equal(simple, sanitizedLine(content));
      }),
      RUNS,
    );
  });
});
