import type { Note } from "../note/index.js";
import { readSeparation } from "../separation/index.js";
import type { Separation } from "../separation/index.js";
import type { Steps } from "../text/index.js";

const separations = new WeakMap<Note, Separation>();

/** What separating would take out of a note, read once for each. */
export function* separationOf(note: Note): Steps<Separation> {
  const known = separations.get(note);
  if (known !== undefined) return known;
  const separation = yield* readSeparation(note);
  separations.set(note, separation);
  return separation;
}
