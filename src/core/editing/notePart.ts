import { noteOutline, parseNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";
import { fixedOptions } from "../separation/index.js";
import type { Steps, TextRange } from "../text/index.js";

/** A part of a note that is read as the whole is, so that an edit in it can be planned and proved at its cost. */
export interface NotePart {
  /** The part read by itself; the note where that is short. */
  readonly note: Note;
  /** Where it starts in the note. */
  readonly start: number;
}

/** A note up to this length (in units) is its own part: reading it as a whole takes a few milliseconds. */
const WHOLE_UP_TO = 16_384;

/** How far a part reaches at least to both sides of what it is about, in units. */
const REACH = 2_048;

/** The rank of a Markdown item that is in no other block, and of every heading outside of blocks; see markdownRows. */
const LAST_OUTER_RANK = 7;

/**
 * The part of a note around some ranges: it starts and ends at rows that nothing encloses, at least 2,048 units away.
 * The whole note where it is short, where there are no such rows near, or where the part by itself reads otherwise.
 */
export function* partAround(note: Note, ranges: readonly TextRange[]): Steps<NotePart> {
  const whole: NotePart = { note, start: 0 };
  if (note.length <= WHOLE_UP_TO) return whole;
  const outline = noteOutline(note);
  const span = outerSpan(
    outline,
    ranges.reduce((least, { start }) => Math.min(least, start), Infinity) - REACH,
    ranges.reduce((most, { end }) => Math.max(most, end), 0) + REACH,
  );
  if (span.end - span.start > note.length / 2) return whole;
  const { format } = note;
  const text = note.slice(span.start, span.end);
  const part = yield* parseNoteSteps(text, fixedOptions(format, outline.grammar));
  return isReadAlike(noteOutline(part), outline, span) ? { note: part, start: span.start } : whole;
}

/** From the last outer row up to an offset to the first one from another on. */
function outerSpan({ rows, text, format }: Outline, from: number, to: number): TextRange {
  const lastRank = format === "markdown" ? LAST_OUTER_RANK : 1;
  const isOuter = ({ row, start }: PlacedRow): boolean =>
    row.rank <= lastRank && text.lineAt(start).from === start;
  let first = from <= 0 ? 0 : rows.indexAt(from);
  while (first > 0 && !isOuter(rows.at(first))) {
    first = Math.max(
      0,
      rows.findBefore(first, ({ rank }) => rank <= lastRank),
    );
  }
  let last = to >= text.length ? -1 : rows.indexAt(to) + 1;
  while (last >= 0 && last < rows.count && !isOuter(rows.at(last))) {
    last = rows.findFrom(last + 1, ({ rank }) => rank <= lastRank);
  }
  return {
    start: first === 0 ? 0 : rows.at(first).start,
    end: last < 0 || last >= rows.count ? text.length : rows.at(last).start,
  };
}

/** True when the rows of a part are those of the whole in a span. */
export function isReadAlike(part: Outline, whole: Outline, { start }: TextRange): boolean {
  // Row 0 is what stands before the first node: in a part from the middle there is nothing.
  const first = start === 0 ? 0 : whole.rows.indexAt(start) - 1;
  const mine = [...part.rows.between(start === 0 ? 0 : 1, part.rows.count)];
  const theirs = whole.rows.between(start === 0 ? 0 : first + 1, whole.rows.count);
  return mine.every((placed) => isSameRow(placed, theirs.next().value ?? undefined, start));
}

function isSameRow(mine: PlacedRow, theirs: PlacedRow | undefined, shift: number): boolean {
  if (theirs?.start !== mine.start + shift) return false;
  const one = mine.row;
  const other = theirs.row;
  return (
    one.type === other.type &&
    one.rank === other.rank &&
    one.end === other.end &&
    one.length === other.length &&
    one.hasAuthorText === other.hasAuthorText &&
    one.annotations.length === other.annotations.length &&
    one.annotations.every(
      ({ start, end }, at) =>
        other.annotations[at]?.start === start && other.annotations[at].end === end,
    )
  );
}
