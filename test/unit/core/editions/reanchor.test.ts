import assert from "node:assert/strict";
import { reanchor, reanchorSteps, separate } from "../../../../src/core/index.js";
import type { NoteFormat, PlacedAnnotation } from "../../../../src/core/index.js";

function fromFixture(text: string): string {
  return text.replaceAll("⏎", "\n").replaceAll("␍", "\r").replaceAll("⇥", "\t");
}

/** The new text with each annotation's words and status where it was placed; orphans stand behind ` ~ `. */
function carry(format: NoteFormat, note: string, edition: string): string {
  const separated = separate(fromFixture(note), { format });
  const newText = fromFixture(edition);
  const { placed, orphans } = reanchor(separated, newText);
  const marks = placed.map(({ annotation, at, status }) => ({
    at,
    mark: `‹${annotation.body} ${status}›`,
  }));
  let marked = newText;
  for (const { at, mark } of marks.reverse()) {
    marked = marked.slice(0, at) + mark + marked.slice(at);
  }
  const shown = marked.replaceAll("\n", "⏎").replaceAll("\r", "␍").replaceAll("\t", "⇥");
  return [shown, ...orphans.map(({ annotation }) => annotation.body)].join(" ~ ");
}

/** `expected` is the new text with the annotations; without them it is the new text. */
function check(format: NoteFormat, note: string, expected: string): void {
  const [edition = ""] = expected.replaceAll(/‹[^›]*›/g, "").split(" ~ ");
  assert.equal(carry(format, note, edition), expected);
}

describe("reanchor: annotations within lines", () => {
  it("go with their line, whatever stands before it", () => {
    check("indented", "水渠【x】与堤岸⏎粮仓", "新的一行⏎水渠‹x exact›与堤岸⏎粮仓");
    check("indented", "上游筑堤⏎⇥下游受淹【x】⏎⇥秋收", "⇥秋收⏎又一行⏎⇥下游受淹‹x moved›⏎上游筑堤");
    check("markdown", "1. who pays【x】 for it⏎2. b", "1. b⏎2. c⏎3. who pays‹x moved› for it");
  });

  it("stand behind the word that was before them, when their line was changed", () => {
    check("page", "隐含预设:上级不信任下级【x】⏎后", "隐含的预设:上级并不信任下级‹x edited›⏎后");
    check("page", "党务工作【x】掉入材料陷阱⏎后", "近年来党务工作‹x edited›掉入了材料的陷阱⏎后");
    check("indented", "谁出钱谁出力【x】谁说了算⏎乙", "谁出钱谁干活‹x edited›谁说了算⏎乙");
  });

  it("stay before what follows, where nothing is before them", () => {
    check(
      "markdown",
      "- 【x】who pays for the canal⏎- b",
      "- ‹x edited›who paid for the canals⏎- b",
    );
  });

  it("go with their part of a line that was split, and with a line that was joined to another", () => {
    check(
      "indented",
      "上游筑堤等于送水,下游年年受淹【x】⏎乙",
      "上游筑堤等于送水,⏎下游年年受淹‹x edited›⏎乙",
    );
    check(
      "indented",
      "上游筑堤等于送水【x】⏎下游年年受淹【y】⏎乙",
      "上游筑堤等于送水‹x edited›下游年年受淹‹y edited›⏎乙",
    );
  });

  it("are orphans when their line is gone, although another line resembles it", () => {
    check("indented", "堤是一道墙【x】⏎堤是一本账⏎渡口", "堤是一本账⏎渡口 ~ x");
    check("indented", "甲⏎上游筑堤等于把水送给下游【x】⏎乙⏎丙⏎丁", "甲⏎乙⏎丙⏎丁⏎上游筑堤等 ~ x");
    check("page", "影响【x】⏎水渠⏎原因⏎影响【y】⏎粮仓", "水渠⏎原因⏎影响‹y exact›⏎粮仓 ~ x");
  });

  it("are orphans when two places are as good as each other", () => {
    check("indented", "影响【x】⏎甲乙⏎丙丁⏎戊己", "甲乙⏎影响⏎丙丁⏎影响⏎戊己 ~ x");
  });

  it("never cut a character", () => {
    const family = "👩‍👩‍👧";
    check("indented", `一家人${family}【x】在一起⏎乙`, `那一家人${family}‹x edited›在一起了⏎乙`);
    const { placed } = reanchor(
      separate("喜欢𠮷野家【x】的牛肉饭", { format: "indented" }),
      "喜欢𠮸野家的牛肉饭",
    );
    assert.equal(placed[0]?.at, "喜欢𠮸野家".length);
  });

  it("keep blanks before them, and their order at one place", () => {
    check("indented", "乙⏎人才 【x】【y】⏎丙", "甲⏎乙⏎人才 ‹x exact›‹y exact›⏎丙");
  });
});

describe("reanchor: annotations on lines of their own", () => {
  it("follow their host, behind those of its children that they followed", () => {
    check("indented", "甲方⏎⇥乙方⏎⇥丙方⏎⇥【x】⏎丁方", "丁方⏎甲方⏎⇥乙方⏎⇥丙方⏎‹x exact›");
    check(
      "markdown",
      "- canal⏎  - toll⏎  - 【x】⏎- mill⏎",
      "- dam⏎- canal⏎  - toll⏎‹x exact›  - weir⏎- mill⏎",
    );
    check("indented", "甲方⏎⇥乙方⏎⇥【x】⏎丁方⏎戊方", "⇥乙方⏎丁方⏎戊方⏎甲方⏎‹x moved›⇥丙方");
  });

  it("are orphans when the host is gone, although its children are not", () => {
    check("indented", "总⏎⇥上游筑堤⏎⇥⇥下游受淹⏎⇥⇥【x】⏎⇥渡口", "总⏎⇥⇥下游受淹⏎⇥渡口 ~ x");
  });

  it("in page text stand before the line that follows", () => {
    check("page", "甲方⏎【x】⏎乙方⏎丙方", "甲方⏎新来的⏎‹x exact›乙方⏎丙方");
    check("page", "甲方⏎【x】⏎乙方⏎丙方", "甲方⏎丙方 ~ x");
  });
});

describe("reanchor", () => {
  it("places all where they are when the text is the same", () => {
    const separated = separate("- a【x】\n- 【y】\n", { format: "markdown" });
    const { placed, orphans } = reanchor(separated, separated.text);
    assert.deepEqual(orphans, []);
    const same = (place: PlacedAnnotation): boolean =>
      place.status === "exact" && place.confidence === 1 && place.at === place.annotation.at;
    assert.ok(placed.every(same));
    assert.equal(placed.length, 2);
  });

  it("tells of an orphan where it was and where it may belong", () => {
    const note = "总论\n\t上游筑堤等于把水送给下游【x】\n\t渡口\n附录\n\t税册\n";
    const newText = "总论\n\t渡口\n附录\n\t税册\n\t上游筑堤等于\n";
    const { orphans } = reanchor(separate(note, { format: "indented" }), newText);
    const [orphan] = orphans;
    assert.deepEqual(orphan?.oldPath, ["总论", "上游筑堤等于把水送给下游"]);
    assert.equal(orphan.context, "上游筑堤等于把水送给下游");
    assert.deepEqual(
      orphan.candidates.map(({ text, path }) => ({ text, path })),
      [{ text: "上游筑堤等于", path: ["附录", "上游筑堤等于"] }],
    );
    assert.ok((orphan.candidates[0]?.score ?? 0) > 0.5);
  });

  it("works in slices that grow in number with the text, and not in length", () => {
    for (const lines of [2000, 8000]) {
      const text = Array.from({ length: lines }, (_, at) => `line ${at} of the canal`).join("\n");
      const separated = separate(`${text}【x】`, { format: "page" });
      const steps = reanchorSteps(separated, text.replaceAll("7", "8"));
      let count = 0;
      while (steps.next().done !== true) count++;
      assert.ok(count > lines / 256, `${count} steps for ${lines} lines`);
    }
  });
});
