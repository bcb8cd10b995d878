import { authorText, compileGrammar, scanAnnotations } from "../annotations/index.js";
import type { GrammarOptions } from "../annotations/index.js";
import { parseNoteSteps } from "../note/index.js";
import type { NoteNode } from "../note/index.js";
import type { Furniture } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** A line of a page that is not part of the note. Lines are counted from 0. */
export interface FurnitureLine {
  readonly line: number;
  readonly role: Furniture["role"];
  readonly text: string;
}

/** Which lines of a page are what. */
export interface PageLines {
  /** The lines that hold author text, in order, and that text. */
  readonly authorLines: readonly number[];
  readonly authorTexts: readonly string[];
  /** The lines that hold nothing but annotations. */
  readonly annotationLines: readonly number[];
  readonly furniture: readonly FurnitureLine[];
}

/** Tells author lines, annotation lines and furniture apart; a line break within a line counts as a blank. */
export function* pageLinesSteps(
  lines: readonly string[],
  options: GrammarOptions,
): Steps<PageLines> {
  const whole: string[] = [];
  for (const line of lines) {
    if (whole.push(line.replace(/[\r\n\u2028\u2029]/g, " ")) % ITEMS_PER_STEP === 0) yield;
  }
  const starts = lineStarts(whole);
  yield;
  const note = yield* parseNoteSteps(whole.join("\n"), { ...options, format: "page" });
  const grammar = compileGrammar(options);
  const authorLines: number[] = [];
  const authorTexts: string[] = [];
  const annotationLines: number[] = [];
  let line = 0;
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal++) {
    const node: NoteNode = note.node(ordinal);
    while (line + 1 < starts.length && (starts[line + 1] as number) <= node.start) line++;
    const text = note.slice(node.start, node.end);
    const author = authorText(text, scanAnnotations(text, grammar).annotations, grammar).trim();
    if (author === "") {
      annotationLines.push(line);
    } else {
      authorLines.push(line);
      authorTexts.push(author);
    }
    if (ordinal % 64 === 63) yield;
  }
  return {
    authorLines,
    authorTexts,
    annotationLines,
    furniture: furnitureLines(note.furniture, starts, whole),
  };
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}

function furnitureLines(
  furniture: readonly Furniture[],
  starts: readonly number[],
  lines: readonly string[],
): FurnitureLine[] {
  return furniture.map(({ start, role }) => {
    const line = starts.findLastIndex((from) => from <= start);
    return { line, role, text: (lines[line] ?? "").trim() };
  });
}
