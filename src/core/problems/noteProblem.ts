import type { BracketPair, BracketProblemCode } from "../annotations/index.js";
import type { SeparationProblemCode } from "../separation/index.js";
import type { TextRange } from "../text/index.js";

/**
 * What can be wrong with the annotations of a note, beyond what the grammar itself tells:
 * - `mixed-brackets`: a bracket of the reader's that was closed, or opened, with one that looks like its partner: 【…];
 * - `look-alike-brackets`: brackets of another style around words that begin as annotations do: [?…] for 【?…】;
 * - `empty-annotation`: brackets with nothing in them;
 * - `repeated-annotation`: the same words as in the annotation directly before.
 */
export type RowProblemCode =
  | BracketProblemCode
  | "mixed-brackets"
  | "look-alike-brackets"
  | "empty-annotation"
  | "repeated-annotation";

/** Every code of a problem: of those that a row has by itself, and of those that only separating shows. */
export type NoteProblemCode = RowProblemCode | SeparationProblemCode;

/** All codes, in the order in which they are explained. */
export const PROBLEM_CODES: readonly NoteProblemCode[] = [
  "unclosed-bracket",
  "stray-bracket",
  "mixed-brackets",
  "look-alike-brackets",
  "empty-annotation",
  "repeated-annotation",
  "body-too-long",
  "author-text-under-annotation",
  "author-text-reads-otherwise",
];

/** Two brackets that belong together and do not match, and the pair that they are to be. */
export interface UnlikeBrackets {
  readonly open: TextRange;
  readonly close: TextRange;
  readonly pair: BracketPair;
}

/** Something that the reader may want to mend. */
export interface NoteProblem<Code extends NoteProblemCode = NoteProblemCode> extends TextRange {
  readonly code: Code;
  /** For brackets of two styles, or of another style than the note's. */
  readonly brackets?: UnlikeBrackets;
}
