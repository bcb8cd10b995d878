import { updateEditionSteps } from "../editions/index.js";
import type { OrphanAnnotation, PlacedAnnotation } from "../editions/index.js";
import type { NoteOptions, Steps } from "../note/index.js";
import { mergeSteps, separateSteps } from "../separation/index.js";
import { editionIdSteps } from "../sidecar/index.js";
import type { SidecarContent, SidecarOrphan, SidecarReview } from "../sidecar/index.js";
import { sortedSteps } from "../text/index.js";
import { renewedSidecar } from "./renewedSidecar.js";

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
  const { text, placed, orphans } = yield* updateEditionSteps(noteText, authorText, fixed);
  const separated = yield* separateSteps(text, fixed);
  // Both are in the order of the note: what was placed is all that is in it.
  const inOrder = yield* sortedSteps(placed, (a, b) => a.at - b.at);
  const ids = new Map(
    separated.annotations.map(({ id }, index) => [inOrder[index]?.annotation.id ?? id, id]),
  );
  const changed = inOrder.filter(({ status }) => status !== "exact");
  const reviews = new Map([
    ...(old.reviews ?? []),
    ...changed.map((place) => [place.annotation.id, reviewOf(place)] as const),
  ]);
  const content = renewedSidecar(separated, name, { ...old, reviews }, ids);
  const edition = yield* editionIdSteps(old.separated.text);
  const lost = orphans.map((orphan) => orphanOf(orphan, edition, old.separated.text));
  const all = [...(content.orphans ?? []), ...lost];
  return {
    text,
    content: all.length === 0 ? content : { ...content, orphans: all },
    changed: changed.length,
    lost: lost.length,
  };
}

function reviewOf({ annotation, status, confidence }: PlacedAnnotation): SidecarReview {
  return { status, confidence, from: annotation.at, isAccepted: false };
}

/** UTF-16 units of context that are kept to each side. */
const CONTEXT_LENGTH = 80;

function orphanOf(
  { annotation, oldPath, candidates }: OrphanAnnotation,
  edition: string,
  text: string,
): SidecarOrphan {
  const { at } = annotation;
  const before = text.slice(Math.max(0, at - CONTEXT_LENGTH), at);
  const after = text.slice(at, at + CONTEXT_LENGTH);
  return {
    annotation,
    edition,
    oldPath,
    // Of its own line, and no half of a character.
    context: {
      before: before.slice(before.lastIndexOf("\n") + 1).replace(/^[\uDC00-\uDFFF]/u, ""),
      after: after.replace(/\n[^]*$/u, "").replace(/[\uD800-\uDBFF]$/u, ""),
    },
    candidates,
  };
}
