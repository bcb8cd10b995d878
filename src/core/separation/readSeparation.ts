import { noteOutline, parseNote } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { TextRange } from "../text/index.js";
import { ownedSpans } from "./ownership.js";
import type { OwnedSpan } from "./ownership.js";
import { noteAnnotations, readerUnits } from "./readerUnits.js";
import type { NoteAnnotation, ReaderUnit } from "./readerUnits.js";
import {
  allRows,
  fixedOptions,
  hasSameRows,
  isSamePage,
  noteWithout,
  StructureKeeper,
} from "./structure.js";

/** What goes out of a note, and how. */
export interface Separation {
  readonly annotations: readonly NoteAnnotation[];
  readonly units: readonly ReaderUnit[];
  readonly spans: readonly OwnedSpan[];
}

/**
 * Decides what is taken out of a note. All of the reader's lines are tried at once; only where the author's outline
 * would be another one without them is each looked at by itself (grammar.md, rule 17).
 */
export function readSeparation(note: Note): Separation {
  const outline = noteOutline(note);
  const annotations = noteAnnotations(outline);
  const units = readerUnits(note.text, outline, annotations);
  const source = { text: note.text, annotations, isIndented: note.format === "indented" };
  const spans = ownedSpans({ ...source, units });
  if (keepsOutline(note, wholeSpans(spans, units))) return { annotations, units, spans };
  const decided = decidedUnits(note, units);
  return { annotations, units: decided, spans: ownedSpans({ ...source, units: decided }) };
}

/** The spans of whole lines. */
function wholeSpans(spans: readonly OwnedSpan[], units: readonly ReaderUnit[]): OwnedSpan[] {
  const whole = units.filter(({ owner }) => owner === "whole");
  const starts = new Set(whole.map(({ from }) => from));
  return spans.filter(({ from }) => starts.has(from));
}

function keepsOutline(note: Note, removed: readonly TextRange[]): boolean {
  if (removed.length === 0) return true;
  const rest = noteWithout(note, removed);
  return isSamePage(note, rest) && hasSameRows(allRows(note), allRows(rest), removed, "author");
}

/** The units, those that must stay marked as kept. */
function decidedUnits(note: Note, units: readonly ReaderUnit[]): ReaderUnit[] {
  const fixed = parseNote(note.text, fixedOptions(note.format, noteOutline(note).grammar));
  const whole = units.filter(({ owner }) => owner === "whole");
  let end = 0;
  const spans = whole.map((unit) => {
    const span = lineWithBreak(note.text, unit, end);
    ({ end } = span);
    return span;
  });
  const isKept = new StructureKeeper(fixed, spans, "author").decide();
  const kept = new Set(whole.filter((_, at) => isKept[at]));
  return units.map((unit) => (kept.has(unit) ? { ...unit, owner: "kept" } : unit));
}

/** A unit's lines with the line break behind them, or the one before them where there is none. */
function lineWithBreak(text: string, { start, end }: TextRange, previousEnd: number): TextRange {
  if (end < text.length) return { start, end: end + 1 };
  return { start: Math.max(previousEnd, start - 1, text.startsWith("\uFEFF") ? 1 : 0), end };
}
