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
}

/**
 * Lists the problems that rows have by themselves, in slices. Costs what the edit since the last note of the same line
 * of updates costs, and the list itself.
 *
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* listProblemsSteps(
  note: Note,
  { codes, most }: ListedProblems,
): Steps<ProblemList> {
  const all = yield* problemsOfRows.steps(noteOutline(note));
  const problems: NoteProblem[] = [];
  let left = 0;
  let seen = 0;
  for (const { problem, rowStart } of all === null ? [] : walk(all)) {
    if (++seen % ITEMS_PER_STEP === 0) yield;
    // Whoever writes no brackets of the note's style has none of another.
    const isMeant = problem.code !== "look-alike-brackets" || note.annotationCount > 0;
    if (!isMeant || !codes.has(problem.code)) continue;
    if (problems.length < most) problems.push(shifted(problem, rowStart));
    else left += 1;
  }
  return { problems, left };
}

function* walk(
  all: FoundProblems,
): Generator<{ readonly problem: RowProblem; readonly rowStart: number }, void> {
  const stack = [{ found: all, start: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    for (const problem of top.found.own) yield { problem, rowStart: top.start };
    for (let at = top.found.parts.length - 1; at >= 0; at -= 1) {
      const part = top.found.parts[at];
      if (part) stack.push({ found: part.summary, start: top.start + part.at });
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
