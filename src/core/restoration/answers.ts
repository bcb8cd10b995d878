import { openBounds } from "./bounds.js";
import type { ParentBounds } from "./bounds.js";

/** Who said so: the reader's word counts more than a language model's. */
export type AnswerSource = "reader" | "model";

/**
 * What is known of a page's tree. Lines are counted from 0.
 * - `parent`: the line's parent.
 * - `first`: the line's subtree begins with the line `first` (the line itself: it has no children).
 * - `title`: the line is a chapter (a child of the root), a section (a child of the next chapter below it), or neither.
 */
export type RestorationAnswer =
  | {
      readonly kind: "parent";
      readonly line: number;
      readonly parent: number;
      readonly by?: AnswerSource;
    }
  | {
      readonly kind: "first";
      readonly line: number;
      readonly first: number;
      readonly by?: AnswerSource;
    }
  | {
      readonly kind: "title";
      readonly line: number;
      readonly level: TitleLevel;
      readonly by?: AnswerSource;
    };

/** What a line can be marked as in the first pass of a review. */
export type TitleLevel = "chapter" | "section" | "none";

/** Answers as bounds, and which of them could be kept. */
export interface AnsweredBounds {
  readonly bounds: ParentBounds;
  /** Answers that contradict a stronger one: one of the reader's, or a later one. */
  readonly refused: readonly RestorationAnswer[];
}

/**
 * The bounds that some answers set to the parents in a page of so many lines. Every tree within them agrees with every
 * answer that is not refused, and there is one: the highest parent that is allowed is always open (see `narrow`).
 * @param answers the latest last; lines outside the page are refused
 */
export function answeredBounds(
  count: number,
  answers: readonly RestorationAnswer[],
): AnsweredBounds {
  const bounds = openBounds(count);
  const refused: RestorationAnswer[] = [];
  const chapters = answers
    .filter((answer) => answer.kind === "title" && answer.level === "chapter")
    .map(({ line }) => line)
    .sort((a, b) => a - b);
  const strongestFirst = [
    ...answers.filter(({ by }) => by !== "model").reverse(),
    ...answers.filter(({ by }) => by === "model").reverse(),
  ];
  const titles = new Map<number, TitleLevel>();
  for (const answer of strongestFirst) {
    if (answer.kind === "title") {
      if (titles.has(answer.line)) continue;
      titles.set(answer.line, answer.level);
    }
    if (!apply(bounds, answer, chapters)) refused.push(answer);
  }
  return { bounds, refused };
}

function apply(
  bounds: ParentBounds,
  answer: RestorationAnswer,
  chapters: readonly number[],
): boolean {
  switch (answer.kind) {
    case "parent":
      return narrowParent(bounds, answer.line, answer.parent);
    case "first":
      return narrowFirst(bounds, answer.line, answer.first);
    case "title":
      return narrowTitle(bounds, answer, chapters);
  }
}

function narrowTitle(
  bounds: ParentBounds,
  { line, level }: { readonly line: number; readonly level: TitleLevel },
  chapters: readonly number[],
): boolean {
  if (level === "none") return true;
  const root = bounds.low.length - 1;
  const chapter = level === "chapter" ? root : chapters.find((each) => each > line);
  if (chapter !== undefined && !narrowParent(bounds, line, chapter)) return false;
  // A title has children.
  return line === 0 || narrowParent(bounds, line - 1, line);
}

/** `parent` is the parent of `line`: what lies between is in its subtree. */
function narrowParent({ low, high }: ParentBounds, line: number, parent: number): boolean {
  const isInside = line >= 0 && parent > line && parent < low.length;
  if (!isInside || !isWithin(low, high, line, parent)) return false;
  for (let between = line + 1; between < parent; between++) {
    if ((low[between] as number) > parent) return false;
  }
  low[line] = high[line] = parent;
  for (let between = line + 1; between < parent; between++) {
    high[between] = Math.min(high[between] as number, parent);
  }
  return true;
}

function isWithin(low: Int32Array, high: Int32Array, line: number, parent: number): boolean {
  return (low[line] as number) <= parent && parent <= (high[line] as number);
}

/** The subtree of `line` begins with `first`: what lies before is outside. */
function narrowFirst({ low, high }: ParentBounds, line: number, first: number): boolean {
  if (first < 0 || first > line || line >= low.length) return false;
  if (first > 0 && (high[first - 1] as number) <= line) return false;
  for (let inside = first; inside < line; inside++) {
    if ((low[inside] as number) > line) return false;
  }
  for (let inside = first; inside < line; inside++) {
    high[inside] = Math.min(high[inside] as number, line);
  }
  if (first > 0) low[first - 1] = Math.max(low[first - 1] as number, line + 1);
  return true;
}
