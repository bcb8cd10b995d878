import assert from "node:assert/strict";
import { merge, parseNote, separate, separationProblems } from "../../../../src/core/index.js";
import type { NoteFormat, NoteOptions } from "../../../../src/core/index.js";

/** Fixtures write line breaks as they read: ⏎ for LF, ␍⏎ for CRLF. */
function fromFixture(text: string): string {
  return text.replaceAll("⏎", "\n").replaceAll("␍", "\r");
}

function toFixture(text: string): string {
  return text.replaceAll("\n", "⏎").replaceAll("\r", "␍");
}

/**
 * The author text and, behind ` ~ `, each annotation as `at:lead|raw|trail`; `!` marks those that are a problem.
 * Annotations that went out as one line stand together between parentheses.
 */
function render(text: string, options: NoteOptions): string {
  const separated = separate(text, options);
  assert.equal(merge(separated, options), text);
  assert.deepEqual(JSON.parse(JSON.stringify(separated)), separated);
  const note = parseNote(text, options);
  const problems = new Set(separationProblems(note).map(({ start }) => start));
  const starts = note.annotations.map(({ start }) => start);
  let previous = -1;
  const shown = separated.annotations.map(({ at, lead, raw, trail, group }, index) => {
    const sign = problems.has(starts[index] ?? -1) ? "!" : "";
    const joint = group === previous ? "+" : " ~ ";
    previous = group;
    return `${joint}${sign}${joint === "+" ? "" : `${String(at)}:`}${lead}|${raw}|${trail}`;
  });
  return toFixture(separated.text + shown.join(""));
}

function check(
  format: NoteFormat,
  note: string,
  expected: string,
  options: NoteOptions = {},
): void {
  assert.equal(render(fromFixture(note), { ...options, format }), expected);
}

describe("separate: rule 14, lines that are the reader's", () => {
  it("take their indentation, marker and line break with them", () => {
    check("markdown", "- a⏎- 【x】⏎- b⏎", "- a⏎- b⏎ ~ 4:- |【x】|⏎");
    check("markdown", "- a⏎  - 【此处有些偏颇】  ⏎- b⏎", "- a⏎- b⏎ ~ 4:  - |【此处有些偏颇】|  ⏎");
    check("markdown", "10. 【x】⏎11. b⏎", "11. b⏎ ~ 0:10. |【x】|⏎");
    check("markdown", "- [ ] 【x】⏎- [ ] b⏎", "- [ ] b⏎ ~ 0:- [ ] |【x】|⏎");
    check("markdown", "# a⏎## 【x】⏎# b⏎", "# a⏎# b⏎ ~ 4:## |【x】|⏎");
    check("markdown", "a⏎【x】⏎b⏎", "a⏎b⏎ ~ 2:|【x】|⏎");
    check("indented", "甲⏎\t• 【x】⏎\t乙⏎", "甲⏎\t乙⏎ ~ 2:\t• |【x】|⏎");
    check("indented", "a⏎  3、【x】⏎  b⏎", "a⏎  b⏎ ~ 2:  3、|【x】|⏎");
    check("page", "a⏎【x】⏎b⏎", "a⏎b⏎ ~ 2:|【x】|⏎");
  });

  it("are one unit where a body runs over several", () => {
    check("markdown", "- 【a⏎  b】⏎- c⏎", "- c⏎ ~ 0:- |【a⏎  b】|⏎");
    check("indented", "a⏎  【x⏎    y】⏎  b⏎", "a⏎  b⏎ ~ 2:  |【x⏎    y】|⏎");
    check("indented", "a【x⏎    y】⏎  b⏎", "a⏎  b⏎ ~ 1:|【x⏎    y】|");
  });

  it("hold nothing else: then it is bracket to bracket", () => {
    check("markdown", "- 【x】。⏎", "- 。⏎ ~ 2:|【x】|");
    check("markdown", "- **【x】**⏎", "- ****⏎ ~ 4:|【x】|");
    check("markdown", "a⏎⏎> 【x】⏎", "a⏎⏎> ⏎ ~ 5:|【x】|");
    check("markdown", "- a【x】 b【y】⏎", "- a b⏎ ~ 3:|【x】| ~ 5:|【y】|");
    check("page", "a⏎- 【x】⏎b⏎", "a⏎- ⏎b⏎ ~ 4:|【x】|");
    check("page", "甲【x】⏎乙⏎", "甲⏎乙⏎ ~ 1:|【x】|");
  });

  it("do not leave blanks behind that would be indentation", () => {
    check("indented", "a⏎【x】 b⏎", "a⏎b⏎ ~ 2:|【x】| ");
    check("indented", "a⏎【x】 【y】 b⏎", "a⏎b⏎ ~ 2:|【x】|  ~ 2:|【y】| ");
    check("indented", "a⏎- 【x】 b⏎", "a⏎-  b⏎ ~ 4:|【x】|");
  });

  it("keep a byte order mark", () => {
    check("markdown", "\uFEFF【x】⏎# a⏎", "\uFEFF# a⏎ ~ 1:|【x】|⏎");
    check("page", "\uFEFF【x】", "\uFEFF ~ 1:|【x】|");
  });
});

describe("separate: rule 15, blank lines and the end of the file", () => {
  it("a paragraph between two blank lines owns the following one", () => {
    check("markdown", "a⏎⏎【x】⏎⏎b⏎", "a⏎⏎b⏎ ~ 3:|【x】|⏎⏎");
    check("markdown", "a⏎⏎【x】⏎【y】⏎⏎b⏎", "a⏎⏎b⏎ ~ 3:|【x】|⏎ ~ 3:|【y】|⏎⏎");
    check("markdown", "a⏎⏎【x】⏎⏎【y】⏎⏎b⏎", "a⏎⏎b⏎ ~ 3:|【x】|⏎⏎ ~ 3:|【y】|⏎⏎");
    check("markdown", "a␍⏎ ␍⏎【x】␍⏎ ␍⏎b␍⏎", "a␍⏎ ␍⏎b␍⏎ ~ 6:|【x】|␍⏎ ␍⏎");
  });

  it("no other line owns one", () => {
    check("markdown", "a⏎【x】⏎⏎b⏎", "a⏎⏎b⏎ ~ 2:|【x】|⏎");
    check("markdown", "【x】⏎⏎b⏎", "⏎b⏎ ~ 0:|【x】|⏎");
    check("markdown", "a⏎⏎【x】⏎b⏎", "a⏎⏎b⏎ ~ 3:|【x】|⏎");
    check("markdown", "a⏎⏎【x】⏎", "a⏎⏎ ~ 3:|【x】|⏎");
  });

  it("in a file without a final line break the last lines own the break before them", () => {
    check("markdown", "a⏎【x】⏎【y】", "a ~ 1:⏎|【x】| ~ 1:⏎|【y】|");
    check("indented", "a␍⏎  【x】␍⏎  【y】 ", "a ~ 1:␍⏎  |【x】| ~ 1:␍⏎  |【y】| ");
    check("page", "【x】⏎【y】", " ~ 0:|【x】| ~ 0:⏎|【y】|");
    check("markdown", "⏎【x】⏎⏎【y】", "⏎ ~ 1:|【x】|⏎ ~ 1:⏎|【y】|");
    check("markdown", "a⏎【x】⏎b【y】", "a⏎b ~ 2:|【x】|⏎ ~ 3:|【y】|");
  });
});

describe("separate: rule 16, annotations that share a line", () => {
  it("the first carries the lead, each the gap behind it, the last the ending", () => {
    check("markdown", "a⏎- 【x】【y】 【z】 ⏎- b⏎", "a⏎- b⏎ ~ 2:- |【x】|+|【y】| +|【z】| ⏎");
    check("page", "甲⏎【一】 【二】⏎乙", "甲⏎乙 ~ 2:|【一】| +|【二】|⏎");
  });
});

describe("separate: rule 17, lines that the author's outline needs", () => {
  it("only the brackets go, and it is a problem", () => {
    check("markdown", "10. 【x】⏎    - c⏎", "10. ⏎    - c⏎ ~ !4:|【x】|");
    check("markdown", "- a⏎- 【x】⏎  - c⏎", "- a⏎- ⏎  - c⏎ ~ !6:|【x】|");
    check("markdown", "- 【x】⏎⏎  para⏎", "- ⏎⏎  para⏎ ~ !2:|【x】|");
    check("markdown", "- 【x】⏎  > 【y】⏎", "- ⏎  > ⏎ ~ !2:|【x】| ~ 7:|【y】|");
    check("markdown", "> - 【x】⏎", "> - ⏎ ~ !4:|【x】|");
    check("markdown", "- ⏎  【x】⏎", "- ⏎  ⏎ ~ !5:|【x】|");
  });

  it("also where neither way keeps the outline as it is", () => {
    // With the line or its brackets alone gone, `code` is indented code and no paragraph.
    check("markdown", "# h⏎【x】⏎    code【y】⏎", "# h⏎⏎    code⏎ ~ !4:|【x】| ~ 13:|【y】|");
    // The underline of the heading is a thematic break both ways.
    check("markdown", "text⏎⏎【x】⏎---⏎", "text⏎⏎⏎---⏎ ~ !6:|【x】|");
    // Without the line `2. b` is part of the paragraph; without the brackets `- ` underlines it as a heading.
    check("markdown", "para⏎- 【x】⏎2. b⏎", "para⏎- ⏎2. b⏎ ~ !7:|【x】|");
    // Without a marker nothing is left of the line that `c` stands under.
    check("indented", "a⏎  【x】⏎    c⏎", "a⏎  ⏎    c⏎ ~ !4:|【x】|");
  });

  it("does not count other annotations below", () => {
    check("markdown", "- 【x】⏎  - 【y】⏎- c⏎", "- c⏎ ~ 0:- |【x】|⏎ ~ 0:  - |【y】|⏎");
    check("indented", "【x】⏎  【y】⏎c⏎", "c⏎ ~ 0:|【x】|⏎ ~ 0:  |【y】|⏎");
  });

  it("keeps one line of many and takes the others out", () => {
    const line = "- 【x】⏎";
    check(
      "markdown",
      `- a⏎${line.repeat(9)}${line}  - c⏎${line}`,
      `- a⏎- ⏎  - c⏎${" ~ 4:- |【x】|⏎".repeat(9)} ~ !6:|【x】| ~ 13:- |【x】|⏎`,
    );
  });

  it("tells of brackets whose absence alone makes another outline", () => {
    check("markdown", "【x】- a⏎", "- a⏎ ~ !0:|【x】|");
    check("markdown", "a【x】- b⏎【y】# c⏎", "a- b⏎# c⏎ ~ 1:|【x】| ~ !5:|【y】|");
    assert.deepEqual(
      separationProblems(parseNote("a\n【x】- b\n\n# 【y】\n\nc", { format: "markdown" })),
      [
        { code: "author-text-reads-otherwise", start: 2, end: 5 },
        { code: "author-text-under-annotation", start: 12, end: 15 },
      ],
    );
  });
});

describe("separate: rule 18, backslashes", () => {
  const escapes = (format: NoteFormat, note: string): readonly [string, string] => {
    const separated = separate(note, { format });
    assert.equal(merge(separated), note);
    return [
      separated.text,
      separated.escapes.map((e) => `${String(e.at)}x${String(e.backslashes)}`).join(" "),
    ];
  };

  it("taking out halves those before a bracket and before an annotation", () => {
    assert.deepEqual(escapes("markdown", "a \\【b\\】【x】"), ["a 【b】", ""]);
    assert.deepEqual(escapes("page", "\\\\\\【b\\\\\\】"), ["\\【b\\】", ""]);
    assert.deepEqual(escapes("indented", "\\\\【x】a"), ["\\a", ""]);
    assert.deepEqual(escapes("markdown", "\\\\【x】\\\\\\【"), ["\\\\【", ""]);
  });

  it("leaves those that no bracket of the grammar follows", () => {
    assert.deepEqual(escapes("markdown", "\\* `\\【a\\】` \\\\"), ["\\* `\\【a\\】` \\\\", ""]);
  });

  it("is recorded where merge would write something else", () => {
    // A stray bracket needs no backslash, and got one.
    assert.deepEqual(escapes("markdown", "\\【"), ["【", "0x1"]);
    assert.deepEqual(escapes("page", "\\\\【"), ["\\【", "1x2"]);
    assert.deepEqual(escapes("page", "\\\\\\\\【"), ["\\\\【", "2x4"]);
  });
});

describe("separate: what a separated annotation says", () => {
  it("is what the note says of it, with its path and side", () => {
    const note = "# 书\n## 第一章\n- 论点【@李 2026-05-01：这里，#偏颇？】\n- 【todo 查】\n";
    const [first, second] = separate(note).annotations;
    assert.deepEqual(
      { ...first, id: "" },
      {
        id: "",
        at: 15,
        raw: "【@李 2026-05-01：这里，#偏颇？】",
        lead: "",
        trail: "",
        group: 0,
        body: "@李 2026-05-01：这里，#偏颇？",
        kind: "question",
        tags: ["偏颇"],
        reader: "李",
        date: "2026-05-01",
        placement: "inline",
        path: ["书", "第一章", "论点"],
        side: "before",
      },
    );
    assert.deepEqual(
      [second?.kind, second?.placement, second?.path],
      ["todo", "node", ["书", "第一章"]],
    );
  });

  it("holds to what follows in page text, where a host comes after its line", () => {
    const sides = separate("a【x】\n【y】\nb\n", { format: "page" }).annotations;
    assert.deepEqual(
      sides.map(({ side, placement }) => [side, placement]),
      [
        ["before", "inline"],
        ["after", "node"],
      ],
    );
  });

  it("has an id of its own that only its place, its words and the author text decide", () => {
    const ids = separate("a【x】【x】【y】b【x】\n- 【x】\n", {
      format: "markdown",
    }).annotations.map(({ id }) => id);
    assert.equal(new Set(ids).size, 5);
    for (const id of ids) assert.match(id, /^[0-9a-f]{16}$/);
    const fewer = separate("a【x】【x】b【x】\n- 【x】\n", { format: "markdown" }).annotations;
    assert.deepEqual(
      fewer.map(({ id }) => id),
      ids.filter((_, at) => at !== 2),
    );
  });

  it("comes with the grammar it was read by", () => {
    const options = {
      format: "indented",
      brackets: [{ open: "[[", close: "]]" }],
      authorBrackets: ["sic"],
    } as const;
    const { grammar, text } = separate("a[[x]] [[sic]]", options);
    assert.equal(text, "a [[sic]]");
    assert.deepEqual(grammar, { version: 1, ...options });
  });
});
