import * as vscode from "vscode";
import type { Annotation, Note } from "../../core/index.js";
import { annotationLine, nodePath, pathLine } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { cut } from "../platform/cut.js";
import { COMMANDS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { hoverMessages } from "./hoverMessages.js";

/** Units of a text or a path that a hover shows; the whole of it is under the mouse. */
const LONGEST_TEXT = 1000;

/** Replies that a hover lists; it says how many more there are. */
const MOST_REPLIES = 10;

/** Says what is known of the annotation under the mouse. */
export function annotationHover(notes: NoteSource): vscode.HoverProvider {
  return {
    provideHover: (document, position, token) => hoverAt(notes, { document, position }, token),
  };
}

async function hoverAt(
  notes: NoteSource,
  { document, position }: { document: vscode.TextDocument; position: vscode.Position },
  token: vscode.CancellationToken,
): Promise<vscode.Hover | null> {
  const note = await notes.whenCurrent(document, token);
  const offset = note === null ? 0 : document.offsetAt(position);
  const annotation = note?.annotationAt(offset) ?? null;
  if (note === null || annotation === null) {
    return null;
  }
  const contents = describe(annotation, parentOf(note, annotation));
  contents.appendMarkdown(`\n\n${actions(document, annotation)}`);
  // What readers wrote is escaped: the only links are ours, and these commands are all that they may call.
  contents.isTrusted = { enabledCommands: ACTIONS.map(([id]) => id) };
  return new vscode.Hover(contents, toRange(document, annotation));
}

/** What a hover offers to do, in words. */
const ACTIONS: readonly (readonly [
  id: string,
  words: (annotation: Annotation) => string | null,
])[] = [
  [COMMANDS.editAnnotation, () => hoverMessages.edit()],
  [COMMANDS.replyToAnnotation, () => messages.reply()],
  [COMMANDS.setAnnotationKind, () => hoverMessages.setKind()],
  [COMMANDS.toggleDone, ({ kind, done }) => (kind === "todo" ? hoverMessages.tick(done) : null)],
  [COMMANDS.deleteAnnotation, () => hoverMessages.delete()],
];

/** Links to commands that speak of this annotation in this version of the document. */
function actions(document: vscode.TextDocument, annotation: Annotation): string {
  const { start } = annotation;
  const target = { uri: document.uri.toString(), start, version: document.version };
  const query = encodeURIComponent(JSON.stringify([target])).replace(/[()']/gu, percentEncoded);
  return ACTIONS.flatMap(([id, words]) => {
    const text = words(annotation);
    return text === null ? [] : [`[${text}](command:${id}?${query})`];
  }).join(" · ");
}

/** Characters that would end a link and that the encoding leaves as they are. */
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** The annotation that a reply answers; null for one that is no reply. */
function parentOf(note: Note, reply: Annotation): Annotation | null {
  let parent: Annotation | null = null;
  let level = note.annotationsIn({ start: reply.start, end: reply.start });
  for (;;) {
    const around = level.find(({ start, end }) => start <= reply.start && reply.start < end);
    if (around === undefined || around.start === reply.start) {
      return parent;
    }
    parent = around;
    level = around.replies;
  }
}

function describe(annotation: Annotation, parent: Annotation | null): vscode.MarkdownString {
  const { kind, done, tags, host, replies } = annotation;
  const head = [
    `**${escape(messages.kind(kind))}**`,
    ...(done ? [escape(messages.done())] : []),
    ...tags.map((tag) => escape(`#${tag}`)),
    ...writerOf(annotation).map(escape),
  ];
  const path = pathLine(nodePath(host));
  const parts = [
    head.join(" · "),
    escape(shorten(annotation.words)),
    ...(parent === null ? [] : [escape(messages.replyTo(shorten(annotationLine(parent))))]),
    ...(path === "" ? [] : [escape(messages.aboutHost(shorten(path)))]),
    ...(replies.length === 0 ? [] : [describeReplies(replies)]),
  ];
  return new vscode.MarkdownString(parts.filter(Boolean).join("\n\n"));
}

function describeReplies(replies: readonly Annotation[]): string {
  const listed = replies.slice(0, MOST_REPLIES).map((reply) => {
    const writer = writerOf(reply).join(" ");
    return `- ${escape(shorten(writer === "" ? annotationLine(reply) : `${writer}: ${annotationLine(reply)}`))}`;
  });
  const more = replies.length - listed.length;
  return [
    escape(messages.replies(replies.length)),
    [...listed, ...(more > 0 ? [`- ${escape(hoverMessages.more(more))}`] : [])].join("\n"),
  ].join("\n\n");
}

function writerOf({ reader, date }: Annotation): readonly string[] {
  const parts = [...(reader === null ? [] : [`@${reader}`]), ...(date === null ? [] : [date])];
  return parts.length === 0 ? [] : [parts.join(" ")];
}

function shorten(text: string): string {
  return cut(text, LONGEST_TEXT);
}

/** Makes Markdown show a text as it stands, with its line breaks. */
function escape(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, "\\$&").replace(/[ \t]*(?:\r\n?|\n)[ \t]*/gu, "  \n");
}
