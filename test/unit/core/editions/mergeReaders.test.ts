import assert from "node:assert/strict";
import { isReaderName, mergeReaders } from "../../../../src/core/index.js";
import type { ReaderCopy } from "../../../../src/core/index.js";

const base = "- 书\n  - 土地归公\n  - 赋税减半\n";

function copy(reader: string | null, text: string): ReaderCopy {
  return { reader, text };
}

function check(copies: readonly ReaderCopy[], expected: string): void {
  assert.equal(mergeReaders(copies, { format: "markdown" }).text, expected);
}

describe("readers' copies are merged", () => {
  it("side by side, each with its reader's name", () => {
    check(
      [
        copy("甲", "- 书\n  - 土地归公【谁的】\n  - 赋税减半\n"),
        copy("乙", "- 书\n  - 土地归公【? 何时】\n    - 【存疑】\n  - 赋税减半【!】\n"),
      ],
      "- 书\n  - 土地归公【@甲: 谁的】【@乙: ? 何时】\n    - 【@乙: 存疑】\n  - 赋税减半【@乙: !】\n",
    );
  });

  it("what both have once and without a name, what is named already as it is", () => {
    check(
      [
        copy("甲", "- 书【共】\n  - 土地归公【@丙 2026-05-01: 旧】\n  - 赋税减半\n"),
        copy("乙", "- 书【共】\n  - 土地归公\n  - 赋税减半\n"),
      ],
      "- 书【共】\n  - 土地归公【@丙 2026-05-01: 旧】\n  - 赋税减半\n",
    );
  });

  it("with every reply, also where an annotation would be too long with those of all", () => {
    const long = "长".repeat(9_994);
    const copies = ["是", "否"].map((reply) => copy(reply, `- 书【${long}【${reply}】】\n`));
    const { text } = mergeReaders(copies, { format: "markdown" });
    for (const reply of ["是", "否"]) assert.ok(text.includes(`【${reply}】】`), reply);
  });

  it("with the replies of all to what they have in common", () => {
    check(
      [
        copy("甲", "- 书【共【是】【都答】】\n  - 土地归公\n  - 赋税减半\n"),
        copy("乙", "- 书【共【都答】【否】】\n  - 土地归公\n  - 赋税减半\n"),
      ],
      "- 书【共【@甲: 是】【都答】【@乙: 否】】\n  - 土地归公\n  - 赋税减半\n",
    );
  });

  it("the rest of a line of which they share a part", () => {
    check(
      [
        copy("甲", `${base}  - 【共】【一】\n`),
        copy("乙", `${base}  - 【共】【二】\n`),
        copy("丙", `${base}  - 【三】【共】\n`),
      ],
      `${base}  - 【共】【@甲: 一】\n  - 【@乙: 二】\n  - 【@丙: 三】\n`,
    );
  });

  it("twice where one copy has the same words twice", () => {
    check(
      [
        copy("甲", "- 书【x】【x】\n  - 土地归公\n  - 赋税减半\n"),
        copy("乙", "- 书【x】\n  - 土地归公\n  - 赋税减半\n"),
      ],
      "- 书【x】【@甲: x】\n  - 土地归公\n  - 赋税减半\n",
    );
  });

  it("without names where none is known", () => {
    check(
      [copy(null, `${base}  - 【一】\n`), copy(null, `${base}  - 【二】\n`)],
      `${base}  - 【一】\n  - 【二】\n`,
    );
  });

  it("onto the author text that is chosen, telling where the others differ", () => {
    const copies = [
      copy("甲", "- 书\n  - 土地归公【谁的】\n  - 赋税减半\n"),
      copy("乙", "- 书\n  - 土地归公了【何时】\n  - 赋税减半\n  - 新法初行【好】\n"),
    ];
    const merged = mergeReaders(copies, { format: "markdown", base: 1 });
    assert.equal(
      merged.text,
      "- 书\n  - 土地归公【@甲: 谁的】了【@乙: 何时】\n  - 赋税减半\n  - 新法初行【@乙: 好】\n",
    );
    const [first, second] = merged.copies;
    assert.equal(first?.placed[0]?.status, "edited");
    assert.deepEqual(second?.differences, []);
    const own = "- 书\n  - 土地归公\n  - 赋税减半\n";
    assert.deepEqual(
      first.differences.map(({ now }) => own.slice(now.start, now.end)),
      ["  - 土地归公\n", ""],
    );
  });

  it("and keeps what has no place there as orphans of its copy", () => {
    const { text, copies } = mergeReaders(
      [
        copy("甲", "- 书\n  - 土地归公\n"),
        copy("乙", "- 书\n  - 土地归公\n  - 漕运改道海上【险】\n"),
      ],
      { format: "markdown" },
    );
    assert.equal(text, "- 书\n  - 土地归公\n");
    assert.deepEqual(
      copies[1]?.orphans.map(({ annotation }) => annotation.raw),
      ["【险】"],
    );
  });

  it("not without a copy", () => {
    assert.throws(() => mergeReaders([]), RangeError);
    assert.throws(() => mergeReaders([copy(null, "a")], { base: 1 }), RangeError);
  });
});

describe("a reader's name", () => {
  it("has no blank, colon, @, # or bracket", () => {
    for (const name of ["甲", "anna", "Li-Hua", "李華"]) {
      assert.equal(isReaderName(name), true, name);
    }
    for (const name of ["", "Li Hua", "a:b", "a：b", "@a", "#a", "a【", "x".repeat(65)]) {
      assert.equal(isReaderName(name), false, name);
    }
  });
});
