import type { ParsedAnnotation } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { ownedSpans } from "./ownership.js";
import { readSeparation } from "./readSeparation.js";
import { noteAnnotations, readerUnits } from "./readerUnits.js";
import { takeOut } from "./takeOut.js";

/** A note's text without its annotations, and what is not in it. */
export interface Remainder {
  readonly text: string;
  /** What was taken out of the note, in its offsets, ascending; backslashes that were halved are not named. */
  readonly removed: readonly TextRange[];
  /** For each of them where it was, in the text that is left. */
  readonly places: readonly number[];
}

/** The author text of a note as `separate` gives it, without all else that `merge` needs. */
export function* takeOutAnnotations(note: Note): Steps<Remainder> {
  const { annotations, spans } = yield* readSeparation(note);
  const { text, places } = yield* takeOut(note.text, noteOutline(note), annotations, spans);
  return { text, places, removed: spans };
}

/**
 * The same without a look at whether the author's outline is still the same then: right for nearly every note, in a
 * small part of the time.
 */
export function* takeOutUnproved(note: Note): Steps<Remainder> {
  const outline = noteOutline(note);
  const annotations = yield* noteAnnotations(outline);
  const units = yield* readerUnits(note.text, outline, annotations);
  const isIndented = note.format === "indented";
  const spans = yield* ownedSpans({ text: note.text, annotations, units, isIndented });
  const { text, places } = yield* takeOut(note.text, outline, annotations, spans);
  return { text, places, removed: spans };
}

/** The same where each annotation goes out bracket to bracket, so that no line or marker goes with it. */
export function* takeOutBrackets(
  note: Note,
): Steps<Remainder & { readonly parsed: readonly ParsedAnnotation[] }> {
  const outline = noteOutline(note);
  const annotations = yield* noteAnnotations(outline);
  const removed = annotations.map(({ start, end }, from) => ({ start, end, from, to: from + 1 }));
  const { text, places } = yield* takeOut(note.text, outline, annotations, removed);
  return { text, places, removed, parsed: annotations.map(({ parsed }) => parsed) };
}
