import * as vscode from "vscode";
import type { EditSelection } from "../../core/editing/index.js";
import type { Annotation, Note, NoteNode, TextRange } from "../../core/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource, OpenNote, OutlineRows } from "../documents/index.js";
import { editorOf } from "../platform/editorOf.js";
import { Failure } from "../platform/failure.js";
import { VIEW_SCHEME } from "../platform/ids.js";
import { editMessages } from "./messages.js";
import { isRowArgument } from "./rowArgument.js";
import type { RowArgument } from "./rowArgument.js";
import { checkWritable } from "./writable.js";

/** An annotation (or a node) as an argument of a command: plain data, so that links and other extensions can give it. */
export interface EditTarget {
  /** The document. */
  readonly uri: string;
  /** Where the annotation, or the node's own text, starts, in UTF-16 units. */
  readonly start: number;
  /** The document's version that `start` holds for. */
  readonly version: number;
}

/** What a command is to change, all of one version of one document. */
export interface EditSubject {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly note: Note;
  /** The editor that shows the document: the active one before any other; null when there is none. */
  readonly editor: vscode.TextEditor | null;
  /** The annotations and replies that are spoken of, in document order. */
  readonly annotations: readonly Annotation[];
  /** The nodes that are spoken of, in the order given. */
  readonly nodes: readonly NoteNode[];
  /** Whether the arguments of the command name it, or the cursors do. */
  readonly origin: "arguments" | "cursor";
}

/**
 * Finds what a command is to change. Arguments come first: an `EditTarget`, a row of the outline, or a list of either as
 * the second argument, as a tree with several selected rows gives them. Without any: what the cursors are in, in the
 * active editor or the one that was active before a view took the focus.
 *
 * @param args the arguments of the command
 * @returns Null when there is no note, after a hint that says so.
 * @throws Failure when the document changed since the arguments were made, or the active editor shows something that
 * cannot be written: a view of a note, the old side of a comparison.
 */
export async function findEditSubject(
  notes: NoteSource,
  args: readonly unknown[] = [],
): Promise<EditSubject | null> {
  const [first, several] = args;
  const given: readonly unknown[] =
    Array.isArray(several) && several.length > 0 ? several : [first];
  const targets = given.filter(isTarget);
  if (targets.length > 0) return subjectOfTargets(notes, targets);
  const rows = given.filter(isRowArgument);
  if (rows.length > 0) return subjectOfRows(notes, rows);
  return subjectOfCursors(notes);
}

function isTarget(value: unknown): value is EditTarget {
  if (typeof value !== "object" || value === null) return false;
  const { uri, start, version } = value as Partial<Record<keyof EditTarget, unknown>>;
  return typeof uri === "string" && typeof start === "number" && typeof version === "number";
}

async function subjectOfTargets(
  notes: NoteSource,
  targets: readonly EditTarget[],
): Promise<EditSubject> {
  const [{ uri, version }] = targets as readonly [EditTarget];
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const note = await notes.whenCurrent(document);
  const isStale = targets.some((target) => target.uri !== uri || target.version !== version);
  if (note === null || isStale || document.version !== version) throw changed();
  const annotations: Annotation[] = [];
  const nodes: NoteNode[] = [];
  for (const { start } of targets) {
    const annotation = note.annotationAt(start);
    if (annotation?.start === start) annotations.push(annotation);
    nodes.push(annotation?.start === start ? annotation.node : note.nodeAt(start));
  }
  return subject(document, note, { annotations, nodes, origin: "arguments" });
}

/** The outline shows the active note; its rows know nodes by key, which is followed to the note of now. */
async function subjectOfRows(
  notes: NoteSource,
  rows: readonly RowArgument[],
): Promise<EditSubject> {
  const document = notes.activeNote;
  const note = document === null ? null : await notes.whenCurrent(document);
  if (document === null || note === null) throw changed();
  const annotations: Annotation[] = [];
  const nodes: NoteNode[] = [];
  for (const row of rows) {
    const node = note.follow(row.node);
    if (node === null) throw changed();
    nodes.push(node);
    if (row.kind === "annotation") {
      const now = annotationOf(node, row.path ?? []);
      if (now === null || now.body !== annotationOf(row.node, row.path ?? [])?.body) {
        throw changed();
      }
      annotations.push(now);
    }
  }
  return subject(document, note, { annotations, nodes, origin: "arguments" });
}

function annotationOf(node: NoteNode, path: readonly number[]): Annotation | null {
  let found: Annotation | null = null;
  let level: readonly Annotation[] = node.annotations;
  for (const index of path) {
    found = level[index] ?? null;
    level = found?.replies ?? [];
  }
  return found;
}

/**
 * Finds the open note for a command that changes it as a whole.
 *
 * @returns Null when there is no note, after a hint that says so.
 * @throws Failure where it cannot be written, or the active editor shows something that cannot
 */
export async function findNoteToChange(notes: NoteSource): Promise<OpenNote | null> {
  checkActiveSide(notes);
  const open = await findOpenNote(notes);
  if (open !== null) checkWritable(open.editor.document);
  return open;
}

async function subjectOfCursors(notes: NoteSource): Promise<EditSubject | null> {
  checkActiveSide(notes);
  const open = await findOpenNote(notes);
  if (open === null) return null;
  const { editor, note } = open;
  const { document } = editor;
  const annotations: Annotation[] = [];
  const nodes: NoteNode[] = [];
  for (const selection of editor.selections) {
    const { anchor, active } = selectionOffsets(document, selection);
    const range = { start: Math.min(anchor, active), end: Math.max(anchor, active) };
    annotations.push(...annotationsMeant(document, note, range));
    nodes.push(note.nodeAt(active));
  }
  return subject(document, note, { annotations, nodes, origin: "cursor" });
}

/**
 * A selection in offsets. One that ends where a line starts, as when whole lines are selected, ends before that line:
 * nothing in the line is meant.
 */
export function selectionOffsets(
  document: vscode.TextDocument,
  { anchor, active, end, isEmpty }: vscode.Selection,
): EditSelection {
  const isBeforeLine = !isEmpty && end.character === 0;
  const last = isBeforeLine ? document.lineAt(end.line - 1).range.end : end;
  const offsetOf = (position: vscode.Position): number =>
    document.offsetAt(position.isEqual(end) ? last : position);
  return { anchor: offsetOf(anchor), active: offsetOf(active) };
}

/** Refuses a view of a note, or the old side of a comparison: then the cursor of the note beside it is not meant. */
function checkActiveSide(notes: NoteSource): void {
  const { activeTextEditor: active, tabGroups } = vscode.window;
  if (active === undefined || notes.isNote(active.document)) return;
  const { uri } = active.document;
  const input = tabGroups.activeTabGroup.activeTab?.input;
  const isOldSide =
    input instanceof vscode.TabInputTextDiff && input.original.toString() === uri.toString();
  if (uri.scheme === VIEW_SCHEME || isOldSide) throw new Failure(editMessages.readOnly());
}

/**
 * The annotations that a selection holds whole; the innermost around a cursor, or the one that ends there; else the only
 * one that touches the line.
 */
function annotationsMeant(
  document: vscode.TextDocument,
  note: Note,
  { start, end }: TextRange,
): readonly Annotation[] {
  const touching = note.annotationsIn({ start, end });
  const held = touching.filter((one) => start <= one.start && one.end <= end);
  if (start < end && held.length > 0) return held;
  const around = note.annotationAt(end) ?? innermostEnding(touching, end);
  if (around !== null) return [around];
  const line = document.lineAt(document.positionAt(end).line).range;
  const onLine = note.annotationsIn({
    start: document.offsetAt(line.start),
    end: document.offsetAt(line.end),
  });
  return onLine.length === 1 ? onLine : [];
}

function innermostEnding(annotations: readonly Annotation[], end: number): Annotation | null {
  return annotations.find((one) => one.end === end) ?? null;
}

function subject(
  document: vscode.TextDocument,
  note: Note,
  found: Pick<EditSubject, "annotations" | "nodes" | "origin">,
): EditSubject {
  const unique = new Map(found.annotations.map((annotation) => [annotation.start, annotation]));
  return {
    document,
    version: document.version,
    note,
    editor: editorOf(document),
    annotations: [...unique.values()].sort((a, b) => a.start - b.start),
    nodes: [...new Set(found.nodes)],
    origin: found.origin,
  };
}

/** What a key in the outline gives instead of rows: those that are selected there are meant. */
const SELECTION = "selection";

/**
 * The arguments of a command with the selected rows of the outline where a key asks for them.
 *
 * @throws Failure when none is selected: the cursor, which is elsewhere, is not meant then
 */
export function withSelectedRows(
  outline: Pick<OutlineRows, "selected">,
  args: readonly unknown[],
): readonly unknown[] {
  if (args[0] !== SELECTION) return args;
  const { selected } = outline;
  if (selected.length === 0) throw new Failure(editMessages.selectRow());
  return [selected[0], selected];
}

function changed(): Failure {
  return new Failure(editMessages.changedMeanwhile());
}
