import type { AnnotationKind } from "../annotations/index.js";
import type { Steps } from "../outline/index.js";
import type { TextRange } from "../text/index.js";
import type { Annotation, Note } from "./note.js";

/** A stretch of an annotation that looks the same throughout. */
export interface PaintedRange extends TextRange {
  readonly kind: AnnotationKind;
  readonly part: "bracket" | "body";
  /** Nested in another annotation. */
  readonly isReply: boolean;
  /** A todo that is marked as done. */
  readonly isDone: boolean;
}

/**
 * Divides an annotation with its replies into stretches for painting: disjoint, in order, and together the whole of
 * it. A reply's stretches are its own kind's, so that no two colours meet on one character.
 */
export function paintAnnotation(annotation: Annotation): readonly PaintedRange[] {
  const painted: PaintedRange[] = [];
  // A stack instead of recursion: a body of 10,000 units can be nested 5,000 deep.
  const open: { readonly annotation: Annotation; next: number; from: number }[] = [];
  const add = (part: PaintedRange["part"], start: number, end: number): void => {
    const top = open.at(-1);
    if (top !== undefined && end > start) {
      const { kind, done } = top.annotation;
      painted.push({ start, end, kind, part, isReply: open.length > 1, isDone: done });
    }
  };
  const enter = (entered: Annotation): void => {
    open.push({ annotation: entered, next: 0, from: entered.bodyStart });
    add("bracket", entered.start, entered.bodyStart);
  };
  enter(annotation);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const reply = top.annotation.replies[top.next];
    add("body", top.from, reply?.start ?? top.annotation.bodyEnd);
    if (reply === undefined) {
      add("bracket", top.annotation.bodyEnd, top.annotation.end);
      open.pop();
    } else {
      top.next += 1;
      top.from = reply.end;
      enter(reply);
    }
  }
  return painted;
}

/** A mark for the overview ruler. */
export interface RulerMark {
  readonly kind: AnnotationKind;
  /** Where the annotation begins. */
  readonly start: number;
}

/** Places that a ruler can tell apart; no screen has more pixels for one. */
const RULER_PLACES = 2000;

/**
 * The marks of all annotations for the overview ruler, in order. Of annotations of one kind that would fall on the
 * same place of the ruler one is enough, so there are at most 2,000 marks of a kind however long the note is.
 */
export function* listRulerMarks(note: Note): Steps<readonly RulerMark[]> {
  const marks: RulerMark[] = [];
  const lastPlace = new Map<AnnotationKind, number>();
  const placeLength = Math.max(1, note.length / RULER_PLACES);
  let annotation = note.annotationAfter(-1);
  while (annotation !== null) {
    const { kind, start } = annotation;
    const place = Math.floor(start / placeLength);
    if (lastPlace.get(kind) !== place) {
      lastPlace.set(kind, place);
      marks.push({ kind, start });
    }
    annotation = note.annotationAfter(start);
    yield;
  }
  return marks;
}
