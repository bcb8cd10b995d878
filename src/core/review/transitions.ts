import type { Steps } from "../text/index.js";
import { MergeError, mergeWithReportSteps, separateSteps } from "../separation/index.js";
import type { MergeAnnotation, Separated, SeparatedAnnotation } from "../separation/index.js";
import type { NoteOptions } from "../note/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import type { ReviewStatus } from "../sidecar/index.js";
import { carriedState } from "./carriedState.js";
import { BY_HAND, orphanOf } from "./followReview.js";
import type { ReviewState, ReviewStep } from "./reviewState.js";

/** The places of some annotations are right: those with an id, or all of a status. The text stays as it is. */
export function acceptPlaces(
  state: ReviewState,
  accepted: { readonly id: string } | { readonly status: ReviewStatus },
): ReviewState {
  const reviews = [...state.reviews].map(([id, review]) => {
    const isMeant = "id" in accepted ? accepted.id === id : accepted.status === review.status;
    return [id, isMeant ? { ...review, isAccepted: true } : review] as const;
  });
  return { ...state, reviews: new Map(reviews) };
}

/** An orphan is given up for good. The text stays as it is. */
export function deleteOrphan(state: ReviewState, id: string): ReviewState {
  return { ...state, orphans: state.orphans.filter(({ annotation }) => annotation.id !== id) };
}

/**
 * Puts an annotation of the note, or an orphan, where its reader says: behind the words before the place. The place is
 * accepted with that.
 *
 * @param id of the annotation
 * @param at where, in UTF-16 units of the author text
 * @param options how the note is read
 * @throws MergeError when no note has it there; RangeError when there is no such annotation
 */
export function* placeAnnotationSteps(
  state: ReviewState,
  { id, at }: { readonly id: string; readonly at: number },
  options: NoteOptions,
): Steps<ReviewStep> {
  const { annotations } = state.separated;
  const orphan = state.orphans.find(({ annotation }) => annotation.id === id);
  const annotation = orphan?.annotation ?? annotations.find((placed) => placed.id === id);
  if (!annotation) throw new RangeError(`No annotation ${id}`);
  const rest = without(annotations, id);
  const index = rest.findIndex((placed) => placed.at > at);
  const order = index < 0 ? rest.length : index;
  const merged: MergeAnnotation[] = [...rest];
  merged.splice(order, 0, { at, raw: annotation.raw });
  const ids = rest.map((placed): string => placed.id);
  ids.splice(order, 0, id);
  const { text, separated } = yield* mergedSteps(state.separated, merged, options);
  const carried = carriedState(orphan ? deleteOrphan(state, id) : state, separated, ids);
  const reviews = new Map(carried.reviews);
  const placed = separated.annotations[order];
  if (placed) reviews.set(placed.id, BY_HAND);
  return { text, state: { ...carried, reviews } };
}

/**
 * Takes an annotation out of the note and keeps it as an orphan.
 *
 * @param options how the note is read
 * @throws MergeError when the others cannot stay where they are without it; RangeError when there is no such annotation
 */
export function* setAsideSteps(
  state: ReviewState,
  id: string,
  options: NoteOptions,
): Steps<ReviewStep> {
  const { annotations, text: author } = state.separated;
  const annotation = annotations.find((placed) => placed.id === id);
  if (!annotation) throw new RangeError(`No annotation ${id}`);
  const rest = without(annotations, id);
  const { text, separated } = yield* mergedSteps(state.separated, rest, options);
  const edition = yield* editionIdSteps(author);
  const orphans = [...state.orphans, orphanOf(annotation, state.separated, edition)];
  const ids = rest.map((placed) => placed.id);
  return { text, state: carriedState({ ...state, orphans }, separated, ids) };
}

/** What stays when one annotation goes. What was taken out before or behind a whole group stays with the others. */
function without(
  annotations: readonly SeparatedAnnotation[],
  id: string,
): readonly SeparatedAnnotation[] {
  const at = annotations.findIndex((annotation) => annotation.id === id);
  const gone = annotations[at];
  if (!gone) return annotations;
  const rest = [...annotations.slice(0, at), ...annotations.slice(at + 1)];
  const previous = annotations[at - 1];
  const next = annotations[at + 1];
  const isFirst = previous?.group !== gone.group;
  if (next?.group === gone.group) {
    if (isFirst) rest[at] = { ...next, lead: gone.lead + next.lead };
  } else if (previous && !isFirst) {
    rest[at - 1] = { ...previous, trail: gone.trail };
  }
  return rest;
}

/** Merges, and proves that the author's text and the annotations are those that were meant. */
function* mergedSteps(
  { text: author, escapes, grammar }: Separated,
  annotations: readonly MergeAnnotation[],
  options: NoteOptions,
): Steps<{ readonly text: string; readonly separated: Separated }> {
  const { text } = yield* mergeWithReportSteps(
    { text: author, annotations, escapes, grammar },
    options,
  );
  const separated = yield* separateSteps(text, { ...options, format: grammar.format });
  const isSame =
    separated.text === author &&
    separated.annotations.length === annotations.length &&
    separated.annotations.every(({ raw }, index) => raw === annotations[index]?.raw);
  if (!isSame) throw new MergeError("no-place", -1);
  return { text, separated };
}
