import { compileGrammar } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import { isPageTextSteps } from "../outline/index.js";
import { documentTextSteps, finished } from "../text/index.js";
import type { DocumentText, Steps } from "../text/index.js";
import type { Note, NoteFormat } from "./note.js";

/** Whether a text is Markdown shows in its first lines; a note that starts as plain text is read as such. */
const LINES_LOOKED_AT = 200;

const HEADING = /^\uFEFF? {0,3}#{1,6}[ \t]\S/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** The markers that Markdown alone uses for lists, and what indents them. `•` and the like are plain text. */
const MARKDOWN_ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** At least this share of the lines that are not blank and not indented carries a mark where a text is Markdown. */
const MARKDOWN_SHARE = 0.5;

/**
 * The format that a text is most likely in: a mind-map page where its sign is there (restore.md), Markdown where it
 * has headings or its lines are list items, else indented text.
 */
export function detectFormat(text: string): NoteFormat {
  return finished(detectFormatSteps(text));
}

/** `detectFormat` in slices. */
export function* detectFormatSteps(text: string): Steps<NoteFormat> {
  return yield* detectTextFormat(yield* documentTextSteps(text), compileGrammar());
}

/** `detectFormat` for a text that is at hand as lines. */
export function* detectTextFormat(
  text: DocumentText,
  grammar: AnnotationGrammar,
): Steps<NoteFormat> {
  if (yield* isPageTextSteps(text, grammar)) return "page";
  let marked = 0;
  let plain = 0;
  let isInList = false;
  for (const line of text.iterLines(1, Math.min(text.lines, LINES_LOOKED_AT) + 1)) {
    if (HEADING.test(line)) return "markdown";
    const mark = isMarked(line, isInList);
    if (mark === null) continue;
    isInList = mark;
    if (mark) marked++;
    else plain++;
  }
  return marked > 0 && marked >= (marked + plain) * MARKDOWN_SHARE ? "markdown" : "indented";
}

/**
 * Whether a line has a mark of Markdown; null where it tells nothing. Without an item above it, an item that is
 * indented by a tab or four spaces is code to Markdown.
 */
function isMarked(line: string, isInList: boolean): boolean | null {
  const indentation = MARKDOWN_ITEM.exec(line)?.[1];
  if (indentation !== undefined) return isInList || /^ {0,3}$/.test(indentation);
  if (FENCE.test(line)) return true;
  return /^\S/.test(line) ? false : null;
}

/** True when a note has the shape of an outline: a page's map, or at least three nodes at two depths (product.md). */
export function isOutline(note: Note): boolean {
  if (note.format === "page") return note.furniture.length > 0;
  if (note.nodeCount < 3) return false;
  const { root } = note;
  const level = root.key === 0 ? root.childrenBetween(0, note.nodeCount) : [root];
  return level.length < note.nodeCount;
}
