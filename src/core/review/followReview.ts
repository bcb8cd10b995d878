import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import type { SidecarOrphan, SidecarReview } from "../sidecar/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import { finished, WaitingLists } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { carriedState } from "./carriedState.js";
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
  const oldIds = found.map((old) => before.annotations[old]?.id);
  const unknown = [...found.keys()].filter((index) => oldIds[index] === undefined);
  const lost = yield* lostUnderReview(state, new Set(oldIds));
  const { orphans, placed } = matchOrphans([...state.orphans, ...lost], unknown, now);
  const followed = carriedState({ ...state, orphans }, now, oldIds);
  const byHand = placed.flatMap((index) => now.annotations[index] ?? []);
  return {
    ...followed,
    reviews: new Map([...followed.reviews, ...byHand.map(({ id }) => [id, BY_HAND] as const)]),
  };
}

/** What is under review and was not found again, as orphans. */
function* lostUnderReview(
  { separated, reviews }: ReviewState,
  found: ReadonlySet<string | undefined>,
): Steps<readonly SidecarOrphan[]> {
  const lost = separated.annotations.filter(({ id }) => reviews.has(id) && !found.has(id));
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
