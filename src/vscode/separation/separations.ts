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
      if (note === null) {
        return null;
      }
      const separated = await this.#separate(document, note);
      if (separated !== undefined && this.#notes.current(document) === note) {
        return separated;
      }
    }
  }

  #separate(document: vscode.TextDocument, note: Note): Promise<SeparatedNote | undefined> {
    const known = this.#separated.get(note);
    if (known !== undefined) {
      return known;
    }
    const notes = this.#notes;
    // Whoever asked, nobody wants it any more when the document has gone on.
    const token = {
      get isCancellationRequested() {
        return notes.current(document) !== note;
      },
    };
    const separating = runInSlices(separateSteps(note), token);
    this.#separated.set(note, separating);
    return separating;
  }
}

function* separateSteps(note: Note): Steps<SeparatedNote> {
  const separated = yield* separateNoteSteps(note);
  return { note, separated, places: yield* positionMapSteps(note.text, separated) };
}
