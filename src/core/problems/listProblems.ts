import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { NoteProblem, NoteProblemCode } from "./noteProblem.js";
import { problemsOfRows } from "./rowProblems.js";
import type { FoundProblems, RowProblem } from "./rowProblems.js";

/** Problems of a note. */
export interface ProblemList {
  /** In document order. */
  readonly problems: readonly NoteProblem[];
  /** How many more there are. */
  readonly left: number;
}

/** Which problems are listed. */
export interface ListedProblems {
  /** Only these; what separating shows is not among them. */
  readonly codes: ReadonlySet<NoteProblemCode>;
  /** How many at most. */
  readonly most: number;
  /** Only those that touch this range of the note; everywhere when left out. */
  readonly within?: TextRange;
}

/**
 * Lists the problems that rows have by themselves, in slices. Costs what the edit since the last note of the same line
 * of updates costs, and what the list and the range hold.
 *
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* listProblemsSteps(
  note: Note,
  { codes, most, within = EVERYWHERE }: ListedProblems,
): Steps<ProblemList> {
  const all = yield* problemsOfRows.steps(noteOutline(note));
  const problems: NoteProblem[] = [];
  let left = 0;
  let seen = 0;
  for (const { problem, rowStart } of all === null ? [] : walk(all, within)) {
    if (++seen % ITEMS_PER_STEP === 0) yield;
    // Whoever writes no brackets of the note's style has none of another.
    const isMeant = problem.code !== "look-alike-brackets" || note.annotationCount > 0;
    if (!isMeant || !codes.has(problem.code)) continue;
    const { start, end } = problem;
    if (!touches({ start: rowStart + start, end: rowStart + end }, within)) continue;
    if (problems.length < most) problems.push(shifted(problem, rowStart));
    else left += 1;
  }
  return { problems, left };
}

const EVERYWHERE: TextRange = { start: 0, end: Infinity };

function touches(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function* walk(
  all: FoundProblems,
  within: TextRange,
): Generator<{ readonly problem: RowProblem; readonly rowStart: number }, void> {
  const stack = [{ found: all, start: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    for (const problem of top.found.own) yield { problem, rowStart: top.start };
    let end = Infinity;
    for (const { at, summary } of [...top.found.parts].reverse()) {
      const start = top.start + at;
      if (touches({ start, end }, within)) stack.push({ found: summary, start });
      end = start;
    }
  }
}

function shifted({ code, start, end, brackets }: RowProblem, by: number): NoteProblem {
  const moved = (range: TextRange): TextRange => ({ start: range.start + by, end: range.end + by });
  const range = moved({ start, end });
  if (brackets === undefined) return { code, ...range };
  const { open, close, pair } = brackets;
  return { code, ...range, brackets: { open: moved(open), close: moved(close), pair } };
}
