import type { AnnotationKind } from "./annotation.js";

/** A kind and the marks that set it (grammar.md, rule 6). Letters match in any case. */
export interface KindMarks {
  readonly kind: AnnotationKind;
  /** Marks at the start of the body. */
  readonly startMarks: readonly string[];
  /** Marks at the end of the body. */
  readonly endMarks: readonly string[];
  /** Marks at the start of the body that also say: done. */
  readonly doneMarks?: readonly string[];
  /** True when marks that end in a letter need no end of word after them; false when left out. */
  readonly isFree?: boolean;
}

/** Why a mark is not used. */
export type KindMarkFault = "empty" | "white-space";

/** One mark, ready to be tried. */
export interface CompiledMark {
  readonly kind: AnnotationKind;
  /** The mark in lower case. */
  readonly text: string;
  readonly side: "start" | "end";
  readonly isDone: boolean;
  /** True when a letter, digit or `_` of ASCII next to the mark makes it a part of a longer word: todolist. */
  readonly isWord: boolean;
}

/**
 * Orders the marks as they are tried: kind by kind, start marks before end marks, longer ones first.
 *
 * @param kinds The kinds in the order of the settings.
 * @param refuse Told of each mark that cannot be used.
 */
export function compileKindMarks(
  kinds: readonly KindMarks[],
  refuse: (mark: string, reason: KindMarkFault) => void,
): readonly CompiledMark[] {
  const marks: CompiledMark[] = [];
  for (const { kind, startMarks, endMarks, doneMarks = [], isFree = false } of kinds) {
    const compile = (
      texts: readonly string[],
      side: "start" | "end",
      isDone: boolean,
    ): readonly CompiledMark[] =>
      acceptMarks(texts, refuse).map((text) => {
        const isWord = !isFree && (side === "start" ? /\p{L}$/u : /^\p{L}/u).test(text);
        return { kind, text: text.toLowerCase(), side, isDone, isWord };
      });
    const starts = [...compile(startMarks, "start", false), ...compile(doneMarks, "start", true)];
    marks.push(...sortLongestFirst(starts), ...sortLongestFirst(compile(endMarks, "end", false)));
  }
  return Object.freeze(marks);
}

/**
 * Finds the mark that decides the kind: the first that matches.
 *
 * @param content The body without head and replies, trimmed.
 * @param marks The marks in the order in which they are tried.
 */
export function findKindMark(content: string, marks: readonly CompiledMark[]): CompiledMark | null {
  if (content === "") return null;
  return marks.find((mark) => isMarkAt(content, mark)) ?? null;
}

function isMarkAt(content: string, mark: CompiledMark): boolean {
  const { length } = mark.text;
  if (length > content.length) return false;
  const start = mark.side === "start" ? 0 : content.length - length;
  if (content.slice(start, start + length).toLowerCase() !== mark.text) return false;
  if (!mark.isWord) return true;
  const neighbour = content.charAt(mark.side === "start" ? length : start - 1);
  return !/[A-Za-z0-9_]/.test(neighbour);
}

function acceptMarks(
  texts: readonly string[],
  refuse: (mark: string, reason: KindMarkFault) => void,
): readonly string[] {
  return texts.filter((text) => {
    const fault = findMarkFault(text);
    if (fault !== null) refuse(text, fault);
    return fault === null;
  });
}

function sortLongestFirst(marks: readonly CompiledMark[]): readonly CompiledMark[] {
  return [...marks].sort((a, b) => b.text.length - a.text.length);
}

function findMarkFault(mark: string): KindMarkFault | null {
  if (mark === "") return "empty";
  // The body is trimmed before marks are looked for, and a mark is one line.
  return mark !== mark.trim() || /[\r\n]/.test(mark) ? "white-space" : null;
}
