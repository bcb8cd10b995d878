import assert from "node:assert/strict";
import { compileGrammar, scanAnnotations } from "../../../../src/core/annotations/index.js";
import { renderScan } from "./render.js";

/** What stands between grave accents is hidden; for the rest see `renderScan`. */
function check(input: string, expected: string): void {
  const hidden = [...input.matchAll(/`[^`]*`/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const pairs = [
    { open: "【", close: "】" },
    { open: "%%", close: "%%" },
  ];
  const scan = scanAnnotations(input, compileGrammar({ brackets: pairs }), hidden);
  assert.equal(renderScan(input, scan), expected, input);
}

describe("brackets: hidden ranges (rule 3)", () => {
  it("sees no bracket in them", () => {
    check("`【a】`", "`【a】`");
    check("【a `】` b】", "<a `】` b>");
    check("`【`【a】`】`", "`【`<a>`】`");
    check("`【`代码`】`【读`【`】", "`【`代码`】`<读`【`>");
  });

  it("sees all brackets between and after them", () => {
    check("【a】`x`【b】`y`【c", "<a>`x`<b>`y`{c");
    check("``【a】``", "``<a>``");
  });

  it("takes no token that reaches into one", () => {
    const scan = scanAnnotations(
      "a%%b%%",
      compileGrammar({ brackets: [{ open: "%%", close: "%%" }] }),
      [{ start: 2, end: 3 }],
    );
    assert.deepEqual(scan.problems, [{ start: 4, end: 6, code: "unclosed-bracket" }]);
  });

  it("leaves body and text as they stand", () => {
    const [annotation] = scanAnnotations("【a`】`】", compileGrammar(), [
      { start: 2, end: 5 },
    ]).annotations;
    assert.equal(annotation?.text, "a`】`");
  });
});
