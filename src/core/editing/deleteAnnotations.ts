import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { backslashesBefore } from "../separation/index.js";
import { finished, firstIndex } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { annotationStarting } from "./insertion.js";
import type { Draft } from "./draft.js";
import type { EditPlan } from "./noteEdit.js";
import { separationOf } from "./noteSeparation.js";
import { planEdit } from "./planEdit.js";

/**
 * Deletes annotations with their replies. A line that is the reader's goes out whole with the last annotation on it, as
 * separating takes it out; from any other line only the brackets and what is between them go.
 *
 * @param subjects annotations and replies; one that is nested in another of them goes with it
 */
export function* deleteAnnotationsSteps(
  note: Note,
  subjects: readonly TextRange[],
): Steps<EditPlan> {
  return yield* planEdit({
    note,
    subjects: outermost(subjects),
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      return annotation === null ? "no-annotation" : deletions(part, annotation);
    },
    prepare: separationOf,
    otherwise: "no-place",
  });
}

/** The ranges that are in no other of them, each once, ascending. */
export function outermost(ranges: readonly TextRange[]): readonly TextRange[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TextRange[] = [];
  for (const { start, end } of sorted) {
    if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end });
  }
  return kept;
}

function* deletions(part: Note, annotation: Annotation): Generator<Draft, void> {
  const gone = [annotation];
  for (const { start, end } of spansOf(part, annotation)) {
    yield { changes: [{ start, end, text: "" }], gone };
  }
  const { start, end } = annotation;
  // Where the words around would become one.
  yield { changes: [{ start, end, text: " " }], gone };
  // What stood behind it may be read otherwise now: a marker that was none.
  for (const span of spansOf(part, annotation)) {
    yield { changes: [{ ...span, text: "" }], gone, keeps: "text" };
  }
}

/** What goes with an annotation: its line, its line without the blank one behind it, or it alone. */
function* spansOf(part: Note, annotation: Annotation): Generator<TextRange, void> {
  const { start, end } = annotation;
  const { annotations, units, spans } = finished(separationOf(part));
  const index = indexAt(annotations, start);
  const span = spans[lastUpTo(spans, index)];
  const unit = units[lastUpTo(units, index)];
  if (annotations[index]?.start !== start || span === undefined || unit === undefined) {
    // A reply.
    yield { start, end };
  } else if (unit.owner !== "whole") {
    yield* bracketSpans(part, annotation, span);
  } else if (span.to - span.from > 1) {
    yield sharedSpan(annotations, span, index);
    yield { start, end };
  } else {
    const isNeighbour = units[lastUpTo(units, index) + 1]?.start === unit.end + 1;
    if (isNeighbour && span.end > unit.end + 1) yield { start: span.start, end: unit.end + 1 };
    yield span;
    yield* bracketSpans(part, annotation, span);
  }
}

/** An annotation with the blanks between it and the next one on its line, else the one before it. */
function sharedSpan(
  annotations: readonly TextRange[],
  { to }: { readonly to: number },
  index: number,
): TextRange {
  const { start, end } = annotations[index] as TextRange;
  const next = index + 1 < to ? annotations[index + 1] : undefined;
  return next === undefined
    ? { start: annotations[index - 1]?.end ?? start, end }
    : { start, end: next.start };
}

/** The annotation with half of the backslashes before it and the blanks that would become indentation, and it alone. */
function* bracketSpans(
  part: Note,
  { start, end }: TextRange,
  span: TextRange,
): Generator<TextRange, void> {
  const line = noteOutline(part).text.lineAt(start);
  const before = line.text.slice(0, start - line.from);
  const half = Math.floor(backslashesBefore(before, before.length, 0) / 2);
  yield { start: start - half, end: span.start === start ? Math.max(end, span.end) : end };
  yield { start: start - half, end };
}

/** The index of the last annotation that starts at or before an offset. */
function indexAt(annotations: readonly TextRange[], offset: number): number {
  return firstIndex(annotations, ({ start }) => start > offset) - 1;
}

/** The index of the last of some groups of annotations that begins with this one or an earlier one. */
function lastUpTo(groups: readonly { readonly from: number }[], index: number): number {
  return firstIndex(groups, ({ from }) => from > index) - 1;
}
