import assert from "node:assert/strict";
import { compileAuthorPattern } from "../../../../src/core/annotations/authorBrackets.js";

/** An entry, a body, and whether it is the author's; a fault where the entry is refused. */
function check(entry: string, body: string, expected: string): void {
  const { pattern, fault } = compileAuthorPattern(entry);
  const found = pattern === null ? fault : pattern.matches(body) ? "author" : "reader";
  assert.equal(found, expected, `${entry} on ${body.slice(0, 40)}`);
}

describe("author entries (rule 5)", () => {
  it("match whole bodies", () => {
    check("图一", "图一", "author");
    check("图一", "图一二", "reader");
    check("/图./u", "图一", "author");
    check("/图./u", "图一二", "reader");
    check("/图|表/u", "图一", "reader");
    check("/图|图一/u", "图一", "author");
    check("/^图$/m", "图\n一", "reader");
    check("/图$/mu", "a\n图", "reader");
    check("/./", "𠮷", "author");
    check("/a.b/s", "a\nb", "author");
    check("/A/iu", "a", "author");
    check("/a\\/b/", "a/b", "author");
    check("/a/b/", "a/b", "author");
    check("a/b", "a/b", "author");
  });

  it("match the same body every time", () => {
    const { pattern } = compileAuthorPattern("/图\\d+/u");
    assert.deepEqual(
      [1, 2, 3].map(() => pattern?.matches("图12")),
      [true, true, true],
    );
  });

  it("are refused where they may run away", () => {
    check("/(a*)*b/u", "", "runaway");
    check("/(?:a|a)*b/u", "", "runaway");
    check("/(a|aa)+$/u", "", "runaway");
    check("/(?:.*,){11}P/u", "", "runaway");
    check("/.*.*.*.*.*x/u", "", "runaway");
    check("/(a?){40}a{40}/u", "", "runaway");
    check("/(?:\\p{L}+\\s?)+/u", "", "runaway");
    check(`/${"a?".repeat(30)}/u`, "", "runaway");
    check(`/${"a".repeat(1_001)}/u`, "", "too-long");
  });

  it("are kept where they cannot", () => {
    check("/(图|表|附录)\\s*\\d+(\\.\\d+)?[a-c]?/u", "表 3.12b", "author");
    check("/译者?注：[^]*/u", "译注：" + "字".repeat(9_000), "author");
    check("/[*+?(]{1,3}/u", "(*", "author");
    check("/(?<年>\\d{4})年(?=春|秋).*/u", "2026年春", "author");
    check("/\\p{Script=Han}{2,8}/u", "附录", "author");
    check("/第.+章.*/u", "第三章：" + "字".repeat(900), "author");
    check("/(?:ab)+/u", "abab", "author");
    check("/\\u{56FE}+/u", "图图", "author");
  });

  it("are asked of short bodies only where they are slow, and of none where those are too much", () => {
    check("/.*，.*/u", "甲，乙", "author");
    check("/.*，.*/u", "甲，" + "乙".repeat(1_000), "reader");
    check("/.*，.*，.*/u", "甲，乙，丙", "author");
    check("/.*a.*b.*/u", "a".repeat(9_000), "reader");
    check("/(?:a|a){20}b/u", "a".repeat(100), "reader");
    check("/(?:a|a){40}b/u", "a".repeat(100), "runaway");
  });
});
