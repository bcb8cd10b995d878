import * as vscode from "vscode";
import type { ThreadComment } from "../../core/threads/index.js";
import { messages } from "../platform/messages.js";
import { commentMessages } from "./messages.js";

/** What an entry can be: when-clauses of the manifest ask for it. */
type CommentContext = "annotation" | "readonly";

/** An entry of a thread as the editor shows it: an annotation or a reply. */
export class NoteComment implements vscode.Comment {
  body = "";
  mode = vscode.CommentMode.Preview;
  author: vscode.CommentAuthorInformation = { name: "" };
  contextValue: CommentContext = "annotation";
  label = "";
  /** What was in the note when the reader began to edit. */
  #base = "";

  /**
   * An entry that shows nothing yet.
   *
   * @param thread null until the thread was made, which the editor wants to have its entries from the start
   */
  constructor(
    public thread: vscode.CommentThread | null,
    public content: ThreadComment,
  ) {}

  /** Shows an entry; while it is edited, what is in the box stays. */
  show(content: ThreadComment, context: CommentContext, answered: ThreadComment | null): void {
    this.content = content;
    this.contextValue = context;
    this.author = { name: nameOf(content) };
    this.label = labelOf(content, answered);
    if (!this.isEdited) this.body = shownText(content);
  }

  get isEdited(): boolean {
    return this.mode === vscode.CommentMode.Editing;
  }

  /** True when the note says something else than when the reader began to edit. */
  get hasChangedMeanwhile(): boolean {
    return this.#base !== this.content.words;
  }

  /** Opens the box, with the words that are edited or with those of an earlier try. */
  beginEditing(words = this.content.words): void {
    this.#base = this.content.words;
    this.mode = vscode.CommentMode.Editing;
    this.body = words;
  }

  endEditing(): void {
    this.mode = vscode.CommentMode.Preview;
    this.body = shownText(this.content);
  }

  /** The same entry for the editor to show anew: it has closed the box of this one, and looks only at what it knows not. */
  reopened(words: string): NoteComment {
    const again = new NoteComment(this.thread, this.content);
    again.author = this.author;
    again.label = this.label;
    again.contextValue = this.contextValue;
    again.beginEditing(words);
    return again;
  }
}

function nameOf({ reader, kind }: ThreadComment): string {
  return reader ?? messages.kind(kind);
}

/** What stands beside the name. Tags are not there: they are among the words. */
function labelOf(content: ThreadComment, answered: ThreadComment | null): string {
  const { kind, reader, date, done } = content;
  return commentMessages.labelOf([
    ...(date === null ? [] : [date]),
    ...(reader === null || kind === "comment" ? [] : [messages.kind(kind)]),
    ...(done ? [messages.done()] : []),
    ...(answered === null ? [] : [commentMessages.answers(nameOf(answered))]),
  ]);
}

/** Plain text: it is the reader's words that are shown, not what a renderer makes of them. */
function shownText({ text, words }: ThreadComment): string {
  return text || words || commentMessages.empty();
}
