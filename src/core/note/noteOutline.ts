import type { Outline } from "../outline/index.js";
import type { Note } from "./note.js";
import { NoteSnapshot } from "./noteSnapshot.js";

/**
 * The rows under a note, for parts of core that work with ranks.
 * @throws TypeError for a note that `parseNote` did not make
 */
export function noteOutline(note: Note): Outline {
  if (!(note instanceof NoteSnapshot)) {
    throw new TypeError("Only a note made by parseNote has rows");
  }
  return note.outline;
}
