import type { Note, Steps } from "../note/index.js";

/** Counts the to-dos of a note that are not done, replies left out, in slices. */
export function* countOpenTodos(note: Note): Steps<number> {
  let count = 0;
  let annotation = note.annotationAfter(-1);
  while (annotation !== null) {
    count += annotation.kind === "todo" && !annotation.done ? 1 : 0;
    annotation = note.annotationAfter(annotation.start);
    yield;
  }
  return count;
}
