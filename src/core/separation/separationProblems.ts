import { isAnnotationOnly, noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline } from "../outline/index.js";
import { finished, ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { OwnedSpan } from "./ownership.js";
import { readSeparation, wholeSpans } from "./readSeparation.js";
import type { Separation } from "./readSeparation.js";
import { disturbingSpans, noteWithout } from "./structure.js";

/**
 * What can be wrong with taking an annotation out.
 * - `author-text-under-annotation`: its line cannot go with it, since the author's outline depends on the line; the
 *   marker stays behind as author text (grammar.md, rule 17).
 * - `author-text-reads-otherwise`: it stands where the author's text without it is another outline: 【x】- a.
 */
export type SeparationProblemCode = "author-text-under-annotation" | "author-text-reads-otherwise";

/** An annotation that cannot be taken out without a trace. The range is the annotation. */
export interface SeparationProblem extends TextRange {
  readonly code: SeparationProblemCode;
}

/**
 * The annotations of a note whose absence the author's outline would show. Where there are none, the outline of the
 * author text is the note's without its annotation-only nodes. Costs about as much as reading the note.
 */
export function separationProblems(note: Note): readonly SeparationProblem[] {
  return finished(separationProblemsSteps(note));
}

/** `separationProblems` in slices. */
export function* separationProblemsSteps(note: Note): Steps<readonly SeparationProblem[]> {
  const separation = yield* readSeparation(note);
  const { annotations } = separation;
  const codes = new Map<number, SeparationProblemCode>();
  for (const index of yield* misplacedAnnotations(note, separation)) {
    codes.set(index, "author-text-reads-otherwise");
  }
  for (const [index, { owner, from }] of separation.units.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    if (owner === "kept") codes.set(from, "author-text-under-annotation");
  }
  for (const index of yield* leftMarkers(noteOutline(note), separation)) {
    codes.set(index, "author-text-under-annotation");
  }
  const ordered = yield* sortedSteps(codes, ([a], [b]) => a - b);
  return ordered.flatMap(([index, code]) => {
    const annotation = annotations[index];
    return annotation ? [{ code, start: annotation.start, end: annotation.end }] : [];
  });
}

/** The first annotation of each annotation-only row whose own marker is not taken out with it. */
function* leftMarkers(
  { format }: Outline,
  { annotations, spans }: Separation,
): Steps<readonly number[]> {
  if (format === "page") return [];
  const spanStarts: number[] = [];
  for (const { start, from, to } of spans) {
    for (let index = from; index < to; index++) spanStarts.push(start);
  }
  const found: number[] = [];
  for (const [index, { placed, rowIndex }] of annotations.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    const isFirst = annotations[index - 1]?.rowIndex !== rowIndex;
    const isReaders = isAnnotationOnly(placed) && placed.row.type !== "root";
    // A row without a marker begins with its annotation and goes with it.
    if (isFirst && isReaders && (spanStarts[index] ?? 0) > placed.start) found.push(index);
  }
  return found;
}

/** How often brackets are put back to see whether the rows are the same then. Each round reads the whole text. */
const MOST_ROUNDS = 12;

/** Annotations that go out bracket to bracket and change the rows by that. */
function* misplacedAnnotations(note: Note, { spans, units }: Separation): Steps<readonly number[]> {
  const lines = yield* wholeSpans(spans, units);
  const starts = new Set(lines.map(({ from }) => from));
  let brackets: OwnedSpan[] = [];
  let shift = 0;
  for (const [index, span] of spans.entries()) {
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
    const { start, end } = span;
    if (starts.has(span.from)) shift += end - start;
    else brackets.push({ ...span, start: start - shift, end: end - shift });
  }
  const left = yield* noteWithout(note, lines);
  const misplaced: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const disturbing = new Set(yield* disturbingSpans(left, brackets, "all"));
    if (disturbing.size === 0) break;
    for (const at of disturbing) misplaced.push(brackets[at]?.from ?? 0);
    brackets = brackets.filter((_, at) => !disturbing.has(at));
  }
  return misplaced;
}
