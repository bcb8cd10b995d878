import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import { ownedSpans } from "./ownership.js";
import type { OwnedSpan } from "./ownership.js";
import { noteAnnotations, readerUnits } from "./readerUnits.js";
import type { NoteAnnotation, ReaderUnit } from "./readerUnits.js";
import { disturbingSpans } from "./structure.js";

/** What goes out of a note, and how. */
export interface Separation {
  readonly annotations: readonly NoteAnnotation[];
  readonly units: readonly ReaderUnit[];
  readonly spans: readonly OwnedSpan[];
}

/** Each round reads the whole text. A note of ordinary kind takes one, or one more where lines must be kept. */
const MOST_ROUNDS = 12;

/**
 * Decides what is taken out of a note. All of the reader's lines are tried at once; where the author's outline would be
 * another one without them, those that seem to be why are kept, and the others are tried again (grammar.md, rule 17).
 * Where that leads nowhere all are kept.
 */
export function readSeparation(note: Note): Separation {
  const annotations = noteAnnotations(noteOutline(note));
  const source = { text: note.text, annotations, isIndented: note.format === "indented" };
  let units = readerUnits(note.text, noteOutline(note), annotations);
  for (let round = 0; ; round++) {
    const spans = ownedSpans({ ...source, units });
    const lines = wholeSpans(spans, units);
    const disturbing = disturbingSpans(note, lines, "author");
    if (disturbing.length === 0) return { annotations, units, spans };
    const kept = new Set(
      (round < MOST_ROUNDS ? disturbing.map((index) => lines[index]) : lines).map(
        (line) => line?.from,
      ),
    );
    units = units.map((unit) => (kept.has(unit.from) ? { ...unit, owner: "kept" } : unit));
  }
}

/** The spans of whole lines. */
export function wholeSpans(
  spans: readonly OwnedSpan[],
  units: readonly ReaderUnit[],
): readonly OwnedSpan[] {
  const whole = units.filter(({ owner }) => owner === "whole");
  const starts = new Set(whole.map(({ from }) => from));
  return spans.filter(({ from }) => starts.has(from));
}
