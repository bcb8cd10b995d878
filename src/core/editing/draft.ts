import type { Annotation } from "../note/index.js";
import type { TextChange, TextRange } from "../text/index.js";

/** Says whether an annotation of the changed text is the one that was wished for. */
export type AnnotationTest = (annotation: Annotation) => boolean;

/** An annotation that a change brings. */
export interface MadeAnnotation {
  /** Where it stands in the text of the change, brackets included. */
  readonly start: number;
  readonly end: number;
  readonly isWished: AnnotationTest;
}

/** One replacement of a draft. */
export interface DraftChange extends TextChange {
  readonly made?: MadeAnnotation;
  /** Where the cursor goes, in units of the text of the change. */
  readonly caret?: number;
}

/** An annotation that stays where it is and becomes another one. */
export interface AlteredAnnotation {
  readonly annotation: Annotation;
  /** Whether what is nested in it stays, or is free to be anything. */
  readonly inside: "kept" | "free";
  readonly isWished: AnnotationTest;
}

/** A stretch of the old text that becomes an annotation, with what is nested in it. */
export interface EnclosedRange extends TextRange {
  /** How many units are put in at its start before the opening bracket. */
  readonly lead: number;
  readonly isWished: AnnotationTest;
}

/**
 * What of the author must stay: `outline` (when left out) the text to the unit and how it is read without annotations;
 * `text` the text alone, of which a part may be read otherwise where an annotation no longer stands before it; `nothing`
 * where words pass from the author to the reader or back.
 */
export type Kept = "outline" | "text" | "nothing";

/** A proposal for an edit, and all that it is to change. Whether it changes nothing else is proved before it is used. */
export interface Draft {
  /** Against the text of the part, ascending, apart from each other. */
  readonly changes: readonly DraftChange[];
  readonly altered?: readonly AlteredAnnotation[];
  readonly enclosed?: readonly EnclosedRange[];
  /** Annotations that go, with all that is nested in them. */
  readonly gone?: readonly Annotation[];
  /** Annotations that go while what is nested in them stays, a level higher. */
  readonly unwrapped?: readonly Annotation[];
  readonly keeps?: Kept;
}

function leastKept(drafts: readonly Draft[]): Kept {
  const kept = new Set(drafts.map(({ keeps = "outline" }) => keeps));
  return kept.has("nothing") ? "nothing" : kept.has("text") ? "text" : "outline";
}

/** Several drafts as one, or null where they touch each other. */
export function joinDrafts(drafts: readonly Draft[]): Draft | null {
  const changes = drafts
    .flatMap((draft) => draft.changes)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  for (let at = 1; at < changes.length; at++) {
    const before = changes[at - 1] as DraftChange;
    const change = changes[at] as DraftChange;
    if (change.start < before.end || change.start === before.start) return null;
  }
  return {
    changes,
    altered: drafts.flatMap((draft) => draft.altered ?? []),
    enclosed: drafts.flatMap((draft) => draft.enclosed ?? []),
    gone: drafts.flatMap((draft) => draft.gone ?? []),
    unwrapped: drafts.flatMap((draft) => draft.unwrapped ?? []),
    keeps: leastKept(drafts),
  };
}
