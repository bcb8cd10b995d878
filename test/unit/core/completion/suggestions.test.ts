import assert from "node:assert/strict";
import { compileGrammar, parseNote, updateNote } from "../../../../src/core/index.js";
import type { NoteOptions } from "../../../../src/core/index.js";
import {
  completionPlaces,
  suggestionsFor,
  joinUsedWords,
  usedWordsSteps,
} from "../../../../src/core/completion/index.js";
import { finished } from "../../../../src/core/text/index.js";

const SOURCE = {
  tags: [
    { name: "偏颇", count: 2 },
    { name: "a/b", count: 1 },
  ],
  readers: [{ name: "王", count: 3 }],
  reader: "李",
  today: "2026-05-01",
};

const MARKDOWN: NoteOptions = { format: "markdown" };

/**
 * What can be written at `|`, each as `what: text`: the text with the first suggestion put in, its cursor at `|`; words
 * that would be replaced if the reader wishes are between `‹›`.
 */
function check(marked: string, expected: readonly string[], options = MARKDOWN): void {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const note = parseNote(text, options);
  const found = completionPlaces(note, cursor).map((place) => {
    const [first] = suggestionsFor(place, SOURCE, compileGrammar(options));
    const rest = text.slice(cursor, place.end);
    const tail = rest === "" ? "" : `‹${rest}›`;
    return `${place.what}: ${text.slice(0, place.start)}${first?.insert}|${tail}${text.slice(place.end)}`;
  });
  assert.deepEqual(found, expected, marked);
}

describe("completion of tags", () => {
  it("begins at #", () => {
    check("甲【x #|】", ["tag: 甲【x #偏颇|】"]);
    check("甲【x，#a|】", ["tag: 甲【x，#偏颇|】"]);
    check("甲【？#|】", ["tag: 甲【？#偏颇|】"]);
    check("甲【@李：#|】", ["tag: 甲【@李：#偏颇|】"]);
    check("甲【x【#|】】", ["tag: 甲【x【#偏颇|】】"]);
    check("甲【#a/|】", ["tag: 甲【#偏颇|】"]);
  });

  it("may replace the rest of the word, and does not swallow words behind a new #", () => {
    check("甲【#a|b c】", ["tag: 甲【#偏颇|‹b› c】"]);
    check("甲【#|此处】", ["tag: 甲【#偏颇 |此处】"]);
  });

  it("is offered where a word may begin", () => {
    check("甲【x |】", ["tag: 甲【x #偏颇|】"]);
    check("甲【x，|y】", ["tag: 甲【x，#偏颇 |y】"]);
    check("甲【x:|】", ["tag: 甲【x: #偏颇|】"]);
    check("甲【x|】", []);
  });

  it("works where the bracket is not closed yet", () => {
    check("- 甲【x #|\n- 乙\n", ["tag: - 甲【x #偏颇|\n- 乙\n"]);
    check("甲【x #| 【y】", ["tag: 甲【x #偏颇| 【y】"]);
    check("甲【x 【y #|】", ["tag: 甲【x 【y #偏颇|】"]);
    check("\t甲【x #|\n", ["tag: \t甲【x #偏颇|\n"], { format: "indented" });
    check("甲【x #|\n", ["tag: 甲【x #偏颇|\n"], { format: "page" });
  });

  it("is none in the author's text, in code and in addresses", () => {
    check("甲 #| 【x】", []);
    check("【x】 #|", []);
    check("甲【x\n#|", []);
    check("`【#|】`", []);
    check("甲【x `#|`】", []);
    check("甲【x ` #| `】", []);
    check("甲【https://a.b/#|】", []);
    check("甲【x#|】", []);
    check("甲\\【#|】", []);
  });
});

describe("completion of readers and dates", () => {
  it("begins at @ at the start", () => {
    check("甲【@|】", ["reader: 甲【@李: |】"]);
    check("甲【 @王|】", ["reader: 甲【 @李: |】"]);
    check("甲【@|此处】", ["reader: 甲【@李: |此处】"]);
    check("甲【@王|小: x】", ["reader: 甲【@李|‹小›: x】"]);
    check("甲【@| 2026-01-01：x】", ["reader: 甲【@李| 2026-01-01：x】"]);
    check("甲【@|\n", ["reader: 甲【@李: |\n"]);
    check("甲【x @|】", []);
    check("甲 @|【x】", []);
  });

  it("offers a date behind the name", () => {
    check("甲【@李 |】", ["date: 甲【@李 2026-05-01: |】"]);
    check("甲【@李 2026-|】", ["date: 甲【@李 2026-05-01: |】"]);
    check("甲【@李 2|026-01-01：x】", ["date: 甲【@李 2026-05-01|‹026-01-01›：x】"]);
  });

  it("knows the reader who writes, those in use, and today", () => {
    const note = parseNote("【@|】".replace("|", ""));
    const [place] = completionPlaces(note, 2);
    assert.ok(place);
    assert.deepEqual(
      suggestionsFor(place, SOURCE, compileGrammar({})).map(({ insert, count }) => [insert, count]),
      [
        ["@李: ", 0],
        ["@李 2026-05-01: ", null],
        ["@王: ", 3],
        ["@王 2026-05-01: ", null],
      ],
    );
  });
});

describe("completion of kinds", () => {
  it("is offered at the start of a body, with tags", () => {
    check("甲【|】", ["mark: 甲【? |】", "tag: 甲【#偏颇|】"]);
    check("甲【|", ["mark: 甲【? |", "tag: 甲【#偏颇|"]);
    check("甲【@李： |】", ["mark: 甲【@李： ? |】", "tag: 甲【@李： #偏颇|】"]);
    check("甲【待|】", ["mark: 甲【? |】"]);
    check("甲【TO|】", ["mark: 甲【? |】"]);
    check("甲【？|】", ["tag: 甲【？#偏颇|】"]);
    check("甲【todo|】", []);
  });

  it("offers the marks of the settings, of both languages", () => {
    const note = parseNote("【】");
    const [place] = completionPlaces(note, 1);
    assert.ok(place);
    const all = (options: NoteOptions): readonly string[] =>
      suggestionsFor(place, SOURCE, compileGrammar(options)).map(({ insert }) => insert);
    assert.deepEqual(all({}), [
      ...["? ", "？", "! ", "！", "todo ", "待办", "[ ] ", "[x] ", "~ ", "存疑"],
    ]);
    const kinds = [{ kind: "doubt", startMarks: ["hm"], endMarks: [] }] as const;
    assert.deepEqual(all({ kinds }), ["hm "]);
  });
});

describe("words in use", () => {
  it("are counted by annotation, replies too, the most frequent first", () => {
    const words = finished(
      usedWordsSteps(
        parseNote("- 【#a #A #乙】\n- 【@王：#A【@李：#乙 #乙】】\n- #c 【@李：x】\n"),
      ),
    );
    assert.deepEqual(words, {
      tags: [
        { name: "A", count: 3 },
        { name: "乙", count: 2 },
      ],
      readers: [
        { name: "李", count: 2 },
        { name: "王", count: 1 },
      ],
    });
    assert.deepEqual(finished(usedWordsSteps(parseNote("甲"))), { tags: [], readers: [] });
  });

  it("are joined over notes, with spellings of one tag", () => {
    const [one, other] = [
      "【#a #甲】【@王：x】",
      "【#A】【#A】【#甲】【#甲】【@李：x】【@王：x】",
    ].map((text) => finished(usedWordsSteps(parseNote(text))));
    assert.ok(one !== undefined && other !== undefined);
    assert.deepEqual(joinUsedWords([one, other]), {
      tags: [
        { name: "A", count: 3 },
        { name: "甲", count: 3 },
      ],
      readers: [
        { name: "王", count: 2 },
        { name: "李", count: 1 },
      ],
    });
    assert.deepEqual(joinUsedWords([]), { tags: [], readers: [] });
  });

  it("follow edits without reading every row again", () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `- 甲【#t${String(at % 7)}】\n`).join("");
    let note = parseNote(lines);
    finished(usedWordsSteps(note));
    note = updateNote(note, [{ start: 2, end: 3, text: "乙【#新】" }]);
    let steps = 0;
    const counting = usedWordsSteps(note);
    let step = counting.next();
    for (; step.done !== true; step = counting.next()) steps += 1;
    assert.ok(steps < 10, String(steps));
    assert.ok(step.value.tags.some(({ name, count }) => name === "新" && count === 1));
    assert.equal(step.value.tags.length, 8);
  });
});
