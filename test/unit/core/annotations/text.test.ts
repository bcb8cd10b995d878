import assert from "node:assert/strict";
import { compileGrammar, unescapeBrackets } from "../../../../src/core/annotations/index.js";

const grammar = compileGrammar({
  brackets: [
    { open: "【", close: "】" },
    { open: "%%", close: "%%" },
  ],
});

/** Author text, and what it says once the escapes of the grammar are undone. */
function check(input: string, expected: string): void {
  assert.equal(unescapeBrackets(input, grammar), expected, input);
}

describe("escapes in author text (rule 18)", () => {
  it("halves the backslashes before a literal bracket, rounding down", () => {
    check("\\【图一\\】", "【图一】");
    check("\\\\\\【", "\\【");
    check("\\".repeat(5) + "】", "\\\\】");
    check("\\%%a", "%%a");
  });

  it("halves those before a live one", () => {
    check("【", "【");
    check("\\\\【", "\\【");
    check("a\\\\\\\\】b", "a\\\\】b");
  });

  it("leaves all others", () => {
    check("", "");
    check("\\a \\\\ \\", "\\a \\\\ \\");
    check("\\ 【", "\\ 【");
    check("\\*x\\* \\【", "\\*x\\* 【");
    check("\\%", "\\%");
  });

  it("leaves those where brackets are not seen", () => {
    const hidden = [{ start: 2, end: 6 }];
    assert.equal(unescapeBrackets("\\【`\\】`\\】", grammar, hidden), "【`\\】`】");
  });

  it("reads each token by itself", () => {
    check("\\【\\【【\\\\【", "【【【\\【");
    check("\\%%%%", "%%%%");
  });
});
