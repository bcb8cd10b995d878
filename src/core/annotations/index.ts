export { ANNOTATION_KINDS } from "./annotation.js";
export type {
  AnnotationKind,
  BracketPair,
  BracketProblem,
  BracketProblemCode,
  ParsedAnnotation,
} from "./annotation.js";
export { authorParts, authorText } from "./authorText.js";
export type { AuthorPatternFault } from "./authorBrackets.js";
export { readBody } from "./body.js";
export type { Body, BodyReading } from "./body.js";
export { BracketScanner, MAX_BODY_LENGTH, scanAnnotations } from "./brackets.js";
export type { AnnotationScan } from "./brackets.js";
export { compileGrammar, DEFAULT_BRACKETS, DEFAULT_KINDS } from "./grammar.js";
export type {
  AnnotationGrammar,
  BracketPairFault,
  BracketRole,
  GrammarOptions,
  GrammarProblem,
} from "./grammar.js";
export { beginsAddress, findTags } from "./tags.js";
export type { TagMatch } from "./tags.js";
export { unescapeBrackets } from "./text.js";
export { visitBrackets } from "./visitBrackets.js";
export type { Bracket, HiddenRanges } from "./visitBrackets.js";
export type { KindMarkFault, KindMarks } from "./kindMarks.js";
