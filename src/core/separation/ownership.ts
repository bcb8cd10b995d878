import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { NoteAnnotation, ReaderUnit } from "./readerUnits.js";

/** What goes out together with one or more annotations. */
export interface OwnedSpan extends TextRange {
  /** Indexes of the annotations, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/** What ownership is decided from. */
export interface OwnershipSource {
  readonly text: string;
  readonly annotations: readonly NoteAnnotation[];
  readonly units: readonly ReaderUnit[];
  /** Blanks at the start of a line are its depth: an annotation there must not leave more of them. */
  readonly isIndented: boolean;
}

/**
 * The spans that are taken out of a note: whole lines with a line break, the blank line behind a paragraph between
 * two (grammar.md, rule 15), or bracket to bracket. Sorted, without overlap.
 */
export function* ownedSpans(source: OwnershipSource): Steps<OwnedSpan[]> {
  const { text, units } = source;
  const spans: OwnedSpan[] = [];
  const bodyStart = text.startsWith("\uFEFF") ? 1 : 0;
  const finalRun = firstOfFinalRun(text, units);
  let runStart = bodyStart;
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] as ReaderUnit;
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (unit.owner !== "whole") {
      addBracketSpans(spans, source, unit);
      continue;
    }
    const { start, end, from, to } = unit;
    const previous = units[index - 1];
    if (!isJoined(previous, unit)) runStart = start;
    if (index >= finalRun) {
      spans.push({ start: breakBefore(text, start, bodyStart), end: runEnd(text, end), from, to });
      continue;
    }
    const isParagraph = !isJoined(unit, units[index + 1]) && isBlankBefore(text, runStart);
    const blankEnd = isParagraph ? blankLineEnd(text, end + 1) : end + 1;
    // The break of a blank line before the final run is that run's.
    const isTaken = index + 1 === finalRun && units[finalRun]?.start === blankEnd;
    spans.push({ start, end: isTaken ? end + 1 : blankEnd, from, to });
  }
  return spans;
}

/** Each annotation by itself; where blanks would become indentation, those behind it go with it. */
function addBracketSpans(
  spans: OwnedSpan[],
  { text, annotations, isIndented }: OwnershipSource,
  unit: ReaderUnit,
): void {
  let isAtLineStart = isIndented && unit.owner === "shared";
  let before = unit.start;
  for (let at = unit.from; at < unit.to; at++) {
    const { start, end } = annotations[at] as NoteAnnotation;
    isAtLineStart &&= text.slice(before, start).trim() === "";
    const blanks = isAtLineStart ? /^[^\S\r\n]*/.exec(text.slice(end, unit.end))?.[0] : "";
    before = end + (blanks?.length ?? 0);
    spans.push({ start, end: before, from: at, to: at + 1 });
  }
}

/** Index of the first unit of the run of whole lines that ends a text without a final line break. */
function firstOfFinalRun(text: string, units: readonly ReaderUnit[]): number {
  let first = units.length;
  const last = units.at(-1);
  if (last?.owner !== "whole" || last.end < text.length) return first;
  do first--;
  while (isJoined(units[first - 1], units[first]));
  return first;
}

/** True for two whole units without a line between them. */
function isJoined(unit: ReaderUnit | undefined, next: ReaderUnit | undefined): boolean {
  return unit?.owner === "whole" && next?.owner === "whole" && unit.end + 1 === next.start;
}

/** Where the line break before a line starts. */
function breakBefore(text: string, lineStart: number, bodyStart: number): number {
  if (lineStart <= bodyStart) return lineStart;
  return text.endsWith("\r\n", lineStart) && lineStart - 2 >= bodyStart
    ? lineStart - 2
    : lineStart - 1;
}

/** The end of a line without its line break, which belongs to the next line of the run. */
function runEnd(text: string, lineEnd: number): number {
  return lineEnd < text.length && text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
}

/** True when a blank line ends where a line starts. */
function isBlankBefore(text: string, lineStart: number): boolean {
  if (text.charAt(lineStart - 1) !== "\n") return false;
  for (let at = lineStart - 2; at >= 0; at--) {
    const unit = text.charAt(at);
    if (unit === "\n") return true;
    if (unit.trim() !== "") return false;
  }
  return true;
}

/** Where the blank line at an offset ends, with its line break; the offset where no blank line with one stands. */
function blankLineEnd(text: string, lineStart: number): number {
  for (let at = lineStart; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\n") return at + 1;
    if (unit.trim() !== "") return lineStart;
  }
  return lineStart;
}
