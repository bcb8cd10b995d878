import { compileGrammar } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import { readIndented, readMarkdown, readPage } from "../outline/index.js";
import type { Outline, OutlineUpdate, Steps } from "../outline/index.js";
import {
  changeTextSteps,
  documentTextSteps,
  finished,
  ITEMS_PER_STEP,
  sortedChanges,
} from "../text/index.js";
import type { DocumentText, TextChange, TextRange } from "../text/index.js";
import { isSamePlace } from "./changedNodes.js";
import { detectTextFormat } from "./detectFormat.js";
import type { Note, NoteChange, NoteFormat, NoteOptions, NoteUpdate } from "./note.js";
import { NoteSnapshot } from "./noteSnapshot.js";

const READERS: Readonly<
  Record<NoteFormat, (text: DocumentText, grammar: AnnotationGrammar) => Steps<Outline>>
> = {
  markdown: readMarkdown,
  indented: readIndented,
  page: readPage,
};

/** Reads a text as a note: text -> rows with their annotations -> note. Never fails; what is wrong is in `problems`. */
export function parseNote(text: string, options: NoteOptions = {}): Note {
  return finished(parseNoteSteps(text, options));
}

/** `parseNote` in slices, for texts that take longer than a frame. */
export function* parseNoteSteps(text: string, options: NoteOptions = {}): Steps<Note> {
  const grammar = compileGrammar(options);
  const source = yield* documentTextSteps(text);
  const format = options.format ?? (yield* detectTextFormat(source, grammar));
  const outline = yield* READERS[format](source, grammar);
  return new NoteSnapshot(outline, options.format === undefined, { text });
}

/**
 * A note without ranges of its text, read as it was read, for a look at it.
 *
 * @param rest the text without the ranges
 * @param removed sorted, without overlap
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* parseRestSteps(
  note: Note,
  rest: string,
  removed: readonly TextRange[],
): Steps<Note> {
  if (!(note instanceof NoteSnapshot)) {
    throw new TypeError("Only a note made by parseNote has a rest");
  }
  const { outline, grammar, format } = note;
  const text = yield* documentTextSteps(rest);
  const read = outline.readWithout?.(text, removed) ?? READERS[format](text, grammar);
  return new NoteSnapshot(yield* read, false, { text: rest });
}

/**
 * The note that `parseNote` would give for the changed text, at the cost of what changed.
 * @param changes offsets against the note's text, in any order
 * @throws RangeError when changes overlap or leave the text
 */
export function updateNote(note: Note, changes: readonly TextChange[]): Note {
  return finished(updateNoteSteps(note, changes)).note;
}

/**
 * `updateNote` in slices, telling what was read anew.
 * @throws RangeError when changes overlap or leave the text, TypeError for a note that `parseNote` did not make
 */
export function* updateNoteSteps(note: Note, changes: readonly TextChange[]): Steps<NoteUpdate> {
  if (!(note instanceof NoteSnapshot)) {
    throw new TypeError("Only a note made by parseNote can be updated");
  }
  const sorted = sortedChanges(changes, note.length).filter(
    ({ start, end, text }) => start < end || text !== "",
  );
  if (sorted.length === 0) {
    return { note, change: { nodes: { from: 0, to: 0 }, isStructural: false } };
  }
  const text = yield* changeTextSteps(note.outline.text, sorted);
  if (note.isDetected) {
    const format = yield* detectTextFormat(text, note.grammar);
    if (format !== note.format) return yield* readAnew(note, text, format);
  }
  const update = yield* note.outline.update(text, sorted);
  const given = note.shape.given?.after(note.outline, update) ?? null;
  const { lineage } = note;
  return {
    note: new NoteSnapshot(update.outline, note.isDetected, { given, lineage }),
    change: yield* noteChange(note, update),
  };
}

function* readAnew(note: NoteSnapshot, text: DocumentText, format: NoteFormat): Steps<NoteUpdate> {
  const outline = yield* READERS[format](text, note.grammar);
  const next = new NoteSnapshot(outline, true);
  return { note: next, change: { nodes: { from: 0, to: next.nodeCount }, isStructural: true } };
}

function* noteChange(before: NoteSnapshot, update: OutlineUpdate): Steps<NoteChange> {
  const { outline, from, removed, inserted } = update;
  const nodes = { from: Math.max(0, from - 1), to: from + inserted - 1 };
  const hasOtherRoot = before.outline.rootRow !== outline.rootRow;
  const isSame = removed === inserted && !hasOtherRoot && (yield* haveSamePlaces(before, update));
  return { nodes, isStructural: !isSame };
}

/** True when every row that was read anew stays where it was. */
function* haveSamePlaces(
  before: NoteSnapshot,
  { outline, from, removed }: OutlineUpdate,
): Steps<boolean> {
  const now = outline.rows.between(from, from + removed);
  let compared = 0;
  for (const placed of before.rows.between(from, from + removed)) {
    if (!isSamePlace(placed.row, now.next().value?.row)) return false;
    if (++compared % ITEMS_PER_STEP === 0) yield;
  }
  return true;
}
