import { noteOutline, updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Steps, TextChange, TextRange } from "../text/index.js";
import { blockAround } from "./blockAround.js";
import { closingPlaces, openingPlace } from "./closingPlaces.js";
import { deletionSteps } from "./deletions.js";
import type { NoteProblem, UnlikeBrackets } from "./noteProblem.js";

/**
 * How a problem can be mended.
 * - `close-at-sentence`, `close-at-end`, `open-at-sentence`: the partner is put in;
 * - `match`: the bracket of the wrong style becomes the right one; `restyle`: both do;
 * - `escape`: the bracket becomes the author's, with a backslash; `remove-bracket`: it goes;
 * - `delete-annotation`: the annotation goes.
 */
export type FixKind =
  | "close-at-sentence"
  | "close-at-end"
  | "open-at-sentence"
  | "match"
  | "restyle"
  | "escape"
  | "remove-bracket"
  | "delete-annotation";

/** One way to mend a problem. */
export interface ProblemFix {
  readonly kind: FixKind;
  /** Against the note's text, ascending. */
  readonly changes: readonly TextChange[];
  /** True for what can be done without asking: it leaves the author's words alone, or can only be meant so. */
  readonly isSafe: boolean;
}

/**
 * The ways to mend a problem, the best first. Each was tried: afterwards the note has no such problem there, and as many
 * nodes as before. None for what only the reader's own words can mend.
 *
 * @param problem a problem of this note
 */
export function* problemFixesSteps(note: Note, problem: NoteProblem): Steps<readonly ProblemFix[]> {
  if (problem.code === "empty-annotation" || problem.code === "repeated-annotation") {
    const changes = yield* deletionSteps(note, [problem]);
    return changes === null ? [] : [{ kind: "delete-annotation", changes, isSafe: true }];
  }
  const fixes: ProblemFix[] = [];
  for (const fix of proposals(note, problem)) {
    const { note: after } = yield* updateNoteSteps(note, fix.changes);
    if (after.nodeCount === note.nodeCount && isMended(note, after, problem, fix)) fixes.push(fix);
  }
  return fixes;
}

function* proposals(note: Note, problem: NoteProblem): Generator<ProblemFix, void> {
  const { code, brackets } = problem;
  switch (code) {
    case "unclosed-bracket":
      yield* closings(note, problem);
      yield* loneFixes(problem);
      return;
    case "stray-bracket":
      yield* openings(note, problem);
      yield* loneFixes(problem);
      return;
    case "body-too-long":
      yield* loneFixes(problem);
      return;
    case "mixed-brackets":
    case "look-alike-brackets":
      if (brackets !== undefined) yield* restylings(note, code, brackets);
      return;
    default:
  }
}

function* closings(note: Note, problem: TextRange): Generator<ProblemFix, void> {
  const block = blockAround(note, problem);
  const places = block === null ? null : closingPlaces(block, problem);
  const text = pairOf(note, problem)?.close;
  if (places === null || text === undefined) return;
  const { sentence, end } = places;
  for (const at of sentence === null ? [] : [sentence]) {
    yield fixOf("close-at-sentence", [{ start: at, end: at, text }]);
  }
  yield fixOf("close-at-end", [{ start: end, end, text }]);
}

function* openings(note: Note, problem: TextRange): Generator<ProblemFix, void> {
  const block = blockAround(note, problem);
  const at = block === null ? null : openingPlace(block, problem);
  const text = pairOf(note, problem)?.open;
  if (at !== null && text !== undefined) {
    yield fixOf("open-at-sentence", [{ start: at, end: at, text }]);
  }
}

function* loneFixes({ start, end }: TextRange): Generator<ProblemFix, void> {
  yield fixOf("escape", [{ start, end: start, text: "\\" }]);
  yield fixOf("remove-bracket", [{ start, end, text: "" }]);
}

function* restylings(
  note: Note,
  code: "mixed-brackets" | "look-alike-brackets",
  brackets: UnlikeBrackets,
): Generator<ProblemFix, void> {
  const changes = matchingChanges(note, brackets);
  const isSafe = code === "mixed-brackets";
  yield { kind: isSafe ? "match" : "restyle", changes, isSafe };
  for (const { start, end } of isSafe ? [brackets.open, brackets.close] : []) {
    const isOwn = pairOf(note, { start, end }) !== null;
    if (isOwn) yield fixOf("escape", [{ start, end: start, text: "\\" }]);
  }
}

/** The changes that turn two brackets into those of their pair. */
export function matchingChanges(
  note: Note,
  { open, close, pair }: UnlikeBrackets,
): readonly TextChange[] {
  return [
    { ...open, text: pair.open },
    { ...close, text: pair.close },
  ].filter(({ start, end, text }) => note.slice(start, end) !== text);
}

function fixOf(kind: FixKind, changes: readonly TextChange[]): ProblemFix {
  return { kind, changes, isSafe: false };
}

/** The pair of a bracket of the grammar; null for anything else. */
function pairOf(note: Note, { start, end }: TextRange): UnlikeBrackets["pair"] | null {
  const { grammar } = noteOutline(note);
  const token = grammar.findToken(note.slice(start, end), 0);
  return token?.start === 0 ? (grammar.pairs[token.role.pair] ?? null) : null;
}

/** True when fewer brackets around are without a partner, and there is an annotation where one was to be. */
function isMended(
  before: Note,
  after: Note,
  problem: NoteProblem,
  { kind, changes }: ProblemFix,
): boolean {
  const at = kind === "open-at-sentence" ? (changes[0]?.start ?? 0) : problem.start;
  const old = loneBracketsAt(before, problem.start);
  const now = loneBracketsAt(after, at);
  const isAnnotation = after.annotationAt(at)?.start === at;
  switch (kind) {
    case "escape":
    case "remove-bracket":
    case "match":
      return now < old;
    case "restyle":
      return now <= old && isAnnotation;
    default:
      return now < old && isAnnotation;
  }
}

function loneBracketsAt(note: Note, offset: number): number {
  const { rows } = noteOutline(note);
  return rows.at(rows.indexAt(offset)).row.problemCount;
}
