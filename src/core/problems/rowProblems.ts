import { MAX_BODY_LENGTH } from "../annotations/index.js";
import type { BracketProblem, ParsedAnnotation } from "../annotations/index.js";
import { RowFold } from "../outline/index.js";
import type { FoldPart, Outline, PlacedRow } from "../outline/index.js";
import type { TextRange } from "../text/index.js";
import { findLookAlikes } from "./lookAlikeAnnotations.js";
import { findMixedBrackets } from "./mixedBrackets.js";
import type { NoteProblem, RowProblemCode, UnlikeBrackets } from "./noteProblem.js";

/** A problem of a row, in offsets from the row's start. */
export type RowProblem = NoteProblem<RowProblemCode>;

/** The problems of a stretch of rows: those of one row, or of parts of the stretch. */
export interface FoundProblems {
  readonly own: readonly RowProblem[];
  readonly parts: readonly FoldPart<FoundProblems>[];
}

const NO_PARTS: readonly FoldPart<FoundProblems>[] = [];

/** Problems by rows, so that an edit costs no more than the rows around it. */
export const problemsOfRows = new RowFold<FoundProblems>({
  ofRow(outline, placed) {
    const own = rowProblems(outline, placed);
    return own.length === 0 ? null : { own, parts: NO_PARTS };
  },
  join: (parts) => ({ own: [], parts }),
});

/** The problems that a row has by itself, sorted by where they start. */
export function rowProblems(outline: Outline, placed: PlacedRow): readonly RowProblem[] {
  const { row } = placed;
  const found: RowProblem[] = row.problemCount === 0 ? [] : [...bracketProblems(outline, placed)];
  if (row.annotationCount > 0) addAnnotationProblems(found, outline, placed);
  for (const brackets of findLookAlikes(outline, placed)) {
    found.push(unlike("look-alike-brackets", brackets));
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function unlike(code: RowProblemCode, brackets: UnlikeBrackets): RowProblem {
  return { code, start: brackets.open.start, end: brackets.close.end, brackets };
}

/** Unclosed and stray brackets: as one problem where two of them are meant for each other. */
function* bracketProblems(outline: Outline, placed: PlacedRow): Generator<RowProblem, void> {
  const { row, start } = placed;
  const mixed: UnlikeBrackets[] = [];
  let next = 0;
  for (const block of outline.bracketBlocks({ start, end: start + row.length })) {
    const from = block.start - start;
    const first = next;
    while ((row.problems[next]?.start ?? Infinity) < from + block.content.length) next += 1;
    if (next === first) continue;
    const problems = row.problems.slice(first, next);
    const source = { grammar: outline.grammar, problems, annotations: row.annotations };
    mixed.push(...findMixedBrackets({ ...source, block: { ...block, start: from } }));
  }
  const used = new Set(mixed.flatMap(({ open, close }) => [open.start, close.start]));
  for (const { start: end } of endsOfLong(row.problems)) used.add(end);
  for (const { code, start: from, end } of row.problems) {
    if (!used.has(from)) yield { code, start: from, end };
  }
  for (const brackets of mixed) yield unlike("mixed-brackets", brackets);
}

/** The brackets that would close bodies that are too long: for each, one problem is enough. */
function* endsOfLong(problems: readonly BracketProblem[]): Generator<BracketProblem, void> {
  const strays = problems.filter(({ code }) => code === "stray-bracket");
  let next = 0;
  for (const { code, end } of problems) {
    if (code !== "body-too-long") continue;
    while ((strays[next]?.start ?? Infinity) - end <= MAX_BODY_LENGTH) next += 1;
    const stray = strays[next++];
    if (stray !== undefined) yield stray;
  }
}

/** Empty annotations and repeated ones, among replies too. */
function addAnnotationProblems(found: RowProblem[], outline: Outline, placed: PlacedRow): void {
  const { row, start } = placed;
  // A list instead of recursion: replies nest 5,000 deep.
  const levels: (readonly ParsedAnnotation[])[] = [row.annotations];
  for (const level of levels) {
    let previous: ParsedAnnotation | null = null;
    for (const annotation of level) {
      const range = { start: annotation.start, end: annotation.end };
      const words = annotation.body.trim();
      if (words === "") found.push({ code: "empty-annotation", ...range });
      else if (previous?.body.trim() === words && isBlankBetween(outline, start, previous, range)) {
        found.push({ code: "repeated-annotation", ...range });
      }
      previous = annotation;
      if (annotation.replies.length > 0) levels.push(annotation.replies);
    }
  }
}

function isBlankBetween(
  { text }: Outline,
  rowStart: number,
  before: TextRange,
  behind: TextRange,
): boolean {
  return text.sliceString(rowStart + before.end, rowStart + behind.start).trim() === "";
}
