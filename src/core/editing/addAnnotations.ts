import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { backslashesBefore } from "../separation/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { bodyFault, composeBody } from "./body.js";
import type { BodyHead } from "./body.js";
import type { Draft, DraftChange } from "./draft.js";
import { inlinePlaces } from "./inlinePlaces.js";
import { annotationStarting, bracketed, lineBreakOf, madeChange } from "./insertion.js";
import { continuationAt } from "./lines.js";
import { nodeDrafts } from "./nodePlaces.js";
import type { EditPlan } from "./noteEdit.js";
import { planEdit } from "./planEdit.js";

/** What is added. */
export interface Addition {
  /** What the reader typed. */
  readonly words: string;
  /** The head of the new annotations, or null. */
  readonly head?: BodyHead | null;
}

/** Where annotations are added: in the text of the node, or as a node of their own under it. */
export type AdditionPlacement = "inline" | "node";

/**
 * Adds an annotation for each selection: behind it, or, for a cursor, at the end of the paragraph that it is in; where
 * the grammar sees no bracket there, at the nearest place behind it in the node where it does, else as a node of its own.
 * Placed as a node it becomes the first child of the node: an item, a deeper line, in page text the line before it; where
 * the node can have none there, it stands in the node's text.
 *
 * @param targets the selections; several that lead to one place add one annotation
 * @returns with one cursor behind each annotation
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* addAnnotationsSteps(
  note: Note,
  targets: readonly TextRange[],
  addition: Addition,
  placement: AdditionPlacement = "inline",
): Steps<EditPlan> {
  const { grammar } = noteOutline(note);
  const fault = bodyFault(addition.words, grammar);
  if (fault !== null) return { refusal: fault };
  const body = composeBody(addition.words, grammar, addition.head ?? null);
  const drafts = (part: Note, target: TextRange): Iterable<Draft> =>
    placement === "node" ? ownLineDrafts(part, target, body) : inlineDrafts(part, target, body);
  const meant = targets.map((target) => withoutBlankEnd(note, target));
  return yield* planEdit({
    note,
    subjects: yield* distinctTargets(note, meant, placement),
    choose: drafts,
    otherwise: body.includes("\n") ? "line-break" : "no-place",
    selects: true,
  });
}

/**
 * Adds a reply to each of some annotations: at the end of its body, nested.
 *
 * @param subjects the annotations, which may be replies themselves
 */
export function* replySteps(
  note: Note,
  subjects: readonly TextRange[],
  addition: Addition,
): Steps<EditPlan> {
  const { grammar } = noteOutline(note);
  const fault = bodyFault(addition.words, grammar);
  if (fault !== null) return { refusal: fault };
  const body = composeBody(addition.words, grammar, addition.head ?? null);
  return yield* planEdit({
    note,
    subjects: subjects.map(({ start, end }) => ({ start, end })),
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      return annotation === null ? "no-annotation" : replyDrafts(part, annotation, body);
    },
    otherwise: body.includes("\n") ? "line-break" : "no-place",
    selects: true,
  });
}

function* inlineDrafts(part: Note, target: TextRange, body: string): Generator<Draft, void> {
  yield* inTextDrafts(part, target, body);
  yield* nodeDrafts(part, target.end, body);
}

function* ownLineDrafts(part: Note, { end }: TextRange, body: string): Generator<Draft, void> {
  yield* nodeDrafts(part, end, body);
  yield* inTextDrafts(part, { start: end, end }, body);
}

function* inTextDrafts(part: Note, target: TextRange, body: string): Generator<Draft, void> {
  for (const at of inlinePlaces(part, target)) {
    for (const change of insertions(part, at, body)) yield { changes: [change] };
  }
}

function* replyDrafts(part: Note, parent: Annotation, body: string): Generator<Draft, void> {
  for (const change of insertions(part, parent.bodyEnd, body)) yield { changes: [change] };
  const at = parent.bodyStart + parent.body.trimEnd().length;
  for (const change of insertions(part, at, body)) yield { changes: [change] };
}

/** A bracketed body at an offset: as it is, and with blanks inside where the brackets would grow with it. */
function* insertions(note: Note, at: number, body: string): Generator<DraftChange, void> {
  const { grammar, text } = noteOutline(note);
  const line = text.lineAt(at);
  const lineBody = body.replaceAll("\n", `${lineBreakOf(note)}${continuationAt(note, at)}`);
  const before = line.text.slice(0, at - line.from);
  const doubled = "\\".repeat(backslashesBefore(before, before.length, 0));
  for (const raw of bracketed(lineBody, grammar)) {
    yield madeChange(at, { lead: doubled, raw, trail: "" }, grammar);
  }
}

/**
 * A selection without the white space at its end: whole lines are selected up to the start of the next one, which is
 * not meant. White space alone is a cursor: before it where it goes over to another line.
 */
function withoutBlankEnd(note: Note, { start, end }: TextRange): TextRange {
  const selected = note.slice(start, end);
  const { length } = selected.trimEnd();
  if (length > 0) return { start, end: start + length };
  const cursor = selected.includes("\n") ? start : end;
  return { start: cursor, end: cursor };
}

/** One target for each place: several cursors in one paragraph mean one annotation. */
function* distinctTargets(
  note: Note,
  targets: readonly TextRange[],
  placement: AdditionPlacement,
): Steps<readonly TextRange[]> {
  const byPlace = new Map<number, TextRange>();
  for (const { start, end } of targets) {
    const [first = end] = placement === "node" ? [] : inlinePlaces(note, { start, end });
    const place = placement === "node" ? note.nodeAt(end).start : first;
    if (!byPlace.has(place)) byPlace.set(place, { start, end });
    yield;
  }
  return [...byPlace.values()];
}
