import { updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import { followedBy } from "../text/index.js";
import type { Steps, TextChange } from "../text/index.js";
import { deletionSteps } from "./deletions.js";
import { listProblemsSteps } from "./listProblems.js";
import type { NoteProblem, NoteProblemCode } from "./noteProblem.js";
import { matchingChanges } from "./problemFixes.js";

/** Problems that are mended without asking: what is to be done is certain, and no word of the author's changes. */
const SAFE_CODES: ReadonlySet<NoteProblemCode> = new Set([
  "mixed-brackets",
  "empty-annotation",
  "repeated-annotation",
]);

/** What mending everything comes to. */
export interface AllFixes {
  /** Against the note's text, ascending, apart from each other. */
  readonly changes: readonly TextChange[];
  /** How many problems are gone. */
  readonly count: number;
}

/** Mending brackets can make an annotation that repeats another, or an empty one: more rounds than this change nothing. */
const MOST_ROUNDS = 12;

/**
 * Mends what can be mended without asking, in slices: brackets of two styles are matched, empty and repeated annotations
 * deleted. Unclosed and stray brackets stay: whether words are the author's is the reader's to say.
 */
export function* fixAllSteps(note: Note): Steps<AllFixes> {
  let now = note;
  let all: readonly TextChange[] = [];
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const problems = yield* safeProblems(now);
    const changes = yield* roundSteps(now, problems);
    if (changes.length === 0) break;
    ({ note: now } = yield* updateNoteSteps(now, changes));
    all = followedBy(all, changes);
    count += problems.length - (yield* safeProblems(now)).length;
  }
  return { changes: all, count };
}

function* safeProblems(note: Note): Steps<readonly NoteProblem[]> {
  const { problems } = yield* listProblemsSteps(note, { codes: SAFE_CODES, most: Infinity });
  return problems;
}

/** First the brackets, since they decide what is an annotation; then what is to be deleted. */
function* roundSteps(note: Note, problems: readonly NoteProblem[]): Steps<readonly TextChange[]> {
  const matched = problems.flatMap(({ brackets }) =>
    brackets === undefined ? [] : matchingChanges(note, brackets),
  );
  if (matched.length > 0) return matched.sort((a, b) => a.start - b.start);
  return problems.length === 0 ? [] : ((yield* deletionSteps(note, problems)) ?? []);
}
