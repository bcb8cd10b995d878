import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { TextRange } from "../text/index.js";
import { innermost } from "./innermost.js";

/** The stretch of text in which a bracket can find its partner. */
export interface BlockAround extends TextRange {
  readonly text: string;
  /** Annotations of the same level in it, in offsets of the note. */
  readonly annotations: readonly TextRange[];
}

/**
 * The block around a bracket without its surrounding white space; where the bracket stands in an annotation, the body of
 * that. Null where the note sees no bracket.
 */
export function blockAround(note: Note, bracket: TextRange): BlockAround | null {
  const outline = noteOutline(note);
  const { row, start } = outline.rows.at(outline.rows.indexAt(bracket.start));
  const around = innermost(row.annotations, bracket.start - start);
  const level = around === null ? row.annotations : around.replies;
  const annotations = level.map((one) => ({ start: start + one.start, end: start + one.end }));
  if (around !== null) {
    return { ...trimmed(note, start + around.bodyStart, start + around.bodyEnd), annotations };
  }
  for (const block of outline.bracketBlocks({ start, end: start + row.end })) {
    const end = block.start + block.content.length;
    if (block.start > bracket.start || end < bracket.end) continue;
    const isHere = (one: TextRange): boolean => block.start <= one.start && one.end <= end;
    return { ...trimmed(note, block.start, end), annotations: annotations.filter(isHere) };
  }
  return null;
}

function trimmed(note: Note, from: number, to: number): TextRange & { readonly text: string } {
  const whole = note.slice(from, to);
  const text = whole.trim();
  const start = from + whole.length - whole.trimStart().length;
  return { start, end: start + text.length, text };
}
