import type { AnnotationGrammar, AnnotationKind } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { Draft, DraftChange } from "./draft.js";
import { annotationsAround, annotationStarting } from "./insertion.js";
import { NO_EDIT } from "./noteEdit.js";
import type { EditPlan } from "./noteEdit.js";
import { ownBody } from "./ownBody.js";
import { planEdit } from "./planEdit.js";

/** A mark that may be written. */
interface Mark {
  readonly text: string;
  readonly side: "start" | "end";
}

/** What an annotation is to become. */
interface Wish {
  readonly kind: AnnotationKind;
  readonly isDone: boolean;
  /** The marks that may say so, the best first; none for a comment. */
  readonly marks: readonly Mark[];
}

/**
 * Sets the kind of annotations: exactly the mark that decided the old one goes, and the new one is put where it is read
 * as such, first where the old one stood (grammar.md, rule 9). Head, words, tags and replies stay.
 */
export function* setKindSteps(
  note: Note,
  subjects: readonly TextRange[],
  kind: AnnotationKind,
): Steps<EditPlan> {
  const { grammar } = noteOutline(note);
  return yield* planEdit({
    note,
    subjects: subjects.map(({ start, end }) => ({ start, end })),
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      if (annotation === null) return "no-annotation";
      if (annotation.kind === kind) return null;
      const marks = kind === "comment" ? [] : marksOf(grammar, kind, annotation);
      if (kind !== "comment" && marks.length === 0) return "no-kind-mark";
      return markDrafts(annotation, { kind, isDone: false, marks });
    },
    otherwise: "other-kind-mark",
  });
}

/**
 * Marks to-dos as done, or as open again where all of them are done. What is no to-do stays as it is; a reply to one
 * stands for it.
 */
export function* toggleDoneSteps(note: Note, subjects: readonly TextRange[]): Steps<EditPlan> {
  const { kinds } = noteOutline(note).grammar;
  const todos = [...new Set(subjects.flatMap(({ start }) => todoAround(note, start) ?? []))];
  if (subjects.length === 0) return { refusal: "no-annotation" };
  if (todos.length === 0) return { refusal: "no-todo" };
  const isDone = todos.some(({ done }) => !done);
  const settings = kinds.filter(({ kind }) => kind === "todo");
  const texts = isDone
    ? settings.flatMap(({ doneMarks = [] }) => doneMarks)
    : // A box to tick before a word.
      settings.flatMap(({ startMarks }) => [...startMarks].sort(bracketsFirst));
  if (texts.length === 0) return isDone ? { refusal: "no-done-mark" } : NO_EDIT;
  const marks = texts.map((text) => ({ text, side: "start" as const }));
  return yield* planEdit({
    note,
    subjects: todos.map(({ start, end }) => ({ start, end })),
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      if (annotation === null) return "no-annotation";
      return annotation.done === isDone
        ? null
        : markDrafts(annotation, { kind: "todo", isDone, marks });
    },
    otherwise: "no-done-mark",
  });
}

/** The to-do that starts at an offset, else the innermost one that holds what starts there. */
function todoAround(note: Note, start: number): Annotation | null {
  const own = annotationStarting(note, start);
  const nested = [...annotationsAround(note, start), ...(own === null ? [] : [own])];
  return nested.findLast(({ kind }) => kind === "todo") ?? null;
}

function bracketsFirst(one: string, other: string): number {
  return Number(other.startsWith("[")) - Number(one.startsWith("["));
}

/** The marks of a kind: those on the side of the old one first, and those of the script that the annotation is in. */
function marksOf(
  { kinds }: AnnotationGrammar,
  kind: AnnotationKind,
  annotation: Annotation,
): readonly Mark[] {
  const own = kinds.filter((setting) => setting.kind === kind);
  const marks: readonly Mark[] = own.flatMap(({ startMarks, endMarks }) => [
    ...startMarks.map((text) => ({ text, side: "start" as const })),
    ...endMarks.map((text) => ({ text, side: "end" as const })),
  ]);
  const old = annotation.kindMark;
  const { text } = ownBody(annotation);
  const side = old === null || old.start <= annotation.bodyStart + text.start ? "start" : "end";
  const wasWide = old === null ? null : isWide(markText(annotation, old));
  const order = (mark: Mark): number =>
    Number(mark.side !== side) * 2 + Number(wasWide !== null && isWide(mark.text) !== wasWide);
  return [...marks].sort((one, other) => order(one) - order(other));
}

/** True for marks of Chinese typing: ？ ！ 待办. */
function isWide(mark: string): boolean {
  return /[\u2e80-\uffff]/u.test(mark);
}

function markText({ body, bodyStart }: Annotation, { start, end }: TextRange): string {
  return body.slice(start - bodyStart, end - bodyStart);
}

function* markDrafts(annotation: Annotation, wish: Wish): Generator<Draft, void> {
  const isWished = (now: Annotation): boolean =>
    now.kind === wish.kind &&
    now.done === wish.isDone &&
    now.text === annotation.text &&
    now.reader === annotation.reader &&
    now.date === annotation.date &&
    now.tags.join(" ") === annotation.tags.join(" ");
  const altered = [{ annotation, inside: "kept" as const, isWished }];
  if (wish.marks.length === 0) {
    yield { changes: removal(annotation), altered };
  }
  for (const mark of wish.marks) {
    yield { changes: replacement(annotation, mark), altered };
  }
}

/** Takes the mark out with the blanks between it and the words. */
function removal(annotation: Annotation): readonly DraftChange[] {
  const { kindMark, body, bodyStart } = annotation;
  if (kindMark === null) return [];
  const start = kindMark.start - bodyStart;
  const end = kindMark.end - bodyStart;
  if (isAtStart(annotation, kindMark)) {
    const blanks = /^\s*/u.exec(body.slice(end))?.[0].length ?? 0;
    return [{ start: kindMark.start, end: kindMark.end + blanks, text: "" }];
  }
  const before = body.slice(0, start);
  return [{ start: bodyStart + before.trimEnd().length, end: kindMark.end, text: "" }];
}

function replacement(annotation: Annotation, mark: Mark): readonly DraftChange[] {
  const { kindMark, body, bodyStart } = annotation;
  const { text } = ownBody(annotation);
  const side = kindMark === null || isAtStart(annotation, kindMark) ? "start" : "end";
  if (kindMark !== null && side === mark.side) {
    const next = body.charAt(kindMark.end - bodyStart);
    const blank = mark.side === "start" && needsBlank(mark.text) && next.trim() !== "" ? " " : "";
    return [{ start: kindMark.start, end: kindMark.end, text: mark.text + blank }];
  }
  const at = bodyStart + (mark.side === "start" ? text.start : text.end);
  const blank = needsBlank(mark.text) && text.start < text.end ? " " : "";
  const put = mark.side === "start" ? mark.text + blank : blank + mark.text;
  return [...removal(annotation), { start: at, end: at, text: put }].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

function isAtStart(annotation: Annotation, mark: TextRange): boolean {
  return mark.start - annotation.bodyStart <= ownBody(annotation).text.start;
}

/** Words and boxes stand apart from what follows; ? and ! do not. */
function needsBlank(mark: string): boolean {
  return /[\p{L}\p{N}\]]/u.test(mark);
}
