import { unescapeBrackets } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import { withoutQuoteMarks } from "../editing/index.js";
import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { TextRange } from "../text/index.js";

/** One entry of a thread: the annotation that began it, or a reply. */
export interface ThreadComment {
  /** Which reply of the annotation, level by level; empty for the annotation itself. */
  readonly path: readonly number[];
  readonly kind: AnnotationKind;
  readonly done: boolean;
  readonly reader: string | null;
  /** ISO date, or null. */
  readonly date: string | null;
  /** What it says: without head, mark and replies, without escapes, its lines without indentation. */
  readonly text: string;
  /**
   * What is edited: the body with head, mark and tags, its lines without indentation. The replies that end it are left
   * out, for each is an entry of its own; where words follow a reply they stay, and the reply with them.
   */
  readonly words: string;
  /** What is left out of `words`: the replies at the end of the body, as they stand. */
  readonly tail: string;
}

/** An annotation with its replies as a conversation, at its place in a note. */
export interface ThreadContent extends TextRange {
  /** The label of the node that it speaks of, shortened; empty for the note as a whole. */
  readonly about: string;
  /** The annotation, then its replies in document order, each before the replies to it. */
  readonly comments: readonly ThreadComment[];
}

/** Units of a label that a thread has. */
const LONGEST_LABEL = 120;

/** Blanks around line breaks: in a note they are indentation. */
const LINE_BREAKS = /[^\S\r\n]*(?:\r\n?|\n)\s*/gu;

/** An annotation of a note as a thread. */
export function threadOf(annotation: Annotation, note: Note): ThreadContent {
  const comments: ThreadComment[] = [];
  // Replies nest by brackets, at most 10,000 units of them: a list instead of the stack of calls.
  const waiting: { readonly annotation: Annotation; readonly path: readonly number[] }[] = [
    { annotation, path: [] },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path } = next;
    comments.push(commentOf(next, note));
    const replies = next.annotation.replies.map((reply, index) => ({
      annotation: reply,
      path: [...path, index],
    }));
    waiting.push(...replies.reverse());
  }
  const { start, end } = annotation;
  return { start, end, about: aboutOf(annotation), comments };
}

/** The label of the node that an annotation speaks of, as a thread has it. */
export function aboutOf({ host }: Annotation): string {
  const { label } = host;
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL)}…`;
}

/** The annotation or reply that an entry stands for; null when there is none at the path. */
export function annotationAtPath(
  annotation: Annotation,
  path: readonly number[],
): Annotation | null {
  let found: Annotation | undefined = annotation;
  for (const index of path) found = found?.replies[index];
  return found ?? null;
}

/** True when two threads say the same, wherever they are. */
export function isSameThread(one: ThreadContent, other: ThreadContent): boolean {
  return (
    one.about === other.about &&
    one.comments.length === other.comments.length &&
    one.comments.every((comment, index) => isSameComment(comment, other.comments[index]))
  );
}

function isSameComment(one: ThreadComment, other: ThreadComment | undefined): boolean {
  return (
    other?.words === one.words &&
    other.tail === one.tail &&
    other.kind === one.kind &&
    other.done === one.done &&
    other.text === one.text &&
    other.path.join() === one.path.join()
  );
}

function commentOf(
  { annotation, path }: { readonly annotation: Annotation; readonly path: readonly number[] },
  note: Note,
): ThreadComment {
  const { kind, done, reader, date, text, body } = annotation;
  const end = ownEnd(annotation);
  // In Markdown a line of a body begins with > in a block quote alone.
  const written = (part: string): string =>
    (note.format === "markdown" ? withoutQuoteMarks(part) : part).trim();
  return {
    ...{ path, kind, done, reader, date },
    text: unescapeBrackets(text.replace(LINE_BREAKS, "\n"), noteOutline(note).grammar),
    words: written(body.slice(0, end)).replace(LINE_BREAKS, "\n"),
    tail: written(body.slice(end)),
  };
}

/** Where the replies begin that end a body, in units of the body; its length where words end it. */
function ownEnd({ body, bodyStart, bodyEnd, replies }: Annotation): number {
  let end = bodyEnd;
  for (const reply of [...replies].reverse()) {
    if (body.slice(reply.end - bodyStart, end - bodyStart).trim() !== "") break;
    end = reply.start;
  }
  return end - bodyStart;
}
