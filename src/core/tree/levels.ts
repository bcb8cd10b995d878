import type { Note, Steps } from "../note/index.js";

/** The editor draws an extension's rows one request after another: more open rows than this take seconds. */
export const MOST_OPEN_ROWS = 5000;

/** Finds in slices the deepest level, up to the wished one, at which no more than MOST_OPEN_ROWS nodes are in sight. */
export function* findOpenableLevel(note: Note, wished: number): Steps<number> {
  const top = note.root.ordinal >= 0 ? 1 : 0;
  const counts: number[] = [];
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const level = note.node(ordinal).depth + top;
    counts[level] = (counts[level] ?? 0) + 1;
    yield;
  }
  let rows = 0;
  for (let level = 1; level < counts.length; level += 1) {
    rows += counts[level] ?? 0;
    if (level >= wished || (rows > MOST_OPEN_ROWS && level > 1)) {
      return level >= wished ? wished : level - 1;
    }
  }
  return wished;
}
