import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import type { SidecarContent, SidecarOrphan, SidecarReview } from "../sidecar/index.js";

/** A note whose annotations were carried over to a new edition, and what of that is still to be looked at. */
export interface ReviewState extends SidecarContent {
  /** The note of now. */
  readonly separated: Separated;
  /** By the id of an annotation of `separated`. One that is accepted stays until the note is saved. */
  readonly reviews: ReadonlyMap<string, SidecarReview>;
  /** Their ids are none of `separated`, and each is there once. */
  readonly orphans: readonly SidecarOrphan[];
}

/** What a step of the review makes: the state, and the text of the note that belongs to it. */
export interface ReviewStep {
  readonly state: ReviewState;
  readonly text: string;
}

/** An annotation whose place is to be looked at. */
export interface OpenPlace {
  readonly annotation: SeparatedAnnotation;
  /** Its index among the annotations of the note, without replies. */
  readonly index: number;
  readonly review: SidecarReview;
}

/** What a sidecar says of a review. */
export function reviewState(content: SidecarContent): ReviewState {
  const { reviews = new Map<string, SidecarReview>(), orphans = [] } = content;
  return { ...content, reviews, orphans };
}

/** What is written into a sidecar. */
export function sidecarContent({ reviews, orphans, ...content }: ReviewState): SidecarContent {
  const { length } = content.separated.text;
  // A candidate's words may be gone, and the text with them; they are looked for when they are needed.
  const within = orphans.map((orphan) => ({
    ...orphan,
    candidates: orphan.candidates.map((place) => ({ ...place, at: Math.min(place.at, length) })),
  }));
  return {
    ...content,
    ...(reviews.size === 0 ? {} : { reviews }),
    ...(orphans.length === 0 ? {} : { orphans: within }),
  };
}

/** Annotations whose places nobody has accepted yet, in the order of the note. */
export function openPlaces({ separated, reviews }: ReviewState): readonly OpenPlace[] {
  return separated.annotations.flatMap((annotation, index): readonly OpenPlace[] => {
    const review = reviews.get(annotation.id);
    return review === undefined || review.isAccepted ? [] : [{ annotation, index, review }];
  });
}

/** The state once the note is saved: what was accepted has its place in the file and needs no record. */
export function settledReview(state: ReviewState): ReviewState {
  const open = [...state.reviews].filter(([, { isAccepted }]) => !isAccepted);
  return open.length === state.reviews.size ? state : { ...state, reviews: new Map(open) };
}

/** True for a sidecar that holds nothing but what a review needs: no names, times or annotations of others. */
export function bareContent({ name, created, modified, others }: SidecarContent): boolean {
  return name === undefined && !created && !modified && !others;
}
