import * as vscode from "vscode";
import { continuedEntries } from "../../core/threads/index.js";
import type { ThreadComment, ThreadContent } from "../../core/threads/index.js";
import { isWritable } from "../edits/index.js";
import { toRange } from "../platform/convert.js";
import { messages } from "../platform/messages.js";
import { commentMessages } from "./messages.js";
import { NoteComment } from "./noteComment.js";

/** An annotation, and the thread that shows it. */
export interface HeldThread {
  readonly content: ThreadContent;
  /** Null until it is its turn to be made. */
  thread: vscode.CommentThread | null;
  /** True when the thread shows something else than `content`. */
  isStale: boolean;
  /** True while a bracket of the annotation is missing. */
  readonly isBroken: boolean;
}

/** Makes the thread of an annotation, or brings it up to date: what the editor shows is changed only where it differs. */
export function showThread(
  controller: vscode.CommentController,
  document: vscode.TextDocument,
  held: HeldThread,
): void {
  const range = toRange(document, held.content);
  if (held.thread !== null && !held.thread.range.isEqual(range)) held.thread.range = range;
  if (!held.isStale) return;
  held.isStale = false;
  const canWrite = isWritable(document) && !held.isBroken;
  const comments = commentsOf(held, canWrite);
  // With an entry from the start the field for a reply is closed.
  const thread = (held.thread ??= controller.createCommentThread(document.uri, range, comments));
  for (const comment of comments) comment.thread = thread;
  thread.comments = comments;
  describeThread(thread, held, canWrite);
}

/** What the thread says of itself: its label, its state, and what can be done with it. */
function describeThread(
  thread: vscode.CommentThread,
  { content, isBroken }: HeldThread,
  canWrite: boolean,
): void {
  const [first] = content.comments;
  thread.canReply = canWrite;
  thread.label = isBroken ? commentMessages.broken() : labelOf(content);
  const state = stateOf(first);
  // The editor takes any word about a state, even that there is none, for: unresolved.
  if (state !== thread.state) Object.assign(thread, { state });
  thread.contextValue = !canWrite || first?.kind !== "todo" ? "" : first.done ? "done" : "open";
}

/** The entries, those that were there in the objects that the editor knows, an open box as it is. */
function commentsOf(
  { thread, content: { comments } }: HeldThread,
  canWrite: boolean,
): readonly NoteComment[] {
  const known = (thread?.comments ?? []).filter((comment) => comment instanceof NoteComment);
  const byPath = new Map(comments.map((comment) => [comment.path.join(), comment]));
  const before = known.map(({ content, isEdited }) => ({ words: content.words, isOpen: isEdited }));
  const continued = continuedEntries(before, comments);
  const shown = comments.map((content, index) => {
    const comment = known[continued[index] ?? -1] ?? new NoteComment(thread, content);
    comment.show(content, canWrite ? "annotation" : "readonly", answeredBy(content, byPath));
    return comment;
  });
  // An open box whose entry is gone: the reader's words are in it alone.
  const open = known.filter((comment) => comment.isEdited && !shown.includes(comment));
  return [...shown, ...open];
}

/** The reply that a reply answers; null where it answers the annotation, as the thread shows. */
function answeredBy(
  { path }: ThreadComment,
  byPath: ReadonlyMap<string, ThreadComment>,
): ThreadComment | null {
  return path.length < 2 ? null : (byPath.get(path.slice(0, -1).join()) ?? null);
}

function labelOf({ about, comments: [first] }: ThreadContent): string {
  if (about !== "") return messages.aboutHost(about);
  return first === undefined ? "" : messages.kind(first.kind);
}

/** To-dos are open or resolved; of other annotations the editor shows nothing of the kind. */
function stateOf(first: ThreadComment | undefined): vscode.CommentThreadState | undefined {
  if (first?.kind !== "todo") return undefined;
  return first.done ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
}
