import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import type { SidecarOrphan, SidecarReview } from "../sidecar/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import { finished, ITEMS_PER_STEP, WaitingLists } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { carriedStateSteps } from "./carriedState.js";
import { contextAt } from "./context.js";
import type { ReviewState } from "./reviewState.js";
import { sameAnnotationsSteps } from "./sameAnnotations.js";

/**
 * The state over the note as it is now, whatever was done to it in the meantime. What the note holds is believed, not
 * what the state says of it:
 * - an annotation with a review that is no longer in the note becomes an orphan; one without is gone, as its reader
 *   wished;
 * - an orphan whose words are in the note again, as an annotation that nobody knew, is one no longer. One without words
 *   (【？】) says the same anywhere: it is only where it stood.
 */
export function followReview(state: ReviewState, now: Separated): ReviewState {
  return finished(followReviewSteps(state, now));
}

/** `followReview` in slices. */
export function* followReviewSteps(state: ReviewState, now: Separated): Steps<ReviewState> {
  const before = state.separated;
  if (before === now) return state;
  const found = yield* sameAnnotationsSteps(before, now);
  const oldIds: (string | undefined)[] = [];
  const unknown: number[] = [];
  for (let index = 0; index < found.length; index++) {
    const id = before.annotations[found[index] as number]?.id;
    if (id === undefined) unknown.push(index);
    if (oldIds.push(id) % ITEMS_PER_STEP === 0) yield;
  }
  const lost = yield* lostUnderReview(state, found);
  const { orphans, placed } = matchOrphans([...state.orphans, ...lost], unknown, now);
  yield;
  const followed = yield* carriedStateSteps({ ...state, orphans }, now, oldIds);
  if (placed.length === 0) return followed;
  const byHand = placed.flatMap((index) => now.annotations[index] ?? []);
  return {
    ...followed,
    reviews: new Map([...followed.reviews, ...byHand.map(({ id }) => [id, BY_HAND] as const)]),
  };
}

/**
 * What is under review and was not found again, as orphans.
 * @param found the indexes of what was found
 */
function* lostUnderReview(
  { separated, reviews }: ReviewState,
  found: readonly number[],
): Steps<readonly SidecarOrphan[]> {
  const { annotations } = separated;
  const isFound = new Uint8Array(annotations.length);
  for (const old of found) if (old >= 0) isFound[old] = 1;
  const lost: SeparatedAnnotation[] = [];
  for (let index = 0; index < annotations.length; index++) {
    const annotation = annotations[index] as SeparatedAnnotation;
    if (isFound[index] === 0 && reviews.has(annotation.id)) lost.push(annotation);
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  if (lost.length === 0) return [];
  const edition = yield* editionIdSteps(separated.text);
  return lost.map((annotation) => orphanOf(annotation, separated, edition));
}

/** The reader put it there: the place is right. The record guards it until the note is saved. */
export const BY_HAND: SidecarReview = { status: "moved", confidence: 1, isAccepted: true };

/** An annotation as an orphan of the edition it is in. */
export function orphanOf(
  annotation: SeparatedAnnotation,
  { text }: Separated,
  edition: string,
): SidecarOrphan {
  return {
    annotation,
    edition,
    oldPath: annotation.path,
    context: contextAt(text, annotation.at),
    candidates: [],
  };
}

/** Takes out the orphans that are in the note again; each annotation of the note stands for one. */
function matchOrphans(
  orphans: readonly SidecarOrphan[],
  unknown: readonly number[],
  { annotations, text }: Separated,
): { readonly orphans: readonly SidecarOrphan[]; readonly placed: readonly number[] } {
  const bySign = new WaitingLists<string, number>();
  for (const index of orphans.length === 0 ? [] : unknown) {
    const { raw, at } = annotations[index] as SeparatedAnnotation;
    bySign.add(
      signOf(raw, () => contextAt(text, at)),
      index,
    );
  }
  const placed: number[] = [];
  const rest = orphans.filter(({ annotation: { raw }, context }) => {
    const index = bySign.take(signOf(raw, () => context));
    if (index !== undefined) placed.push(index);
    return index === undefined;
  });
  return { orphans: rest, placed };
}

/** By what an annotation is known again: its words, or, where it has none, what it stands in too. */
function signOf(raw: string, context: () => SidecarOrphan["context"]): string {
  if (/[\p{L}\p{N}]/u.test(raw)) return raw;
  const { before, after } = context();
  return JSON.stringify([raw, before, after]);
}
