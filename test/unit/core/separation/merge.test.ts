import assert from "node:assert/strict";
import { merge, MergeError, mergeWithReport, separate } from "../../../../src/core/index.js";
import type { MergeInput, NoteFormat, NoteOptions } from "../../../../src/core/index.js";

function fromFixture(text: string): string {
  return text.replaceAll("⏎", "\n").replaceAll("␍", "\r");
}

function toFixture(text: string): string {
  return text.replaceAll("\n", "⏎").replaceAll("\r", "␍");
}

/** An author text with annotations at their places, each between two `‸`. */
function inputOf(fixture: string): MergeInput {
  const annotations: { at: number; raw: string }[] = [];
  let text = "";
  for (const [index, part] of fromFixture(fixture).split("‸").entries()) {
    if (index % 2 === 0) text += part;
    else annotations.push({ at: text.length, raw: part });
  }
  return { text, annotations };
}

/** Merges, holds law 2, and compares; annotations that were moved stand behind ` ~ ` as from>to. */
function check(
  format: NoteFormat,
  fixture: string,
  expected: string,
  grammar: NoteOptions = {},
): void {
  const options = { ...grammar, format };
  const input = inputOf(fixture);
  const { text, moved } = mergeWithReport(input, options);
  const back = separate(text, options);
  assert.equal(back.text, input.text);
  assert.deepEqual(
    back.annotations.map(({ raw }) => raw),
    input.annotations.map(({ raw }) => raw),
  );
  const report = moved.map(({ from, to }) => `${String(from)}>${String(to)}`);
  assert.equal(toFixture([text, ...report].join(" ~ ")), expected);
}

function errorOf(format: NoteFormat, input: MergeInput): readonly [string, number] {
  try {
    merge(input, { format });
  } catch (error) {
    assert.ok(error instanceof MergeError);
    return [error.code, error.index];
  }
  return ["none", -1];
}

describe("merge", () => {
  it("puts annotations where they belong", () => {
    check("markdown", "- a‸【x】‸ b⏎", "- a【x】 b⏎");
    check("markdown", "a‸【x】‸‸【y】‸", "a【x】【y】");
    check("page", "甲‸【x】‸⏎乙‸【y】‸", "甲【x】⏎乙【y】");
    check("indented", "‸【x】‸", "【x】");
  });

  it("gives a line of its own to what stands alone on one, so that the line stays", () => {
    check("markdown", "a⏎‸【x】‸⏎b⏎", "a⏎【x】⏎⏎b⏎");
    check("indented", "a⏎‸【x】‸  b⏎", "a⏎  【x】⏎  b⏎");
    check("page", "a⏎‸【x】‸", "a⏎【x】⏎");
  });

  it("writes backslashes before brackets that would be annotations, and before an annotation", () => {
    check("markdown", "a【b】c‸【x】‸", "a\\【b\\】c【x】");
    check("markdown", "a \\‸【x】‸b", "a \\\\【x】b");
    check("markdown", "\\【a\\\\】", "\\\\\\【a\\\\\\\\\\】");
    check("markdown", "a【b‸【x】‸", "a【b【x】");
    check("markdown", "`a【b】`‸【x】‸", "`a【b】`【x】");
  });

  it("leaves the author's own pairs alone until an annotation stands in one", () => {
    const grammar = { authorBrackets: ["sic"] };
    check("markdown", "a【sic】b‸【x】‸", "a【sic】b【x】", grammar);
    check("markdown", "a【si‸【x】‸c】b", "a\\【si【x】c\\】b", grammar);
  });

  it("escapes more where pairs that open and close alike would meet", () => {
    const grammar = { brackets: [{ open: "%%", close: "%%" }] };
    check("indented", "a %% b‸%%x%%‸", "a \\%% b%%x%%", grammar);
  });
});

describe("merge: places that cannot hold an annotation", () => {
  it("move it to the end of the node there", () => {
    check("markdown", "- `co‸【x】‸de` b⏎- c⏎", "- `code` b【x】⏎- c⏎ ~ 5>10");
    check("markdown", "[a](b‸【x】‸c) d⏎", "[a](bc) d【x】⏎ ~ 5>9");
    check("indented", "a␍‸【x】‸⏎b", "a【x】␍⏎b ~ 2>1");
    check("page", "a\ud83d‸【x】‸\ude00b⏎c", "a😀b【x】⏎c ~ 2>4");
    check("indented", "e‸【x】‸\u0301f⏎  g", "e\u0301f【x】⏎  g ~ 1>3");
    check("indented", "a⏎ ‸【x】‸⏎b", "a【x】⏎ ⏎b ~ 3>1");
  });

  it("else to a line of its own", () => {
    check("markdown", "---⏎a: ‸【x】‸b⏎---⏎# h⏎", "---⏎a: b⏎---⏎【x】⏎# h⏎ ~ 7>13");
    check("markdown", "```⏎co‸【x】‸de⏎```⏎⏎- b⏎", "```⏎code⏎```⏎【x】⏎⏎- b⏎ ~ 6>13");
    check(
      "markdown",
      "- a⏎  ```⏎  co‸【x】‸de⏎  ```⏎  - b⏎",
      "- a⏎  ```⏎  code⏎  ```⏎  【x】⏎  - b⏎ ~ 14>23",
    );
    check("markdown", "<!-- a‸【x】‸ -->", "<!-- a -->⏎【x】 ~ 6>10");
    check("markdown", "    ‸【x】‸code⏎", "    code⏎【x】⏎ ~ 4>9");
  });

  it("are paragraphs in which others with a backtick hide them: each becomes an item of its own", () => {
    const [tick, items] = ["‸【`】‸", "⏎- 【`】".repeat(3)];
    check("markdown", `- a ${tick}b ${tick}c${tick}`, `- a b c${items} ~ 4>7 ~ 6>7`);
    check("markdown", `a ${tick}b${tick}c${tick} d`, `a bc d${items} ~ 2>6 ~ 3>6 ~ 4>6`);
    check(
      "markdown",
      `# a${tick} b${tick} c${tick}⏎⏎\`\`\`⏎x`,
      `${items.slice(1)}⏎# a b c⏎⏎\`\`\`⏎x ~ 3>0 ~ 5>0 ~ 7>0`,
    );
  });

  it("are also those where the author's outline would be another one", () => {
    check("markdown", "-‸【x】‸ a⏎- b⏎", "- a【x】⏎- b⏎ ~ 1>3");
    check("markdown", "‸【x】‸- a⏎", "【x】⏎- a⏎");
    check("markdown", "‸【x】‸---⏎", "【x】---⏎");
  });

  it("keep the order: what stands behind it goes along", () => {
    check("markdown", "`a‸【x】‸b` c‸【y】‸d⏎", "`ab` cd【x】【y】⏎ ~ 2>7 ~ 6>7");
  });

  it("leave a place within a character that the note itself had", () => {
    const note = "a\r【x】\nb\ud83d【y】\ude00";
    const { seal, ...open } = separate(note, { format: "page" });
    assert.match(seal ?? "", /^[0-9a-f]{16}$/);
    assert.equal(merge(open), note);
  });

  it("fail rather than guess", () => {
    assert.deepEqual(errorOf("page", inputOf("a‸【x⏎y】‸")), ["no-place", 0]);
    assert.deepEqual(errorOf("markdown", inputOf("a‸【x】‸b‸【x‸")), ["bad-annotation", 1]);
    assert.deepEqual(errorOf("markdown", inputOf("a‸x‸")), ["bad-annotation", 0]);
    for (const at of [-1, 2, 0.5, NaN]) {
      const input = {
        text: "a",
        annotations: [
          { at: 0, raw: "【x】" },
          { at, raw: "【y】" },
        ],
      };
      assert.deepEqual(errorOf("markdown", input), ["bad-position", 1]);
    }
  });
});

describe("merge: what was separated and then changed", () => {
  const note = "# 书\n\n- 一【x】\n- 【y】【z】\n- \\【二\n";
  const options = { format: "markdown" } as const;

  it("gives the same without the seal and the ids", () => {
    const { seal, ...open } = separate(note, options);
    assert.ok(seal);
    assert.equal(merge(open), note);
    const annotations = open.annotations.map(({ at, raw, lead, trail }) => ({
      at,
      raw,
      lead,
      trail,
    }));
    assert.equal(merge({ ...open, annotations }), note);
    assert.deepEqual(separate(merge(open), options), { ...open, seal });
  });

  it("may lose annotations of a line, and get others", () => {
    const separated = separate(note, options);
    const without = (raw: string): string =>
      merge({ ...separated, annotations: separated.annotations.filter((a) => a.raw !== raw) });
    assert.equal(without("【x】"), "# 书\n\n- 一\n- 【y】【z】\n- \\【二\n");
    assert.equal(without("【y】"), "# 书\n\n- 一【x】\n【z】\n- \\【二\n");
    assert.equal(without("【z】"), "# 书\n\n- 一【x】\n- 【y】\n- \\【二\n");
    const added = [...separated.annotations, { at: 7, raw: "【新】" }];
    assert.equal(
      merge({ ...separated, annotations: added }),
      "# 书\n\n- 【新】一【x】\n- 【y】【z】\n- \\【二\n",
    );
  });

  it("does not trust escapes of another text", () => {
    const separated = separate(note, options);
    const merged = merge({
      ...separated,
      escapes: [
        { at: 5, backslashes: 3 },
        { at: 12, backslashes: 2 },
      ],
    });
    assert.equal(separate(merged, options).text, separated.text);
  });

  it("uses the grammar of the note and says when the settings differ", () => {
    const brackets = [{ open: "[[", close: "]]" }];
    const separated = separate("a[[x]]", { ...options, brackets });
    assert.deepEqual(mergeWithReport(separated, { brackets }), {
      text: "a[[x]]",
      moved: [],
      problems: [],
    });
    const other = mergeWithReport(separated, { brackets: [{ open: "{", close: "}" }] });
    assert.deepEqual([other.text, other.problems], ["a[[x]]", [{ code: "grammar-differs" }]]);
  });
});
