import { noteOutline, updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { PlacedRow } from "../outline/index.js";
import { characterAround } from "../separation/index.js";
import { finished } from "../text/index.js";
import type { TextRange } from "../text/index.js";
import { newPair } from "./body.js";

/** Marks that may enclose a selection: what is written behind it goes behind them. */
const CLOSING_MARKS = /^(?:\*{1,3}|_{1,3}|~~|`+)/;

/**
 * The places for an annotation behind a selection, or at the end of the paragraph under a cursor, the best first: there,
 * at the end of the line, at the end of the node's own text; each behind what hides a bracket there.
 *
 * @param target a selection without white space at its end, or a cursor
 */
export function* inlinePlaces(note: Note, target: TextRange): Generator<number, void> {
  const row = rowOf(note, target.end);
  const rowEnd = row.start + row.row.end;
  const tried = new Set<number>();
  for (const place of [
    () => (target.start < target.end ? selectionEnd(note, target) : paragraphEnd(note, target.end)),
    () => lineEnd(note, target.end),
    () => rowEnd,
  ]) {
    const start = row.start;
    const at = outside(note, Math.max(start, Math.min(place(), Math.max(rowEnd, target.end))));
    // Within what hides a bracket, code or an address, it would break that up.
    const open = firstSeen(note, at, Math.max(rowEnd, at));
    if (open === null || tried.has(open)) continue;
    tried.add(open);
    yield open;
  }
}

/** The row with the node that `nodeAt` finds. */
export function rowOf(note: Note, offset: number): PlacedRow {
  const { rows } = noteOutline(note);
  return rows.at(Math.max(0, note.nodeAt(offset).ordinal + 1));
}

/** The end of a selection, behind the marks that enclose it. */
function selectionEnd(note: Note, { start, end }: TextRange): number {
  const [marks] = CLOSING_MARKS.exec(note.slice(end, end + 8)) ?? [];
  if (marks === undefined) return end;
  const opening = note.slice(Math.max(0, start - marks.length), start);
  return opening === marks ? end + marks.length : end;
}

/** The end of the paragraph with an offset: of the last line before a blank one; of the line of plain text. */
function paragraphEnd(note: Note, offset: number): number {
  const { text, rows } = noteOutline(note);
  const row = rowOf(note, offset);
  const rowEnd = row.start + row.row.end;
  if (note.format !== "markdown" || offset >= rowEnd) return rowEnd;
  let line = text.lineAt(offset);
  // A cursor on a blank line is in no paragraph.
  if (line.text.trim() === "" || rows.count === 0) return rowEnd;
  while (line.to < rowEnd) {
    const next = text.line(line.number + 1);
    if (next.text.trim() === "") break;
    line = next;
  }
  return Math.min(rowEnd, line.from + line.text.trimEnd().length);
}

function lineEnd(note: Note, offset: number): number {
  const line = noteOutline(note).text.lineAt(offset);
  return line.from + line.text.trimEnd().length;
}

/** An offset that is in no annotation and in no character: behind the one that holds it. */
function outside(note: Note, offset: number): number {
  const around = note
    .annotationsIn({ start: offset, end: offset })
    .find(({ start, end }) => start < offset && offset < end);
  const at = around?.end ?? offset;
  const line = noteOutline(note).text.lineAt(at);
  return line.from + characterAround(line.text, at - line.from).end;
}

/** How often the end of what hides a bracket is looked for: behind an address comes the end of its link. */
const MOST_PROBES = 8;

/** The first offset from one on at which a bracket is seen, behind what hides it; null where none is near. */
function firstSeen(note: Note, offset: number, limit: number): number | null {
  let at = offset;
  for (let probes = 0; probes < MOST_PROBES && at <= limit; probes++) {
    const end = hiddenEnd(note, at);
    if (end === null) return at;
    at = Math.max(end, at + 1);
  }
  return null;
}

/** Where the code, the address or the tag ends that hides a bracket at an offset; null where one is seen there. */
function hiddenEnd(note: Note, at: number): number | null {
  const { grammar } = noteOutline(note);
  const { open, close } = newPair(grammar);
  const probe = `${open}x${close}`;
  const { note: probed } = finished(updateNoteSteps(note, [{ start: at, end: at, text: probe }]));
  if (probed.annotationAt(at)?.start === at) return null;
  const outline = noteOutline(probed);
  const { start: rowStart, row } = outline.rows.at(outline.rows.indexAt(at));
  for (const block of outline.bracketBlocks({ start: rowStart, end: rowStart + row.length })) {
    for (const hidden of block.hidden) {
      const end = block.start + hidden.end - probe.length;
      if (block.start + hidden.start < at && at <= end) return end;
    }
  }
  // Something else is in the way, such as a backslash: the attempt will tell.
  return null;
}
