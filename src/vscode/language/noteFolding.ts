import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { findListedDepth } from "../../core/note/index.js";
import type { LevelLimits } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { runInSlices } from "../platform/slices.js";

/**
 * How many folds there are at most. That is more than the editor takes by default (`editor.foldingMaximumRegions`), so
 * that it says itself when it leaves some out.
 */
const LIMITS: LevelLimits = { nodes: 8000, depth: Infinity };

/**
 * Folding of notes in plain text; Markdown keeps the editor's. A fold leaves its first line visible, so only a text in
 * which parents stand before their children can fold by its tree: of page text only the furniture folds.
 */
export class NoteFolding implements vscode.FoldingRangeProvider {
  readonly #notes: NoteSource;
  readonly onDidChangeFoldingRanges: vscode.Event<void>;

  /**
   * Registers nothing by itself.
   *
   * @param onDidChange fires when ranges may be others although no text changed
   */
  constructor(notes: NoteSource, onDidChange: vscode.Event<void>) {
    this.#notes = notes;
    this.onDidChangeFoldingRanges = onDidChange;
  }

  /** Without an answer (null) the editor folds by indentation, as it does in any text. */
  async provideFoldingRanges(
    document: vscode.TextDocument,
    _context: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[] | null> {
    const note = await this.#notes.whenCurrent(document, token);
    if (note === null) {
      return null;
    }
    const steps =
      note.format === "page" ? furnitureFolds(document, note) : treeFolds(document, note);
    const folds = await runInSlices(steps, token);
    return folds !== undefined && this.#notes.current(document) === note ? [...folds] : null;
  }
}

function* treeFolds(
  document: vscode.TextDocument,
  note: Note,
): Generator<undefined, readonly vscode.FoldingRange[], undefined> {
  const deepest = yield* findListedDepth(note, LIMITS);
  const folds: vscode.FoldingRange[] = [];
  for (let ordinal = 0; ordinal < note.nodeCount && folds.length < LIMITS.nodes; ordinal += 1) {
    const { start, treeEnd, depth } = note.node(ordinal);
    const first = document.positionAt(start).line;
    const last = document.positionAt(treeEnd).line;
    if (last > first && depth <= deepest) {
      folds.push(new vscode.FoldingRange(first, last));
    }
    yield;
  }
  return folds;
}

/** Each run of neighbouring furniture is one fold. */
function* furnitureFolds(
  document: vscode.TextDocument,
  note: Note,
): Generator<undefined, readonly vscode.FoldingRange[], undefined> {
  const runs: { first: number; last: number }[] = [];
  for (const { start, end } of note.furniture) {
    const first = document.positionAt(start).line;
    // The end may be the start of the line after it.
    const last = document.positionAt(Math.max(start, end - 1)).line;
    const run = runs.at(-1);
    if (run !== undefined && first <= run.last + 1) {
      run.last = Math.max(run.last, last);
    } else {
      runs.push({ first, last });
    }
    yield;
  }
  return runs
    .filter(({ first, last }) => last > first)
    .map(({ first, last }) => new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Region));
}
