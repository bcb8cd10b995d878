import assert from "node:assert/strict";
import type { NoteFormat } from "../../../../src/core/index.js";
import { parseNote } from "../../../../src/core/index.js";

/** Problems as `code at` what follows the bracket. */
function check(text: string, expected: readonly string[], format: NoteFormat = "markdown"): void {
  const found = parseNote(text, { format }).problems.map(
    ({ code, start, end }) => `${code} ${text.slice(start, end)} ${start}`,
  );
  assert.deepEqual(found, expected, text);
}

describe("problems", () => {
  it("are unclosed and stray brackets, in document order and in the note's offsets", () => {
    check("- 甲【\n- 乙】\n- 【丙】\n", ["unclosed-bracket 【 3", "stray-bracket 】 8"]);
    check("引【\n\n- 甲\n", ["unclosed-bracket 【 1"]);
    check("甲【\n\t乙】】\n", ["stray-bracket 】 6"], "indented");
    check("题【\n甲】\n题\n", ["unclosed-bracket 【 1", "stray-bracket 】 4"], "page");
  });

  it("are none in code, escapes and replies", () => {
    check("- `【` \\【 【a【b】】\n", []);
    check("```\n【\n```\n", []);
  });

  it("tell of a body that is too long", () => {
    check(`- 【${"x".repeat(10_001)}】\n`, ["body-too-long 【 2", "stray-bracket 】 10004"]);
    check(`- 【${"x".repeat(10_000)}】\n`, []);
  });
});
