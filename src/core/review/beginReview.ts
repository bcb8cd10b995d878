import type { UpdatedEdition } from "../editions/index.js";
import type { Separated } from "../separation/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import type { SidecarOrphan, SidecarReview } from "../sidecar/index.js";
import { ITEMS_PER_STEP, sortedSteps, WaitingLists } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { carriedState } from "./carriedState.js";
import { contextAt } from "./context.js";
import type { ReviewState } from "./reviewState.js";

type Placed = UpdatedEdition["placed"][number];

/**
 * What there is to look at after a note was carried over to a new edition: every place that is not exact, those that
 * were still to be looked at before, and all orphans, old and new.
 *
 * @param state over the note as it was
 * @param edition what `updateEdition` made of it
 * @param now the new note, separated
 */
export function* beginReviewSteps(
  state: ReviewState,
  edition: UpdatedEdition,
  now: Separated,
): Steps<ReviewState> {
  const { text } = state.separated;
  const former = yield* editionIdSteps(text);
  const sources = yield* sourcesOf(edition.placed, now);
  const orphans = [...state.orphans];
  for (const orphan of edition.orphans) {
    orphans.push(newOrphan(orphan, text, former));
    if (orphans.length % ITEMS_PER_STEP === 0) yield;
  }
  const oldIds = sources.map((placed) => placed?.annotation.id);
  const carried = carriedState({ ...state, orphans }, now, oldIds);
  const reviews = new Map(carried.reviews);
  for (const [index, { id }] of now.annotations.entries()) {
    const placed = sources[index];
    if (placed !== undefined && placed.status !== "exact") reviews.set(id, reviewOf(placed));
    if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
  }
  return { ...carried, reviews };
}

/** For each annotation of the new note what it was. */
function* sourcesOf(
  placed: readonly Placed[],
  { annotations }: Separated,
): Steps<readonly (Placed | undefined)[]> {
  const key = (at: number, raw: string): string => `${String(at)} ${raw}`;
  const waiting = new WaitingLists<string, Placed>();
  for (const place of yield* sortedSteps(placed, (a, b) => a.at - b.at)) {
    waiting.add(key(place.at, place.annotation.raw), place);
  }
  return annotations.map(({ at, raw }) => waiting.take(key(at, raw)));
}

function reviewOf({ annotation, status, confidence }: Placed): SidecarReview {
  return { status, confidence, from: annotation.at, isAccepted: false };
}

function newOrphan(
  { annotation, oldPath, candidates }: UpdatedEdition["orphans"][number],
  text: string,
  edition: string,
): SidecarOrphan {
  return {
    annotation,
    edition,
    oldPath,
    context: contextAt(text, annotation.at),
    candidates,
  };
}
