import type { AnnotationKind } from "../annotations/index.js";
import type { Steps } from "../outline/index.js";
import type { Annotation, Note, NoteNode } from "./note.js";

/** Which way to look for an annotation. */
export type Direction = "next" | "previous";

/** Where to start looking for an annotation, and for which. */
export interface AnnotationSearch {
  /** Where the cursor is. */
  readonly offset: number;
  readonly direction: Direction;
  /** Only these kinds; null for all. */
  readonly kinds: ReadonlySet<AnnotationKind> | null;
}

/** The annotation that a search has found. */
export interface AnnotationJump {
  readonly annotation: Annotation;
  /** True when the search went over the end of the note and on from its other end. */
  readonly isWrapped: boolean;
}

/**
 * Finds the annotation to jump to from a cursor. A jump puts the cursor behind the opening bracket, so a cursor in
 * front of that bracket has the annotation still ahead, and a cursor inside one is past it whichever way it looks.
 * Replies are not stops of their own.
 *
 * @returns Null when no annotation is of the kinds.
 */
export function* findAnnotation(
  note: Note,
  { offset, direction, kinds }: AnnotationSearch,
): Steps<AnnotationJump | null> {
  const step = (from: number): Annotation | null =>
    direction === "next" ? note.annotationAfter(from) : note.annotationBefore(from);
  let isWrapped = false;
  let candidate = direction === "next" ? firstAfter(note, offset) : lastBefore(note, offset);
  for (;;) {
    if (candidate === null) {
      if (isWrapped) return null;
      isWrapped = true;
      candidate = step(direction === "next" ? -1 : note.length + 1);
    } else if (kinds === null || kinds.has(candidate.kind)) {
      return { annotation: candidate, isWrapped };
    } else {
      candidate = step(candidate.start);
    }
    yield;
  }
}

function firstAfter(note: Note, offset: number): Annotation | null {
  const here = annotationAround(note, offset);
  return here !== null && offset < here.bodyStart ? here : note.annotationAfter(offset);
}

function lastBefore(note: Note, offset: number): Annotation | null {
  return note.annotationBefore(annotationAround(note, offset)?.start ?? offset);
}

/** The annotation (never a reply) that holds the offset: `start <= offset < end`. */
function annotationAround(note: Note, offset: number): Annotation | null {
  const near = note.annotationsIn({ start: offset, end: offset });
  return near.find(({ start, end }) => start <= offset && offset < end) ?? null;
}

/** A step in the outline. */
export type NodeMove = "parent" | "firstChild" | "nextSibling" | "previousSibling";

/**
 * The node that a step leads to from a cursor; null where there is none. A virtual root is no place to go to.
 *
 * @param offset Where the cursor is.
 */
export function findNode(note: Note, offset: number, move: NodeMove): NoteNode | null {
  const node = note.nodeAt(offset);
  switch (move) {
    case "parent":
      return node.parent?.type === "root" ? null : node.parent;
    case "firstChild":
      return node.childrenBetween(0, 1)[0] ?? null;
    case "nextSibling":
      return node.nextSibling;
    case "previousSibling":
      return node.previousSibling;
  }
}
