import { composeEditedBody, editBodySteps } from "../editing/index.js";
import type { EditPlan } from "../editing/index.js";
import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { Steps } from "../text/index.js";
import type { ThreadComment } from "./threadContent.js";

/**
 * Gives an entry of a thread other words; the replies that end its body stay behind them.
 *
 * @param annotation the annotation or reply that the entry stands for
 * @param comment the entry as it is in the note
 */
export function* editCommentSteps(
  note: Note,
  { annotation, comment }: { readonly annotation: Annotation; readonly comment: ThreadComment },
  words: string,
): Steps<EditPlan> {
  if (comment.tail === "" || words.trim() === "") {
    return yield* editBodySteps(note, annotation, words);
  }
  // Brackets of the words that do not match are escaped before the replies follow, else those would be too.
  const own = composeEditedBody(words, noteOutline(note).grammar);
  return yield* editBodySteps(note, annotation, own + comment.tail);
}
