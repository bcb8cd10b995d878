import { columnsOf } from "./indents.js";

/** The mark of a list item or of a line of indented text: a bullet, or a number with what follows it. */
export interface ItemMark {
  /** The bullet or the number and its sign; "" for a line without a mark. */
  readonly text: string;
  /** Null for a bullet. */
  readonly number: number | null;
  /** `.`, `)` or `、` behind a number, else the bullet. */
  readonly sign: string;
  /** The blanks behind it. */
  readonly blanks: string;
}

/** The mark of what has none. */
export const NO_MARK: ItemMark = { text: "", number: null, sign: "", blanks: "" };

const MARK =
  /^(?:(?<bullet>[-*+•·○●■◆])|(?<number>\d{1,9})(?<sign>[.)、]))(?<blanks>[ \t\u00a0\u3000]*)/;

/** The mark that a text begins with, which must be known to have one where it could be mistaken. */
export function itemMark(text: string): ItemMark {
  const groups = MARK.exec(text)?.groups;
  if (groups === undefined) return NO_MARK;
  const { bullet, number = "", sign = "", blanks = "" } = groups;
  return bullet === undefined
    ? { text: number + sign, number: Number(number), sign, blanks }
    : { text: bullet, number: null, sign: bullet, blanks };
}

/** A mark as another one has it: its bullet, or a number in its way. */
export function markLike(model: ItemMark, number: number | null): string {
  return model.number === null ? model.text : `${number ?? model.number}${model.sign}`;
}

/** True when one number can follow the other in one list. */
export function isSameSequence(one: ItemMark, other: ItemMark): boolean {
  return one.number !== null && other.number !== null && one.sign === other.sign;
}

/** Blanks behind a Markdown mark up to here belong to it; more of them begin indented code behind a single one. */
const MOST_BLANKS = 4;

/**
 * The column at which the content of a Markdown item begins (CommonMark 5.2).
 * @param before what stands before the mark in its line
 * @param mark the mark with the blanks behind it
 * @param isEmpty true when nothing stands behind the mark in its line
 */
export function contentColumn(before: string, mark: ItemMark, isEmpty: boolean): number {
  const markEnd = columnsOf(before + mark.text);
  const blanks = columnsOf(before + mark.text + mark.blanks) - markEnd;
  return markEnd + (isEmpty || blanks > MOST_BLANKS ? 1 : Math.max(1, blanks));
}
