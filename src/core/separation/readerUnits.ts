import type { ParsedAnnotation } from "../annotations/index.js";
import { isAnnotationOnly } from "../note/index.js";
import { markerLength } from "../outline/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";

/** An annotation with its place in the note and the row it stands in. */
export interface NoteAnnotation extends TextRange {
  readonly parsed: ParsedAnnotation;
  readonly placed: PlacedRow;
  readonly rowIndex: number;
}

/** Whole lines that hold annotations: one line, or those that a body over several lines joins. */
export interface ReaderUnit extends TextRange {
  /** Indexes of the annotations, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /**
   * `whole`: nothing but indentation, one marker and annotations, so that the lines are the reader's (grammar.md,
   * rule 14). `kept`: such lines, but without them the author's outline would be another one (rule 17). `shared`:
   * something else stands on the lines.
   */
  readonly owner: "whole" | "kept" | "shared";
}

const ITEM_MARKER = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/;
const HEADING_MARKER = /^#{1,6}[ \t]+$/;

/** The annotations of an outline in the order of the text, without replies. */
export function* noteAnnotations({ rows }: Outline): Steps<NoteAnnotation[]> {
  const found: NoteAnnotation[] = [];
  let rowCount = 0;
  for (const { placed, index } of rows.matching((stretch) => stretch.annotationCount > 0)) {
    for (const parsed of placed.row.annotations) {
      const start = placed.start + parsed.start;
      found.push({ start, end: placed.start + parsed.end, parsed, placed, rowIndex: index });
    }
    if (++rowCount % ITEMS_PER_STEP === 0) yield;
  }
  return found;
}

/** The lines on which annotations stand, each with what can be said of it without reading the text anew. */
export function* readerUnits(
  text: string,
  outline: Outline,
  annotations: readonly NoteAnnotation[],
): Steps<ReaderUnit[]> {
  const withAuthorBelow = yield* rowsWithAuthorBelow(outline, annotations);
  const source = { text, outline, annotations, withAuthorBelow };
  const units: ReaderUnit[] = [];
  let lineStart = text.startsWith("\uFEFF") ? 1 : 0;
  for (let from = 0, to = 0; from < annotations.length; from = to) {
    const first = annotations[from] as NoteAnnotation;
    lineStart = Math.max(lineStart, text.lastIndexOf("\n", first.start - 1) + 1);
    let lineEnd = first.start;
    for (; to < annotations.length && (annotations[to] as NoteAnnotation).start <= lineEnd; to++) {
      const { end } = annotations[to] as NoteAnnotation;
      if (end > lineEnd) lineEnd = endOfLine(text, end, lineEnd);
    }
    const owner = ownerOf(source, { start: lineStart, end: lineEnd, from, to });
    units.push({ start: lineStart, end: lineEnd, from, to, owner });
    if (units.length % ITEMS_PER_STEP === 0) yield;
    lineStart = lineEnd + 1;
  }
  return units;
}

/** The end of the line with an offset; `known` is the end of a line, which is not looked for twice. */
function endOfLine(text: string, offset: number, known: number): number {
  if (offset <= known) return known;
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

interface UnitSource {
  readonly text: string;
  readonly outline: Outline;
  readonly annotations: readonly NoteAnnotation[];
  /** Indexes of annotation-only rows with author rows in their subtrees. */
  readonly withAuthorBelow: ReadonlySet<number>;
}

type UnitRange = Omit<ReaderUnit, "owner">;

function ownerOf(source: UnitSource, unit: UnitRange): ReaderUnit["owner"] {
  const first = source.annotations[unit.from] as NoteAnnotation;
  const { start: rowStart, row } = first.placed;
  const beginsRow = row.type !== "root" && rowStart >= unit.start;
  const markerStart = beginsRow ? rowStart : first.start;
  const marker = source.text.slice(markerStart, first.start);
  if (!isBlankAround(source, unit, markerStart) || !isMarker(source, first, marker)) {
    return "shared";
  }
  if (!beginsRow) return "whole";
  if (!isAnnotationOnly(first.placed)) return marker === "" ? "whole" : "kept";
  const isNeeded =
    source.withAuthorBelow.has(first.rowIndex) || holdsMoreThan(source, first.placed, unit);
  return isNeeded ? "kept" : "whole";
}

/** True when nothing but blanks stands before the marker of a unit, between its annotations and behind them. */
function isBlankAround(
  { text, annotations }: UnitSource,
  unit: UnitRange,
  markerStart: number,
): boolean {
  if (!isBlank(text, unit.start, markerStart)) return false;
  for (let at = unit.from; at < unit.to; at++) {
    const from = (annotations[at] as NoteAnnotation).end;
    const to = at + 1 < unit.to ? (annotations[at + 1] as NoteAnnotation).start : unit.end;
    if (!isBlank(text, from, to)) return false;
  }
  return true;
}

/** True when what stands between a row's start and its first annotation is the marker of the row, or nothing. */
function isMarker({ text, outline }: UnitSource, first: NoteAnnotation, marker: string): boolean {
  if (marker.trim() === "") return true;
  const { start, row } = first.placed;
  switch (outline.format) {
    case "page":
      return false;
    case "indented":
      return marker.slice(markerLength(text.slice(start, start + row.end))).trim() === "";
    case "markdown":
      return (row.type === "item" ? ITEM_MARKER : HEADING_MARKER).test(marker);
  }
}

/** True when a row holds anything but annotations outside of a unit: a setext underline, the mark of a quote. */
function holdsMoreThan({ text }: UnitSource, placed: PlacedRow, unit: TextRange): boolean {
  const end = placed.start + placed.row.end;
  let from = unit.end;
  for (const annotation of placed.row.annotations) {
    const start = placed.start + annotation.start;
    if (start < from) continue;
    if (!isBlank(text, from, start)) return true;
    from = placed.start + annotation.end;
  }
  return from < end && !isBlank(text, from, end);
}

/** True when nothing but white space stands between two offsets: most often the first unit tells. */
function isBlank(text: string, from: number, to: number): boolean {
  return from >= to || (text.charAt(from).trim() === "" && text.slice(from, to).trim() === "");
}

/** Annotation-only rows with an author row in their subtree. Rows that no such row stands above are not looked at. */
function* rowsWithAuthorBelow(
  { rows }: Outline,
  annotations: readonly NoteAnnotation[],
): Steps<ReadonlySet<number>> {
  const found = new Set<number>();
  let next = 0;
  for (let at = 0; at < annotations.length; at++) {
    const { placed, rowIndex } = annotations[at] as NoteAnnotation;
    if (at % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (rowIndex < next || !isAnnotationOnly(placed)) continue;
    next = yield* addAuthorBelow(rows, rowIndex, found);
  }
  return found;
}

/** The same from such a row on, as long as one of them is open. Gives the index behind the rows that were looked at. */
function* addAuthorBelow(rows: Outline["rows"], from: number, found: Set<number>): Steps<number> {
  /** Annotation-only rows, each under the one before, that have none so far. */
  const open: { readonly index: number; readonly rank: number }[] = [];
  let index = from;
  for (const placed of rows.between(from, rows.count)) {
    const { rank } = placed.row;
    while ((open.at(-1)?.rank ?? -1) >= rank) open.pop();
    if (isAnnotationOnly(placed)) open.push({ index, rank });
    else for (const above of open.splice(0)) found.add(above.index);
    index++;
    if ((index - from) % ITEMS_PER_STEP === 0) yield;
    if (open.length === 0) break;
  }
  return index;
}
