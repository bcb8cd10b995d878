import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
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
export function* readSeparation(note: Note): Steps<Separation> {
  const outline = noteOutline(note);
  const annotations = yield* noteAnnotations(outline);
  const source = { text: note.text, annotations, isIndented: note.format === "indented" };
  let units: readonly ReaderUnit[] = yield* readerUnits(note.text, outline, annotations);
  for (let round = 0; ; round++) {
    const spans = yield* ownedSpans({ ...source, units });
    const lines = yield* wholeSpans(spans, units);
    yield;
    if (yield* areSurelyHarmless(outline, lines)) return { annotations, units, spans };
    const disturbing = yield* disturbingSpans(note, lines, "author");
    if (disturbing.length === 0) return { annotations, units, spans };
    const kept = round < MOST_ROUNDS ? disturbing.map((index) => lines[index]) : lines;
    units = yield* keptUnits(units, kept);
  }
}

/** True when the reader of the note knows without reading that it would read the rest alike. */
function* areSurelyHarmless(outline: Outline, lines: readonly OwnedSpan[]): Steps<boolean> {
  if (!outline.isSurelySameWithout) return false;
  return yield* outline.isSurelySameWithout(lines);
}

/** The units, of which those of some spans are kept. */
function* keptUnits(
  units: readonly ReaderUnit[],
  spans: readonly (OwnedSpan | undefined)[],
): Steps<readonly ReaderUnit[]> {
  const kept = new Set(spans.map((span) => span?.from));
  const changed: ReaderUnit[] = [];
  for (const unit of units) {
    const next: ReaderUnit = kept.has(unit.from) ? { ...unit, owner: "kept" } : unit;
    if (changed.push(next) % ITEMS_PER_STEP === 0) yield;
  }
  return changed;
}

/** The spans of whole lines. A unit of whole lines is one span; both are in the order of the annotations. */
export function* wholeSpans(
  spans: readonly OwnedSpan[],
  units: readonly ReaderUnit[],
): Steps<readonly OwnedSpan[]> {
  const whole: OwnedSpan[] = [];
  let at = 0;
  for (let index = 0; index < units.length; index++) {
    const { owner, from } = units[index] as ReaderUnit;
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (owner !== "whole") continue;
    while ((spans[at]?.from ?? Infinity) < from) at++;
    const span = spans[at];
    if (span) whole.push(span);
  }
  return whole;
}
