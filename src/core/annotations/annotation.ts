import type { TextRange } from "../text/index.js";

/** What an annotation is, decided by a mark at the start or the end of its body (product.md, "kind"). */
export type AnnotationKind = "comment" | "question" | "important" | "todo" | "doubt";

/** The kinds in the order in which pickers, filters and statistics show them. */
export const ANNOTATION_KINDS: readonly AnnotationKind[] = [
  "comment",
  "question",
  "important",
  "todo",
  "doubt",
];

/** The brackets that enclose an annotation: `{ open: "【", close: "】" }` by default. */
export interface BracketPair {
  readonly open: string;
  readonly close: string;
}

/**
 * One annotation as the grammar reads it, before an outline gives it a host.
 * All offsets count from the start of whatever was scanned (for a row of an outline: from the row's start).
 */
export interface ParsedAnnotation extends TextRange {
  /** Where the body runs: everything between the brackets, replies included. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The body as it stands, replies included. */
  readonly body: string;
  /** The body without head, kind mark and replies, trimmed. */
  readonly text: string;
  readonly kind: AnnotationKind;
  /** The mark that decided the kind, or null for a plain comment. */
  readonly kindMark: TextRange | null;
  /** True for a todo that is marked as done (`[x]`). */
  readonly done: boolean;
  /** Tags without their `#`, in the order of their first occurrence, each once. */
  readonly tags: readonly string[];
  /** The name of the head `@name:`, or null. */
  readonly reader: string | null;
  /** The ISO date of the head `@name 2026-05-01:`, or null. */
  readonly date: string | null;
  /** Annotations nested in this one, in document order. */
  readonly replies: readonly ParsedAnnotation[];
}

/** What can be wrong with brackets; the text of the message belongs to the host. */
export type BracketProblemCode = "unclosed-bracket" | "stray-bracket" | "body-too-long";

/** A bracket that is author text because nothing matches it. The range is the bracket itself. */
export interface BracketProblem extends TextRange {
  readonly code: BracketProblemCode;
}
