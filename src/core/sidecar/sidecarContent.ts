import type { Separated, SeparatedAnnotation } from "../separation/index.js";

/** A value of JSON. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * How an annotation came to its place in the present edition.
 * - `exact`: the text around it is what it was.
 * - `edited`: its line was changed.
 * - `moved`: its line stands elsewhere.
 * - `fuzzy`: the place is the likeliest of several.
 */
export type ReviewStatus = "exact" | "edited" | "moved" | "fuzzy";

/** What is to be known of an annotation that was carried over from an older edition. */
export interface SidecarReview {
  readonly status: ReviewStatus;
  /** How sure its place is, from 0 to 1. */
  readonly confidence: number;
  /** Where it stood in the older edition, in UTF-16 units of its author text. */
  readonly from?: number;
  /** True when the reader has said that the place is right. */
  readonly isAccepted: boolean;
}

/** A place in the present edition where an orphan may belong. */
export interface SidecarCandidate {
  /** In UTF-16 units of the author text. */
  readonly at: number;
  /** How likely it is, from 0 to 1. */
  readonly score: number;
  /** The lines of the node there and its ancestors from the top down. */
  readonly path: readonly string[];
  /** What stands there, in one line. */
  readonly text: string;
}

/** An annotation without a trustworthy place in the present edition. */
export interface SidecarOrphan {
  /** As it was in its own edition: `at`, `path` and the rest speak of that. */
  readonly annotation: SeparatedAnnotation;
  /** The edition it was in, as `editionId` names it; left out when nobody knows. */
  readonly edition?: string;
  /** The lines of its host there and the host's ancestors from the top down. */
  readonly oldPath: readonly string[];
  /** What stood directly before and after it there, as much as is worth keeping. */
  readonly context: { readonly before: string; readonly after: string };
  /** The likeliest first; at most three are of use. */
  readonly candidates: readonly SidecarCandidate[];
}

/**
 * What a sidecar holds. Whatever is left out is not there: `fromSidecar` gives no empty list or map.
 * Reviews and times are by the annotation's `id`; those of an annotation that is not there are not written.
 */
export interface SidecarContent {
  /** The note of the present edition: author text, annotations that have a place, escapes, grammar, seal. */
  readonly separated: Separated;
  /** Their order has no meaning and is kept. */
  readonly orphans?: readonly SidecarOrphan[];
  /** Of annotations that have a place. */
  readonly reviews?: ReadonlyMap<string, SidecarReview>;
  /** When an annotation was made and last changed: ISO 8601 with time and zone, such as 2026-05-01T09:30:00Z. */
  readonly created?: ReadonlyMap<string, string>;
  readonly modified?: ReadonlyMap<string, string>;
  /** The name of the note, for people. */
  readonly name?: string;
  /** Annotations that other programs put into the collection, as they are. */
  readonly others?: readonly JsonObject[];
}
