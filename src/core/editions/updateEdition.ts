import type { NoteOptions } from "../note/index.js";
import { separateSteps } from "../separation/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { EditionMerge } from "./editionMerge.js";
import type { UpdatedEdition } from "./editionMerge.js";
import { reanchorSteps } from "./reanchor.js";

/**
 * Carries the annotations of a note over to a new edition of its author text. `separate` of the result gives exactly
 * that text; where no annotation changed its place and the text is the old one, the result is the note to the byte.
 *
 * @param noteText the note
 * @param newAuthorText the new edition, without annotations of the reader; its brackets are the author's
 * @throws MergeError when no note has this author text
 */
export function updateEdition(
  noteText: string,
  newAuthorText: string,
  options: NoteOptions = {},
): UpdatedEdition {
  return finished(updateEditionSteps(noteText, newAuthorText, options));
}

/**
 * `updateEdition` in slices.
 * @throws MergeError as `updateEdition` does
 */
export function* updateEditionSteps(
  noteText: string,
  newAuthorText: string,
  options: NoteOptions = {},
): Steps<UpdatedEdition> {
  const separated = yield* separateSteps(noteText, options);
  const reanchored = yield* reanchorSteps(separated, newAuthorText);
  if (separated.text === newAuthorText) return { ...reanchored, text: noteText };
  return yield* new EditionMerge(separated, newAuthorText, options).run(reanchored);
}
