import { assert } from "chai";
import fc from "fast-check";
import * as vscode from "vscode";
import { merge, parseNote, separate, toJSON } from "../../../src/core/index.js";
import type { Annotation, Note, NoteFormat } from "../../../src/core/index.js";
import type { Random } from "../../bench/random.js";
import { sources, TYPED } from "../../property/sources.js";
import { noteOf } from "./openNote.js";

/** What a command leaves alone: the author's text, the annotations with what they say, or all of the text. */
export type Law = "author" | "annotations" | "text" | "none";

/** A command with arguments that keep it from asking. */
export interface RandomCommand {
  readonly id: string;
  readonly law: Law;
  readonly args: (random: Random, note: Note) => readonly unknown[];
}

const WORDS = [...TYPED, "~", "-", "x".repeat(300)];
const KINDS = ["comment", "question", "important", "todo", "doubt"];
const FILTERS = ["#tag", "kind:question", "a", "-b", '"', "kind:", "(((", "第一 #t"];

const none = (): readonly unknown[] => [];
const words = (random: Random): readonly unknown[] => [{ text: random.of(WORDS) }];

/** A row of the outline as the tree gives it; none where there is no node. */
function row(random: Random, note: Note): unknown {
  return note.nodeCount === 0
    ? undefined
    : { kind: "node", node: note.node(random.below(note.nodeCount)) };
}

const rows = (random: Random, note: Note): readonly unknown[] => {
  const several = Array.from({ length: 1 + random.below(3) }, () => row(random, note));
  return several[0] === undefined ? [] : [several[0], several];
};

/** A command at the cursors, or at rows of the outline. */
const either =
  (more: (random: Random) => readonly unknown[]) =>
  (random: Random, note: Note): readonly unknown[] => {
    const [first, several] = random.below(3) === 0 ? rows(random, note) : [];
    return first === undefined ? more(random) : [first, several, ...more(random)];
  };

/** Every contributed command that changes a note or what is shown of it, and can be called without a question. */
export const RANDOM_COMMANDS: readonly RandomCommand[] = [
  { id: "addAnnotation", law: "author", args: either(words) },
  { id: "addAnnotationNode", law: "author", args: either(words) },
  { id: "editAnnotation", law: "author", args: words },
  { id: "replyToAnnotation", law: "author", args: words },
  { id: "deleteAnnotation", law: "author", args: none },
  { id: "setAnnotationKind", law: "author", args: (random) => [{ kind: random.of(KINDS) }] },
  { id: "toggleDone", law: "author", args: none },
  { id: "wrapSelection", law: "none", args: none },
  { id: "unwrapAnnotation", law: "none", args: none },
  { id: "markAsAuthor", law: "none", args: none },
  { id: "fixAllProblems", law: "none", args: none },
  {
    id: "renameTag",
    law: "author",
    args: (random) => [
      { from: random.of(["t", "tag", "无"]), to: random.of(["新", "tag/a"]), hasSubTags: true },
    ],
  },
  ...["moveNodeUp", "moveNodeDown", "promoteNode", "demoteNode"].map((id): RandomCommand => ({
    id,
    law: "annotations",
    args: either(none),
  })),
  {
    id: "moveNodesInto",
    law: "annotations",
    args: (random, note) => [[row(random, note)], row(random, note)],
  },
  { id: "cutNode", law: "none", args: either(none) },
  { id: "pasteNode", law: "none", args: either(none) },
  ...[
    "goToParent",
    "goToFirstChild",
    "goToNextSibling",
    "goToPreviousSibling",
    "nextAnnotation",
    "previousAnnotation",
    "copyAnnotation",
    "copyAsQuote",
    "copyAuthorText",
    "copyNodePath",
    "clearFilter",
    "cycleFilterInText",
    "collapseAll",
    "toggleOutlineAnnotations",
    "cycleAnnotationDisplay",
    "acceptAllPlaces",
  ].map((id): RandomCommand => ({ id, law: "text", args: none })),
  { id: "expandToLevel", law: "text", args: (random) => [1 + random.below(4)] },
  { id: "filterOutline", law: "text", args: (random) => [random.of(FILTERS)] },
];

/** A random text of one of the three formats, as an editor's document can hold it. */
export function randomText(random: Random): { readonly text: string; readonly format: NoteFormat } {
  const count = 1 + random.below(4);
  const samples = fc.sample(sources, { seed: random.below(0x7fffffff), numRuns: count });
  const format = samples[0]?.format ?? "markdown";
  // An editor opens no file with a NUL as text.
  const text = samples
    .map((sample) => sample.text)
    .join("\n")
    .replaceAll("\u0000", "");
  return { text, format };
}

/** Selections anywhere in a document. */
export function randomSelections(
  random: Random,
  document: vscode.TextDocument,
): readonly vscode.Selection[] {
  const end = document.getText().length + 1;
  const count = random.below(4) === 0 ? 2 + random.below(2) : 1;
  return Array.from({ length: count }, () => {
    const anchor = document.positionAt(random.below(end));
    const active = random.below(2) === 0 ? anchor : document.positionAt(random.below(end));
    return new vscode.Selection(anchor, active);
  });
}

/** What annotations say, replies with them, in an order of their own: moving a node moves them. */
function saidIn(note: Note): readonly string[] {
  const said = ({ body, kind, tags, reader, replies }: Annotation): string =>
    JSON.stringify([body, kind, tags, reader, replies.length]);
  return note.annotations.map(said).sort();
}

/** Asserts what holds after any command, and that a command left alone what it is to leave alone. */
export async function assertLaws(
  document: vscode.TextDocument,
  { law }: RandomCommand,
  before: Note,
): Promise<Note> {
  const text = document.getText();
  const note = await noteOf(document);
  assert.equal(note.text, text, "the note is that of the document");
  const { format } = before;
  assert.equal(note.format, format, "the format stays");
  // The tree that was restored for a page is given to its note: another one than that of the text alone.
  const now = format === "page" ? parseNote(text, { format }) : note;
  assert.deepEqual(toJSON(now), toJSON(parseNote(text, { format })), "incremental is full");
  const separated = separate(text, { format });
  assert.equal(merge(separated), text, "separated and merged");
  if (law === "text") assert.equal(text, before.text, "the text stays");
  if (law === "author") {
    assert.equal(separated.text, separate(before.text, { format }).text, "the author's text stays");
  }
  if (law === "annotations") {
    assert.deepEqual(saidIn(note), saidIn(before), "the annotations stay");
  }
  return note;
}
