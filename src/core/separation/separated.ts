import type { AnnotationKind, BracketPair } from "../annotations/index.js";
import type { NoteFormat, Placement } from "../note/index.js";

/** An annotation taken out of a note (grammar.md, "The laws"). Plain data. */
export interface SeparatedAnnotation {
  /** A hash of the author text, `at`, `raw` and how many annotations with the same place and words stand before it. */
  readonly id: string;
  /** Where it stood, in UTF-16 units of the author text. */
  readonly at: number;
  /** The annotation with its brackets, as it stood in the note. */
  readonly raw: string;
  /** What was taken out with it before it: indentation and marker of its line, or the line break before it. */
  readonly lead: string;
  /** What was taken out with it behind it: the gap to the next annotation, or the end of its line. */
  readonly trail: string;
  /** Annotations of one group were taken out together, as one line or as one body's lines. Counted from 0. */
  readonly group: number;
  /** Everything between the brackets. */
  readonly body: string;
  readonly kind: AnnotationKind;
  readonly tags: readonly string[];
  readonly reader: string | null;
  readonly date: string | null;
  readonly placement: Placement;
  /**
   * The lines of the host and its ancestors from the top down, at most twelve ("…" stands for the rest), of each
   * at most 200 units.
   */
  readonly path: readonly string[];
  /** To which side the annotation holds when the text changes around it. */
  readonly side: "before" | "after";
}

/** A bracket of the author text whose backslashes are not those that `merge` would write by itself. */
export interface SeparatedEscape {
  /** Where the bracket starts in the author text. */
  readonly at: number;
  /** How many backslashes stand directly before it in the note. */
  readonly backslashes: number;
}

/** By what grammar a note was separated. */
export interface SeparatedGrammar {
  readonly version: 1;
  readonly format: NoteFormat;
  readonly brackets: readonly BracketPair[];
  readonly authorBrackets: readonly string[];
}

/** A note as author text and annotations. Plain data: it survives JSON. */
export interface Separated {
  /** The author text. */
  readonly text: string;
  /** Sorted by `at`, then in the order of the note. */
  readonly annotations: readonly SeparatedAnnotation[];
  /** Sorted by `at`. */
  readonly escapes: readonly SeparatedEscape[];
  readonly grammar: SeparatedGrammar;
  /**
   * A hash of everything that `merge` reads. While it fits nothing was changed since `separate`, and `merge` need not
   * prove that its result can be separated again. May be left out.
   */
  readonly seal?: string;
}
