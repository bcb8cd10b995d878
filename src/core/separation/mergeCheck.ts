import { noteOutline, parseNote } from "../note/index.js";
import type { Note, NoteOptions } from "../note/index.js";
import type { TextRange } from "../text/index.js";
import type { ComposedText } from "./composeText.js";
import { readSeparation } from "./readSeparation.js";
import type { NoteAnnotation } from "./readerUnits.js";
import { disturbingSpans, hasRowsOf } from "./structure.js";
import { takeOut } from "./takeOut.js";

/** What is wrong with a merged text. */
export interface MergeFaults {
  /** True when separating gives the author text and the annotations. */
  readonly isLawful: boolean;
  /** Indexes of insertions that are not found again as they are. */
  readonly lost: readonly number[];
  /** Indexes of insertions, of a lawful text, that make another outline of the author text: -【x】 a. */
  readonly disturbing: readonly number[];
  /** Places in the author text that are read as annotations, or differ. */
  readonly misread: readonly number[];
}

/** Separates a merged text again and compares. */
export function findFaults(
  author: Note,
  composed: ComposedText,
  options: NoteOptions,
): MergeFaults {
  const note = parseNote(composed.text, options);
  const outline = noteOutline(note);
  const { annotations, spans } = readSeparation(note);
  const { text } = takeOut(note.text, outline, annotations, spans);
  const expected = composed.inserted;
  const isSame =
    annotations.length === expected.length &&
    annotations.every(({ start, end }, at) => isAt(expected[at], start, end));
  if (isSame && text === author.text) {
    const disturbing = hasRowsOf(author, note) ? [] : disturbingSpans(note, expected, "author");
    return { isLawful: true, lost: [], disturbing, misread: [] };
  }
  const lost = lostInsertions(composed, annotations, spans);
  const misread = extraAnnotations(composed, annotations);
  if (lost.length === 0 && misread.length === 0) misread.push(firstDifference(text, author.text));
  return { isLawful: false, lost, disturbing: [], misread };
}

function isAt(
  inserted: ComposedText["inserted"][number] | undefined,
  start: number,
  end: number,
): boolean {
  return inserted?.rawStart === start && inserted.rawEnd === end;
}

/** Insertions that are no annotations, or that do not take out exactly what was put in. */
function lostInsertions(
  { inserted }: ComposedText,
  annotations: readonly NoteAnnotation[],
  spans: readonly TextRange[],
): number[] {
  const ends = new Map(annotations.map(({ start, end }) => [start, end]));
  const taken = new Map(joinedRanges(spans).map(({ start, end }) => [start, end]));
  const lost: number[] = [];
  let at = 0;
  for (const { start, end } of joinedRanges(inserted)) {
    for (; (inserted[at]?.end ?? Infinity) <= end; at++) {
      const { rawStart, rawEnd } = inserted[at] as ComposedText["inserted"][number];
      if (ends.get(rawStart) !== rawEnd || taken.get(start) !== end) lost.push(at);
    }
  }
  return lost;
}

/** Ranges in order, those that touch as one. */
function joinedRanges(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const { start, end } of ranges) {
    const last = joined.at(-1);
    if (last?.end === start) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

/** Where in the author text annotations are read that nobody inserted: their starts and ends. */
function extraAnnotations(
  composed: ComposedText,
  annotations: readonly NoteAnnotation[],
): number[] {
  const expected = new Map(composed.inserted.map(({ rawStart, rawEnd }) => [rawStart, rawEnd]));
  return annotations
    .filter(({ start, end }) => expected.get(start) !== end)
    .flatMap(({ start, end }) => [composed.authorOffset(start), composed.authorOffset(end - 1)]);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}
