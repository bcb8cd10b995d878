import assert from "node:assert/strict";
import { DEFAULT_KINDS } from "../../../../src/core/annotations/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { AnnotationKind } from "../../../../src/core/index.js";
import {
  deleteAnnotationsSteps,
  markAsAuthorSteps,
  quoteAnnotations,
  setKindSteps,
  toggleDoneSteps,
  unwrapSteps,
  wrapSelectionsSteps,
} from "../../../../src/core/editing/index.js";
import { annotationsAt, checkEdit, itShows } from "./notation.js";
import type { Example, Planner } from "./notation.js";

const deleting: Planner = (note, places) =>
  deleteAnnotationsSteps(note, annotationsAt(note, places));

const DELETIONS: readonly Example[] = [
  ["brackets alone from the author's line", "markdown", "- a【|x】 b\n", "- a b\n"],
  ["the line that is the reader's", "markdown", "- a\n  - 【|x】\n- b\n", "- a\n- b\n"],
  ["a paragraph with the blank line behind it", "markdown", "a\n\n【|x】\n\nb\n", "a\n\nb\n"],
  [
    "one of several on a line, with the blanks between",
    "markdown",
    "- a\n  - 【|x】 【y】\n",
    "- a\n  - 【y】\n",
  ],
  ["the last of several", "markdown", "- a\n  - 【x】 【|y】\n", "- a\n  - 【x】\n"],
  ["all of several, and then the line", "markdown", "- a\n  - 【|x】 【|y】\n", "- a\n"],
  ["a line of page text", "page", "a\n【|x】\nb\n", "a\nb\n"],
  ["the last line without a line break", "indented", "a\n\t【|x】", "a"],
  ["a body over several lines", "indented", "a\n\t【|x\n\t\ty】\n\tb\n", "a\n\tb\n"],
  ["a reply", "markdown", "a【b【|c】】\n", "a【b】\n"],
  [
    "a reply, where the words around would make a tag's end",
    "markdown",
    "a【b【|c】#t】\n",
    "a【b #t】\n",
  ],
  ["brackets where a node hangs below", "markdown", "10. 【|x】\n    - c\n", "10. \n    - c\n"],
  ["half of the backslashes before it", "indented", "a\\\\【|x】\n", "a\\\n"],
];

describe("deleting takes", () => {
  itShows(DELETIONS, deleting);
});

describe("setting a kind", () => {
  const kind =
    (wished: AnnotationKind): Planner =>
    (note, places) =>
      setKindSteps(note, annotationsAt(note, places), wished);
  const ROWS: readonly (readonly [string, AnnotationKind, string])[] = [
    ["a【|b】", "question", "a【?b】"],
    ["a【|b】", "todo", "a【todo b】"],
    ["a【|? b #t】", "important", "a【! b #t】"],
    ["a【|b？】", "important", "a【b！】"],
    ["a【|b?】", "comment", "a【b】"],
    ["a【|b ?】", "comment", "a【b】"],
    ["a【|待办 b】", "doubt", "a【存疑 b】"],
    ["a【|todo b】", "comment", "a【b】"],
    ["a【|@me 2026-01-02: b【c】】", "question", "a【@me 2026-01-02: ?b【c】】"],
    ["a【|? b!】", "comment", "other-kind-mark"],
    ["a【|?】", "comment", "a【】"],
    ["a【|b】 c【|? d】", "doubt", "a【~b】 c【~ d】"],
    ["a【|! b】", "important", "a【! b】"],
  ];
  for (const [before, wished, after] of ROWS) {
    it(`${before} to ${wished} is ${after}`, () => {
      checkEdit({ format: "markdown" }, before, kind(wished), after);
    });
  }

  it("is refused where the settings have no mark for it", () => {
    const kinds = DEFAULT_KINDS.filter((entry) => entry.kind !== "doubt");
    checkEdit({ format: "markdown", kinds }, "a【|b】", kind("doubt"), "no-kind-mark");
  });
});

describe("ticking", () => {
  const tick: Planner = (note, places) => toggleDoneSteps(note, annotationsAt(note, places));
  const ROWS: readonly (readonly [string, string])[] = [
    ["a【|todo b】", "a【[x] b】"],
    ["a【|[x] b】", "a【[ ] b】"],
    ["a【|todo b】 c【|[x] d】", "a【[x] b】 c【[x] d】"],
    ["a【todo b【|c】】", "a【[x] b【c】】"],
    ["a【|b】", "no-todo"],
  ];
  for (const [before, after] of ROWS) {
    it(`${before} gives ${after}`, () => {
      checkEdit({ format: "markdown" }, before, tick, after);
    });
  }
});

describe("words change hands", () => {
  const options = { format: "markdown" } as const;
  const unwrap: Planner = (note, places) => unwrapSteps(note, annotationsAt(note, places));
  const give: Planner = (note, places) => markAsAuthorSteps(note, annotationsAt(note, places));
  const wrap: Planner = (note, places) => wrapSelectionsSteps(note, places);

  it("by taking brackets away", () => {
    checkEdit(options, "- a【|b【c】】\n", unwrap, "- ab【c】\n");
    checkEdit(options, "- a【b【|c】】\n", unwrap, "- a【bc】\n");
  });

  it("by making brackets the author's", () => {
    checkEdit(options, "- a【|b【c】】\n", give, "- a\\【b【c】\\】\n");
  });

  it("by putting brackets around them", () => {
    checkEdit(options, "- a⟨ b ⟩c\n", wrap, "- a 【b】 c\n");
    checkEdit(options, "- ⟨a【b】⟩ c\n", wrap, "- 【a【b】】 c\n");
    checkEdit(options, "- ⟨a】⟩ c\n", wrap, "- 【a\\】】 c\n");
    checkEdit(options, "- |a\n", wrap, "no-selection");
    checkEdit(options, "⟨a\n\nb⟩\n", wrap, "blank-line");
  });
});

describe("a quote", () => {
  it("has the author's line once, and replies under what they answer", () => {
    const note = parseNote("- 甲【? a \\【b\\】【@jo: c】】【d】\n- 乙\n  - 【e】\n", {
      format: "markdown",
    });
    assert.equal(
      quoteAnnotations(note, note.annotations),
      "> 甲\n\n? a 【b】\n- @jo: c\n\nd\n\n> 乙\n\ne\n",
    );
  });
});
