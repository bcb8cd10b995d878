import * as vscode from "vscode";
import type { Note } from "../../../src/core/index.js";
import type { Answers } from "./awaitPoints.js";
import type { Foreign } from "./foreignEdit.js";

/** A note, and what somebody else writes into it: a line that changes nothing else. */
interface NoteToChange {
  readonly language: "markdown" | "plaintext";
  readonly text: string;
  readonly foreign: Foreign;
}

/** The notes of the tests. Each word of them stands in them once. */
export const NOTES = {
  markdown: {
    language: "markdown",
    text: "# 书\n\n- 土地【? 归谁 #田】\n  - 漕运【todo 查】改道\n  - 关税【好】\n- 海 #田【险【答 #田】】\n- 税【丁】【丁】【\n  - 盐\n",
    foreign: { line: 0, text: "Somebody's.\n" },
  },
  indented: {
    language: "plaintext",
    text: "书\n\t土地【? 归谁 #田】\n\t\t漕运【todo 查】改道\n\t\t关税【好】\n\t海 #田【险【答 #田】】\n\t税【丁】【丁】【\n\t\t盐\n",
    foreign: { line: 1, text: "\tSomebody's.\n" },
  },
} as const satisfies Readonly<Record<string, NoteToChange>>;

/** A command that changes a note, in a note. */
export interface ChangingCommand {
  readonly id: string;
  /** What tells it from others of the same command. */
  readonly title?: string;
  readonly note: keyof typeof NOTES;
  /** Gives the text with `|` at the cursor. */
  readonly cursor: (text: string) => string;
  /** The words that are selected, where there is more than a cursor. */
  readonly selected?: string;
  readonly args?: (note: Note, document: vscode.TextDocument) => readonly unknown[];
  readonly answers?: Answers;
  /** What is done once before. */
  readonly prepare?: () => Thenable<unknown>;
}

type Part = Omit<ChangingCommand, "note" | "cursor"> & {
  /** The words before the cursor. */
  readonly behind: string;
  readonly title?: string;
};

/** A row of the outline as its tree gives it. */
function row(note: Note, word: string): unknown {
  return { kind: "node", node: note.nodeAt(note.text.indexOf(word)) };
}

const rows =
  (word: string) =>
  (note: Note): readonly unknown[] => [row(note, word)];

/** An annotation as links give it. */
const target =
  (word: string, ...more: readonly unknown[]) =>
  (note: Note, { uri, version }: vscode.TextDocument): readonly unknown[] => {
    const start = note.annotationAt(note.text.indexOf(word))?.start ?? -1;
    return [{ uri: uri.toString(), start, version }, undefined, ...more];
  };

const copied = (): Thenable<void> => vscode.env.clipboard.writeText("- 新\n");

const PARTS: readonly Part[] = [
  { id: "addAnnotation", behind: "漕运", args: () => [{ text: "新" }] },
  { id: "addAnnotation", title: "asking", behind: "漕运", answers: { words: "新" } },
  {
    id: "addAnnotation",
    title: "at a row",
    behind: "书",
    args: (note) => [row(note, "关税"), undefined, { text: "新" }],
  },
  { id: "addAnnotationNode", behind: "漕运", args: () => [{ text: "新" }] },
  { id: "addAnnotationNode", title: "asking", behind: "漕运", answers: { words: "新" } },
  { id: "replyToAnnotation", behind: "归谁", args: () => [{ text: "新" }] },
  { id: "replyToAnnotation", title: "asking", behind: "归谁", answers: { words: "新" } },
  {
    id: "replyToAnnotation",
    title: "by address",
    behind: "书",
    args: target("归谁", { text: "新" }),
  },
  { id: "editAnnotation", behind: "归谁", args: () => [{ text: "新" }] },
  { id: "editAnnotation", title: "asking", behind: "归谁", answers: { words: "新" } },
  { id: "deleteAnnotation", behind: "险" },
  { id: "deleteAnnotation", title: "by address", behind: "书", args: target("险") },
  { id: "setAnnotationKind", behind: "归谁", args: () => [{ kind: "doubt" }] },
  {
    id: "setAnnotationKind",
    title: "asking",
    behind: "好",
    answers: { row: (label) => /doubt/iu.test(label) },
  },
  { id: "toggleDone", behind: "查" },
  { id: "unwrapAnnotation", behind: "好" },
  { id: "markAsAuthor", behind: "好" },
  { id: "wrapSelection", behind: "书", selected: "改道" },
  { id: "fixAllProblems", behind: "书" },
  {
    id: "renameTag",
    behind: "书",
    args: () => [{ from: "田", to: "地", hasSubTags: true }],
  },
  { id: "renameTag", title: "asking", behind: "归谁 #", answers: { words: "地" } },
  { id: "addTag", behind: "好", args: () => [undefined, undefined, "新"] },
  {
    id: "renameTagOfAnnotations",
    behind: "归谁",
    args: () => [undefined, undefined, { from: "田", to: "地" }],
  },
  { id: "renameTagOfAnnotations", title: "asking", behind: "归谁", answers: { words: "地" } },
  { id: "moveNodeUp", behind: "关税" },
  { id: "moveNodeDown", behind: "漕运" },
  { id: "moveNodeUp", title: "of a row", behind: "书", args: rows("关税") },
  { id: "promoteNode", behind: "关税" },
  { id: "demoteNode", behind: "海" },
  {
    id: "moveNodesInto",
    behind: "书",
    args: (note) => [[row(note, "漕运"), row(note, "海")], row(note, "税【")],
  },
  { id: "cutNode", behind: "关税" },
  { id: "pasteNode", behind: "漕运", prepare: copied },
];

/** Puts the cursor behind words that stand in a text once. */
const behind =
  (words: string) =>
  (text: string): string =>
    text.replace(words, `${words}|`);

/** Every command that changes a note by an edit, in notes of two formats. */
export const CHANGING_COMMANDS: readonly ChangingCommand[] = (
  ["markdown", "indented"] as const
).flatMap((note) =>
  PARTS.map((part) => ({
    ...part,
    note,
    title: [part.id, part.title, `in ${note}`].filter((word) => word !== undefined).join(" "),
    cursor: behind(part.behind),
  })),
);
