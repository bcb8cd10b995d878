import { unescapeBrackets } from "../annotations/index.js";
import { nodeLine, noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { ownBody } from "./ownBody.js";

/**
 * Annotations to be pasted elsewhere, as Markdown: the author's line as a quote, what the reader says under it, replies
 * as a list under that. Several on one line share its quote.
 *
 * @param annotations in document order
 */
export function quoteAnnotations(note: Note, annotations: readonly Annotation[]): string {
  const blocks: string[] = [];
  let last: Annotation["host"] | null = null;
  for (const annotation of annotations) {
    const { host } = annotation;
    const line = host.type === "root" ? "" : nodeLine(host);
    if (host !== last && line !== "") blocks.push(`> ${line}`);
    last = host;
    blocks.push([wordsOf(note, annotation), ...replyLines(note, annotation, "")].join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

function* replyLines(note: Note, { replies }: Annotation, indent: string): Generator<string> {
  for (const reply of replies) {
    yield `${indent}- ${wordsOf(note, reply)}`;
    yield* replyLines(note, reply, `${indent}  `);
  }
}

/** What an annotation says with its mark and its head, in one line, without the escapes of its brackets. */
function wordsOf(note: Note, annotation: Annotation): string {
  const { content } = ownBody(annotation);
  const { grammar } = noteOutline(note);
  return unescapeBrackets(content, grammar).replace(/\s+/gu, " ").trim();
}
