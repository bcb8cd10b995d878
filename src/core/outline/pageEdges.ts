import { documentTextSteps, ITEMS_PER_STEP } from "../text/index.js";
import type { DocumentText, Steps, TextRange } from "../text/index.js";

/** So many lines at the start and at the end of a text decide what the frame of a page is (see `pageFrame`). */
const EDGE_LINES = 48;

/** The lines at both ends of a text from which lines were taken out: enough for `pageFrame`. */
export interface PageEdges {
  readonly text: DocumentText;
  /** What to add to an offset in the last lines for the offset in the whole rest. */
  readonly shift: number;
}

/** The ends of a text without some whole lines, which are sorted and without overlap. */
export function* edgesWithout(text: DocumentText, lines: readonly TextRange[]): Steps<PageEdges> {
  const kept = keptRanges(text.length, lines);
  const head = firstLines(text, kept);
  const tail = lastLines(text, kept);
  let length = 0;
  for (const [index, { start, end }] of kept.entries()) {
    length += end - start;
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  const isWhole = head.length + tail.length >= length;
  const edges = isWhole
    ? kept.map(({ start, end }) => text.sliceString(start, end)).join("")
    : head + tail;
  return { text: yield* documentTextSteps(edges), shift: isWhole ? 0 : length - edges.length };
}

/** Where an offset lies without some lines; -1 for one in such a line. */
export function offsetWithout(lines: readonly TextRange[], offset: number): number {
  let at = offset;
  for (const { start, end } of lines) {
    if (start >= offset) return at;
    if (end > offset) return -1;
    at -= end - start;
  }
  return at;
}

function keptRanges(length: number, removed: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  let from = 0;
  for (const { start, end } of [...removed, { start: length, end: length }]) {
    if (from < start) kept.push({ start: from, end: start });
    from = end;
  }
  return kept;
}

function firstLines(text: DocumentText, kept: readonly TextRange[]): string {
  const parts: string[] = [];
  let missing = EDGE_LINES;
  for (const { start, end } of kept) {
    if (missing <= 0) break;
    const first = text.lineAt(start).number;
    const behind = first + missing;
    const to = behind <= text.lines ? Math.min(end, text.line(behind).from) : end;
    parts.push(text.sliceString(start, to));
    missing -= text.lineAt(to).number - first;
  }
  return parts.join("");
}

function lastLines(text: DocumentText, kept: readonly TextRange[]): string {
  const parts: string[] = [];
  let missing = EDGE_LINES;
  for (let at = kept.length - 1; at >= 0 && missing > 0; at--) {
    const { start, end } = kept[at] as TextRange;
    const last = text.lineAt(end).number;
    const from = Math.max(start, text.line(Math.max(1, last - missing)).from);
    parts.push(text.sliceString(from, end));
    missing -= last - text.lineAt(from).number;
  }
  return parts.reverse().join("");
}
