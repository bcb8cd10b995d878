import * as vscode from "vscode";
import {
  addAnnotationsSteps,
  deleteAnnotationsSteps,
  replySteps,
  toggleDoneSteps,
} from "../../core/editing/index.js";
import type { EditPlan } from "../../core/editing/index.js";
import type { Annotation, Note, Steps, TextRange } from "../../core/index.js";
import { annotationAtPath, editCommentSteps } from "../../core/threads/index.js";
import type { ThreadComment } from "../../core/threads/index.js";
import type { FeatureContext } from "../documents/index.js";
import { checkWritable, editMessages, editNote, newHead } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { editorOf } from "../platform/editorOf.js";
import { Failure } from "../platform/failure.js";
import type { CommentBoxes } from "./commentBoxes.js";
import { commentMessages } from "./messages.js";
import type { NoteComment } from "./noteComment.js";
import type { NoteThreads } from "./noteThreads.js";

/** What the actions work with. */
export interface ActionContext extends Pick<FeatureContext, "notes" | "settings"> {
  readonly boxes: CommentBoxes;
}

/** What is in a box in which nothing was written before, and the version of the note that the box's line is of. */
interface NewComment extends vscode.CommentReply {
  readonly version: number | null;
}

/** An annotation or reply of a thread, found again in the note of now. */
interface Located {
  readonly threads: NoteThreads;
  readonly subject: EditSubject;
  readonly annotation: Annotation;
  readonly comment: ThreadComment;
}

/**
 * Writes what is in the box of a thread: as a reply where there is an annotation already, else as a new annotation at
 * the line of the box.
 *
 * @throws Failure when it cannot be written, and then nothing was
 */
export async function submit(
  context: ActionContext,
  { thread, text }: vscode.CommentReply,
): Promise<void> {
  // The line of a box is that of the text as it is now: only the editor moves it.
  const version = versionOf(thread);
  const threads = await threadsOf(context, thread);
  if (threads.find(thread) === null && thread.comments.length === 0) {
    await add(context, threads, { thread, text, version });
  } else {
    const { subject, annotation } = await locate(context, thread, []);
    const addition = { words: text, head: newHead(context.settings.current) };
    await editNote(subject, (note) => replySteps(note, [annotation], addition));
    await threads.whenFollowed();
  }
}

/** Marks the to-do that began a thread as done, or as not done any more. */
export async function setDone(
  context: ActionContext,
  thread: vscode.CommentThread,
  isDone: boolean,
): Promise<void> {
  const { threads, subject, annotation } = await locate(context, thread, []);
  if (annotation.done !== isDone) {
    await editNote(subject, (note) => toggleDoneSteps(note, [annotation]));
  }
  await threads.whenFollowed();
}

/** Opens the box of an entry, with its words. */
export function edit(comment: NoteComment): void {
  comment.beginEditing();
  refresh(comment);
}

/** Closes the box of an entry; what was written in it goes. */
export function cancel(comment: NoteComment): void {
  comment.endEditing();
  refresh(comment);
}

/**
 * Writes the words in the box of an entry into the note.
 *
 * @throws Failure when they cannot be written; they are in the box again then
 */
export async function save(context: ActionContext, comment: NoteComment): Promise<void> {
  const { thread, body } = comment;
  try {
    const {
      threads,
      subject,
      annotation,
      comment: now,
    } = await locate(context, thread, comment.content.path);
    if (comment.hasChangedMeanwhile) throw new Failure(commentMessages.changedBody());
    if (body !== now.words) {
      await editNote(subject, (note) => editCommentSteps(note, { annotation, comment: now }, body));
    }
    comment.endEditing();
    refresh(comment);
    await threads.whenFollowed();
  } catch (error) {
    reopen(comment, body);
    throw error;
  }
}

/** Deletes an annotation with its replies, or a reply with those to it. */
export async function remove(context: ActionContext, comment: NoteComment): Promise<void> {
  const { threads, subject, annotation } = await locate(
    context,
    comment.thread,
    comment.content.path,
  );
  await editNote(subject, (note) => deleteAnnotationsSteps(note, [annotation]));
  await threads.whenFollowed();
}

async function add(
  { notes, settings }: ActionContext,
  threads: NoteThreads,
  { thread, text, version }: NewComment,
): Promise<void> {
  const { document } = threads;
  checkWritable(document);
  const note = await notes.whenCurrent(document);
  if (document.version !== version) throw new Failure(editMessages.changedMeanwhile());
  if (note === null) throw new Failure(commentMessages.noNode());
  const target = targetOf(document, note, thread.range);
  const subject = subjectOf(document, note, null);
  const addition = { words: text, head: newHead(settings.current) };
  await threads.adopt(thread, async () => {
    const plan = (now: Note): Steps<EditPlan> => addAnnotationsSteps(now, [target], addition);
    const { touched } = await editNote(subject, plan);
    return touched[0]?.start ?? null;
  });
}

/** The version of the document of a thread; null where it is not open. */
function versionOf({ uri }: vscode.CommentThread): number | null {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === address);
  return open?.version ?? null;
}

/** Where the box speaks of: the words that were selected when it was opened, else the end of its line. */
function targetOf(document: vscode.TextDocument, note: Note, range: vscode.Range): TextRange {
  const last = document.lineAt(Math.min(range.end.line, document.lineCount - 1)).range;
  const lineEnd = document.offsetAt(last.end);
  const isSelection = !range.isEmpty && range.end.character > 0;
  const end = isSelection ? document.offsetAt(range.end) : lineEnd;
  const start = isSelection ? document.offsetAt(range.start) : end;
  if (note.nodeCount === 0 || lineEnd < note.node(0).start) {
    throw new Failure(commentMessages.noNode());
  }
  return { start, end };
}

async function threadsOf(
  { boxes }: ActionContext,
  thread: vscode.CommentThread,
): Promise<NoteThreads> {
  return boxes.open(await vscode.workspace.openTextDocument(thread.uri));
}

async function locate(
  context: ActionContext,
  thread: vscode.CommentThread | null,
  path: readonly number[],
): Promise<Located> {
  if (thread === null) throw new Failure(commentMessages.gone());
  const threads = await threadsOf(context, thread);
  checkWritable(threads.document);
  const note = await threads.whenFollowed();
  const held = threads.find(thread);
  if (note === null || held === null || held.isBroken) throw new Failure(commentMessages.gone());
  const { start } = held.content;
  const root = note.annotationAt(start);
  const annotation = root?.start === start ? annotationAtPath(root, path) : null;
  const comment = held.content.comments.find((one) => one.path.join() === path.join());
  if (annotation === null || comment === undefined) throw new Failure(commentMessages.gone());
  return { threads, subject: subjectOf(threads.document, note, annotation), annotation, comment };
}

function subjectOf(
  document: vscode.TextDocument,
  note: Note,
  annotation: Annotation | null,
): EditSubject {
  return {
    document,
    version: document.version,
    note,
    editor: editorOf(document),
    annotations: annotation === null ? [] : [annotation],
    nodes: [],
    origin: "arguments",
  };
}

/** Lets the editor look at an entry again. */
function refresh({ thread }: NoteComment): void {
  if (thread !== null) thread.comments = [...thread.comments];
}

/** Opens the box of an entry again: the editor has closed it. */
function reopen(comment: NoteComment, words: string): void {
  const { thread } = comment;
  const again = comment.reopened(words);
  if (thread !== null) {
    thread.comments = thread.comments.map((other) => (other === comment ? again : other));
  }
}
