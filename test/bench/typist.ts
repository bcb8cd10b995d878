import { parseNote, updateNote } from "../../src/core/index.js";
import type { Note, NoteFormat, TextChange } from "../../src/core/index.js";
import { Random } from "./random.js";

/** How many nodes around the cursor a view reads. */
const NODES_SHOWN = 40;

/** Where each keystroke goes: to another line, or behind the last one for a word of some length. */
export type Place = "anywhere" | "in one place";

/** After so many keystrokes in one place the next place comes: how much is parsed anew is not the same everywhere. */
const KEYSTROKES_IN_A_PLACE = 20;

/** What is timed: up to the note, or also what a view reads of it then. */
export type Extent = "to the note" | "with the labels of 40 nodes";

/** A note that follows keystrokes. */
export class Typist {
  private note: Note;
  private readonly random = new Random(7);
  private offset: number;
  private typed = 0;

  constructor(
    text: string,
    format: NoteFormat,
    private readonly place: Place,
    private readonly extent: Extent = "to the note",
  ) {
    this.note = parseNote(text, { format });
    this.offset = this.wordAt(this.random.below(this.note.length));
  }

  /** The next keystroke: one letter in the words of a line. */
  next(): TextChange {
    const isNewPlace = this.place === "anywhere" || ++this.typed % KEYSTROKES_IN_A_PLACE === 0;
    this.offset = isNewPlace ? this.wordAt(this.random.below(this.note.length)) : this.offset + 1;
    return { start: this.offset, end: this.offset, text: "e" };
  }

  /** Brings the note up to date, and reads the labels of the nodes around the cursor if that is timed. */
  type(change: TextChange): number {
    this.note = updateNote(this.note, [change]);
    return this.extent === "to the note" ? this.note.nodeCount : this.readLabels(change.start);
  }

  private readLabels(offset: number): number {
    const { ordinal } = this.note.nodeAt(offset);
    const from = Math.max(0, ordinal - NODES_SHOWN / 2);
    const to = Math.min(this.note.nodeCount, from + NODES_SHOWN);
    let units = 0;
    for (let at = from; at < to; at++) units += this.note.node(at).label.length;
    return units;
  }

  /** Behind the last letter of the words in front of an offset, in a line that is not blank. */
  private wordAt(offset: number): number {
    const { note } = this;
    const node = note.nodeAt(offset);
    const own = note.slice(node.start, node.end);
    const letter = /[a-z]{3}/.exec(own);
    return letter ? node.start + letter.index + 2 : node.end;
  }
}
