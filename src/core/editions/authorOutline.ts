import type { BracketPair } from "../annotations/index.js";
import { parseNoteSteps } from "../note/index.js";
import type { Note, NoteFormat } from "../note/index.js";
import type { Steps } from "../text/index.js";

/** Brackets that no text has: in an author text all brackets are the author's. */
const NO_BRACKETS: readonly BracketPair[] = [{ open: "\u{10fffd}", close: "\u{10fffc}" }];

/** The outline of an author text; null for page text, whose lines have no depth. */
export function* readOutline(text: string, format: NoteFormat): Steps<Note | null> {
  if (format === "page") return null;
  return yield* parseNoteSteps(text, { format, brackets: NO_BRACKETS });
}
