import type * as vscode from "vscode";
import type { Note, Separated, Steps } from "../../core/index.js";
import { positionMapSteps, separateNoteSteps } from "../../core/separation/index.js";
import type { PositionMap } from "../../core/separation/index.js";
import type { NoteSource } from "../documents/index.js";
import { runInSlices } from "../platform/slices.js";

/** A note, what it is taken apart into, and which place of the one is which of the other. */
export interface SeparatedNote {
  readonly note: Note;
  readonly separated: Separated;
  readonly places: PositionMap;
}

/** Takes notes apart, in slices, each version once, and gives up what has become stale. */
export class Separations {
  readonly #notes: NoteSource;
  readonly #separated = new WeakMap<Note, Promise<SeparatedNote | undefined>>();

  constructor(notes: NoteSource) {
    this.#notes = notes;
  }

  /** The document's note of now, taken apart; null when it is no note or was closed. */
  async whenCurrent(document: vscode.TextDocument): Promise<SeparatedNote | null> {
    for (;;) {
      const note = await this.#notes.whenCurrent(document);
      const separated = note === null ? null : await this.of(document, note);
      if (separated !== undefined) {
        return separated;
      }
    }
  }

  /** A note of the document, taken apart; undefined when the document has gone on meanwhile. */
  async of(document: vscode.TextDocument, note: Note): Promise<SeparatedNote | undefined> {
    const separating =
      this.#separated.get(note) ?? this.whileCurrent(document, note, separateInSteps(note));
    this.#separated.set(note, separating);
    const separated = await separating;
    if (separated === undefined) {
      // An edit that changes nothing brings the same note back.
      this.#separated.delete(note);
    }
    return separated;
  }

  /** Does work on a note in slices; undefined when the document has gone on meanwhile, for then nobody wants it. */
  async whileCurrent<Result>(
    document: vscode.TextDocument,
    note: Note,
    steps: Steps<Result>,
  ): Promise<Result | undefined> {
    const isStale = (): boolean => this.#notes.current(document) !== note;
    const result = await runInSlices(steps, {
      get isCancellationRequested() {
        return isStale();
      },
    });
    return isStale() ? undefined : result;
  }
}

function* separateInSteps(note: Note): Steps<SeparatedNote> {
  const separated = yield* separateNoteSteps(note);
  return { note, separated, places: yield* positionMapSteps(note.text, separated) };
}
