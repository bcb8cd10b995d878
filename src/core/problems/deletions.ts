import { deleteAnnotationsSteps, isRefusal } from "../editing/index.js";
import { updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import { followedBy } from "../text/index.js";
import type { Steps, TextChange, TextRange } from "../text/index.js";

/** Annotations nearer to each other than this, in units, are deleted together: one proof serves them. */
const NEAR = 1_000;

/** As many at most: what cannot be proved together is tried one by one. */
const MOST_TOGETHER = 64;

/**
 * The changes that delete annotations and nothing else; one that cannot be deleted without another change stays.
 *
 * @param subjects annotations and replies, ascending
 * @returns ascending, apart from each other; null when none can be deleted
 */
export function* deletionSteps(
  note: Note,
  subjects: readonly TextRange[],
): Steps<readonly TextChange[] | null> {
  let now = note;
  let all: readonly TextChange[] = [];
  // From the last to the first, so that none moves before its turn.
  const groups = neighbours(subjects);
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const changes = yield* deletedSteps(now, group);
    if (changes !== null) {
      ({ note: now } = yield* updateNoteSteps(now, changes));
      all = followedBy(all, changes);
    } else if (group.length > 1) {
      groups.push(...group.map((subject) => [subject]));
    }
  }
  return all.length === 0 ? null : all;
}

function* deletedSteps(
  note: Note,
  subjects: readonly TextRange[],
): Steps<readonly TextChange[] | null> {
  const plan = yield* deleteAnnotationsSteps(note, subjects);
  return isRefusal(plan) || plan.changes.length === 0 ? null : plan.changes;
}

function neighbours(subjects: readonly TextRange[]): TextRange[][] {
  const groups: TextRange[][] = [];
  for (const subject of subjects) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNear = last !== undefined && subject.start - last.end <= NEAR;
    if (group !== undefined && isNear && group.length < MOST_TOGETHER) group.push(subject);
    else groups.push([subject]);
  }
  return groups;
}
