import { openBounds } from "./bounds.js";
import type { ParentBounds } from "./bounds.js";

/** Who said so: the reader's word counts more than a language model's. */
export type AnswerSource = "reader" | "model";

/**
 * What is known of a line in a page's tree. Lines are counted from 0.
 * - `parent`: its parent.
 * - `first`: its subtree begins with the line `first` (the line itself: it has no children).
 * - `beyond`: its parent comes after the line `beyond`.
 * - `title`: it is a chapter (a child of the root), a section or a subsection (a child of the next title of a higher
 *   rank below it), or none of them.
 */
export type RestorationAnswer = {
  readonly line: number;
  /** The reader, where it is left out. */
  readonly by?: AnswerSource;
} & (
  | { readonly kind: "parent"; readonly parent: number }
  | { readonly kind: "first"; readonly first: number }
  | { readonly kind: "beyond"; readonly beyond: number }
  | { readonly kind: "title"; readonly level: TitleLevel }
);

/** The other line that an answer speaks of; its own where there is none. */
export function otherLine(answer: RestorationAnswer): number {
  switch (answer.kind) {
    case "parent":
      return answer.parent;
    case "first":
      return answer.first;
    case "beyond":
      return answer.beyond;
    case "title":
      return answer.line;
  }
}

/** The same answer with its lines counted otherwise. */
export function movedAnswer(
  answer: RestorationAnswer,
  move: (line: number) => number,
): RestorationAnswer {
  const line = move(answer.line);
  switch (answer.kind) {
    case "parent":
      return { ...answer, line, parent: move(answer.parent) };
    case "first":
      return { ...answer, line, first: move(answer.first) };
    case "beyond":
      return { ...answer, line, beyond: move(answer.beyond) };
    case "title":
      return { ...answer, line };
  }
}

/** What a line can be marked as in the first pass of a review. */
export type TitleLevel = "chapter" | "section" | "subsection" | "none";

const RANKS: Readonly<Record<TitleLevel, number>> = {
  chapter: 1,
  section: 2,
  subsection: 3,
  none: 4,
};

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
  const strongestFirst = [
    ...answers.filter(({ by }) => by !== "model").reverse(),
    ...answers.filter(({ by }) => by === "model").reverse(),
  ];
  const titles = new Map<number, TitleLevel>();
  for (const answer of strongestFirst) {
    if (answer.kind === "title" && !titles.has(answer.line)) titles.set(answer.line, answer.level);
  }
  const followed = new Set<number>();
  for (const answer of strongestFirst) {
    if (answer.kind === "title") {
      if (followed.has(answer.line)) continue;
      followed.add(answer.line);
    }
    if (!apply(bounds, answer, titles)) refused.push(answer);
  }
  return { bounds, refused };
}

/** Marks by line. */
type Titles = ReadonlyMap<number, TitleLevel>;

function apply(bounds: ParentBounds, answer: RestorationAnswer, titles: Titles): boolean {
  switch (answer.kind) {
    case "parent":
      return narrowParent(bounds, answer.line, answer.parent);
    case "first":
      return narrowFirst(bounds, answer.line, answer.first);
    case "beyond":
      return narrowBeyond(bounds, answer.line, answer.beyond);
    case "title":
      return narrowTitle(bounds, answer, titles);
  }
}

function narrowTitle(
  bounds: ParentBounds,
  { line, level }: { readonly line: number; readonly level: TitleLevel },
  titles: Titles,
): boolean {
  if (level === "none") return true;
  const above = level === "chapter" ? bounds.low.length - 1 : higherTitle(titles, line, level);
  if (above !== null && !narrowParent(bounds, line, above)) return false;
  // A title has children.
  return line === 0 || narrowParent(bounds, line - 1, line);
}

/** The next title of a higher rank below a line; null where none is marked yet. */
function higherTitle(titles: Titles, line: number, level: TitleLevel): number | null {
  let found: number | null = null;
  for (const [other, otherLevel] of titles) {
    const isNearer = other > line && (found === null || other < found);
    if (isNearer && RANKS[otherLevel] < RANKS[level]) found = other;
  }
  return found;
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

/** The parent of `line` comes after `beyond`. */
function narrowBeyond({ low, high }: ParentBounds, line: number, beyond: number): boolean {
  const isInside = line >= 0 && line < low.length - 1 && beyond >= line;
  if (!isInside || (high[line] as number) <= beyond) return false;
  low[line] = Math.max(low[line] as number, beyond + 1);
  return true;
}
