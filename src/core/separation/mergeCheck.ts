import { noteOutline, parseNoteSteps } from "../note/index.js";
import type { Note, NoteOptions } from "../note/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
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
export function* findFaults(
  author: Note,
  composed: ComposedText,
  options: NoteOptions,
): Steps<MergeFaults> {
  const note = yield* parseNoteSteps(composed.text, options);
  const outline = noteOutline(note);
  const { annotations, spans } = yield* readSeparation(note);
  const { text } = yield* takeOut(note.text, outline, annotations, spans);
  const expected = composed.inserted;
  const isSame =
    annotations.length === expected.length &&
    annotations.every(({ start, end }, at) => isAt(expected[at], start, end));
  if (isSame && text === author.text) {
    const disturbing = (yield* hasRowsOf(author, note))
      ? []
      : yield* disturbingSpans(note, expected, "author");
    return { isLawful: true, lost: [], disturbing, misread: [] };
  }
  const lost = yield* lostInsertions(composed, annotations, spans);
  const misread = yield* extraAnnotations(composed, annotations);
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
function* lostInsertions(
  { inserted }: ComposedText,
  annotations: readonly NoteAnnotation[],
  spans: readonly TextRange[],
): Steps<number[]> {
  const ends = yield* endsByStart(annotations);
  const taken = yield* endsByStart(joinedRanges(spans));
  const lost: number[] = [];
  let at = 0;
  for (const [index, { start, end }] of joinedRanges(inserted).entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    for (; (inserted[at]?.end ?? Infinity) <= end; at++) {
      const { rawStart, rawEnd } = inserted[at] as ComposedText["inserted"][number];
      if (ends.get(rawStart) !== rawEnd || taken.get(start) !== end) lost.push(at);
    }
  }
  return lost;
}

function* endsByStart(ranges: readonly TextRange[]): Steps<ReadonlyMap<number, number>> {
  const ends = new Map<number, number>();
  for (const [index, { start, end }] of ranges.entries()) {
    ends.set(start, end);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return ends;
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
function* extraAnnotations(
  composed: ComposedText,
  annotations: readonly NoteAnnotation[],
): Steps<number[]> {
  const expected = yield* endsByStart(
    composed.inserted.map(({ rawStart, rawEnd }) => ({ start: rawStart, end: rawEnd })),
  );
  const extra: number[] = [];
  for (const [index, { start, end }] of annotations.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (expected.get(start) === end) continue;
    extra.push(composed.authorOffset(start), composed.authorOffset(end - 1));
  }
  return extra;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}
