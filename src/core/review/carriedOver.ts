import { updateEditionSteps } from "../editions/index.js";
import type { NoteOptions, Steps } from "../note/index.js";
import { mergeSteps, separateSteps } from "../separation/index.js";
import type { SidecarContent } from "../sidecar/index.js";
import { beginReviewSteps } from "./beginReview.js";
import { reviewState, sidecarContent } from "./reviewState.js";

/** A pair carried over to its author text as that was edited. */
export interface CarriedOver {
  /** The note: its author text is the edited one. */
  readonly text: string;
  /** What the sidecar is to hold: that note, what is to be looked at in it, and what found no place. */
  readonly content: SidecarContent;
  /** How many annotations have a place that is not exactly the old one. */
  readonly changed: number;
  /** How many annotations have lost their place now. */
  readonly lost: number;
}

/** How a pair is carried over. */
export interface CarryOptions {
  /** The note's name. */
  readonly name: string;
  /** The kinds; grammar and format are the sidecar's own. */
  readonly options?: NoteOptions;
}

/**
 * Carries the annotations of a sidecar over to its author text as it was edited. Orphans stay orphans, and those that
 * lose their place now join them: no annotation is lost.
 *
 * @throws MergeError when no note has this author text
 */
export function* carriedOverSteps(
  old: SidecarContent,
  authorText: string,
  { name, options = {} }: CarryOptions,
): Steps<CarriedOver> {
  const { format, brackets, authorBrackets } = old.separated.grammar;
  const fixed = { ...options, format, brackets, authorBrackets };
  const noteText = yield* mergeSteps(old.separated, options);
  const edition = yield* updateEditionSteps(noteText, authorText, fixed);
  const now = yield* separateSteps(edition.text, fixed);
  const state = yield* beginReviewSteps(reviewState(old), edition, now);
  return {
    text: edition.text,
    content: sidecarContent({ ...state, name }),
    changed: edition.placed.filter(({ status }) => status !== "exact").length,
    lost: edition.orphans.length,
  };
}
