import assert from "node:assert/strict";
import { parseNote, updateNote } from "../../../../src/core/index.js";
import type { NoteFormat, TextChange } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import {
  annotationAtPath,
  followThreadsSteps,
  threadOf,
  type ThreadContent,
} from "../../../../src/core/threads/index.js";

const NONE: ReadonlySet<number> = new Set();

function threadsOf(text: string, format: NoteFormat = "markdown"): readonly ThreadContent[] {
  const note = parseNote(text, { format });
  return note.annotations.map((annotation) => threadOf(annotation, note));
}

/** The entries of the first thread: reader or kind, words that are edited, and where it is. */
function entries(text: string, format?: NoteFormat): readonly string[] {
  return (threadsOf(text, format)[0]?.comments ?? []).map(
    ({ reader, kind, words, path }) => `${path.join(".")} ${reader ?? kind}: ${words}`,
  );
}

describe("threads", () => {
  it("make a conversation of an annotation and its replies, each before those to it", () => {
    assert.deepEqual(entries("- 甲【?a 【@b: b【c】【d】】【e】】\n"), [
      " question: ?a",
      "0 b: @b: b",
      "0.0 comment: c",
      "0.1 comment: d",
      "1 comment: e",
    ]);
  });

  it("keep a reply in the words where words follow it", () => {
    assert.deepEqual(entries("- 甲【a【b】c【d】】\n"), [
      " comment: a【b】c",
      "0 comment: b",
      "1 comment: d",
    ]);
    assert.deepEqual(entries("- 甲【【b】c】\n"), [" comment: 【b】c", "0 comment: b"]);
  });

  it("show the lines of a body without their indentation", () => {
    assert.deepEqual(entries("甲\n\t【a \n\t\tb】\n", "indented"), [" comment: a\nb"]);
    assert.deepEqual(entries("甲\n\t【a\n\t\t> b】\n", "indented"), [" comment: a\n> b"]);
  });

  it("show the lines of a body in a block quote without the quote's marks", () => {
    assert.deepEqual(entries("> > 甲【a\n> > b【c\n> > d】】\n"), [
      " comment: a\nb",
      "0 comment: c\nd",
    ]);
  });

  it("nest as deep as a body can, without recursion", () => {
    const depth = 3000;
    const [thread] = threadsOf(`${"【a".repeat(depth)}${"】".repeat(depth)}`, "page");
    assert.equal(thread?.comments.length, depth);
  });

  it("find the annotation of an entry", () => {
    const [annotation] = parseNote("- 甲【a【b【c】】】").annotations;
    assert.ok(annotation);
    assert.equal(annotationAtPath(annotation, [0, 0])?.body, "c");
    assert.equal(annotationAtPath(annotation, []), annotation);
    assert.equal(annotationAtPath(annotation, [1]), null);
  });
});

/** Follows the threads of a text through one change, and tells what became of each. */
function follow(text: string, changes: readonly TextChange[]): readonly string[] {
  const before = parseNote(text, { format: "markdown" });
  const threads = before.annotations.map((annotation) => threadOf(annotation, before));
  const note = updateNote(before, changes);
  const sight = [{ start: 0, end: note.length }];
  const followed = finished(followThreadsSteps({ threads, broken: NONE, changes, note, sight }));
  return [
    ...followed.threads.map(({ content, from, isSame }) => {
      const words = content.comments.map((comment) => comment.text).join("<");
      return `${from ?? "new"} ${words}${isSame ? "" : "*"}`;
    }),
    ...followed.broken.map(({ from }) => `${from} broken`),
    ...followed.gone.map((from) => `${from} gone`),
  ];
}

/** The change that replaces what stands between the two bars, which are not in the text. */
function change(marked: string, text: string): { text: string; changes: readonly TextChange[] } {
  const [before = "", old = "", after = ""] = marked.split("|");
  const start = before.length;
  return { text: before + old + after, changes: [{ start, end: start + old.length, text }] };
}

describe("followed threads", () => {
  const cases: readonly (readonly [what: string, marked: string, by: string, ...then: string[]])[] =
    [
      ["move with the text before them", "||- 甲【a】\n", "- 乙\n", "0 a"],
      ["follow what is typed in them", "- 甲【a||】【b】\n", "x", "0 ax*", "1 b"],
      ["stay when something is put right before them", "- 甲||【a】\n", "【n】", "new n*", "0 a"],
      ["stay when something is put right behind them", "- 甲【a】||\n", "【n】", "0 a", "new n*"],
      ["take a reply in", "- 甲【a||】\n", "【r】", "0 a<r*"],
      ["go with their text", "- 甲|【a】|【b】\n", "", "1 b", "0 gone"],
      ["go with their node", "|- 甲【a】\n|- 乙【b】\n", "", "1 b", "0 gone"],
      ["wait for a bracket that is missing", "- 甲【a|】|\n- 乙【b】\n", "", "1 b", "0 broken"],
      [
        "know their words in lines that were put in anew",
        "|- 甲【a】\n- 乙【b】\n|",
        "- 乙【b】\n- 甲【a】\n",
        "1 b",
        "0 a",
      ],
      [
        "keep their order where the words are new",
        "|- 甲【a】【b】|",
        "- 甲【x】【y】",
        "0 x*",
        "1 y*",
      ],
      [
        "go where fewer are put in",
        "|- 甲【a】【b】|\n- 【c】",
        "- 甲【b】",
        "1 b",
        "2 c",
        "0 gone",
      ],
      ["change their kind in place", "- 甲【||a】\n", "?", "0 a*"],
    ];
  for (const [what, marked, by, ...then] of cases) {
    it(what, () => {
      const { text, changes } = change(marked, by);
      assert.deepEqual(follow(text, changes), then);
    });
  }

  it("are made in sight alone, and kept out of it", () => {
    const before = parseNote("- 甲【a】\n- 乙【b】\n- 丙【c】\n");
    const [first, , third] = before.annotations.map((annotation) => threadOf(annotation, before));
    assert.ok(first && third);
    const changes = [{ start: third.end - 1, end: third.end - 1, text: "!" }];
    const note = updateNote(before, changes);
    const threads = [first, third];
    const task = { threads, broken: NONE, changes, note, sight: [{ start: 0, end: 6 }] };
    const followed = finished(followThreadsSteps(task));
    assert.deepEqual(
      followed.threads.map(({ content, from }) => [from, content.comments[0]?.kind]),
      [
        [0, "comment"],
        [1, "important"],
      ],
    );
  });

  it("say what the text says when they are whole again, also where they waited with other words", () => {
    const [old] = threadsOf("- 甲【a】\n");
    assert.ok(old);
    // While a bracket was missing, the words became others of the same length.
    const note = parseNote("- 甲【b】\n");
    const followed = finished(
      followThreadsSteps({
        threads: [old],
        broken: new Set([0]),
        changes: [],
        note,
        sight: [{ start: 0, end: 6 }],
      }),
    );
    assert.deepEqual(
      followed.threads.map(({ content, isSame }) => [content.comments[0]?.words, isSame]),
      [["b", false]],
    );
  });

  it("stay broken out of sight", () => {
    const threads = threadsOf("- 甲【a】\n");
    const note = parseNote("- 甲【a \n");
    const followed = finished(
      followThreadsSteps({ threads, broken: new Set([0]), changes: [], note, sight: [] }),
    );
    assert.deepEqual([followed.threads, followed.broken.length], [[], 1]);
  });

  it("are all looked at when the note is read anew", () => {
    const note = parseNote("- 甲[[a]]【b】\n", { brackets: [{ open: "[[", close: "]]" }] });
    const threads = threadsOf("- 甲[[a]]【b】\n");
    const followed = finished(
      followThreadsSteps({
        threads,
        broken: NONE,
        changes: [],
        note,
        sight: [],
        isReadAnew: true,
      }),
    );
    assert.deepEqual([followed.threads, followed.broken.length], [[], 1]);
  });
});
