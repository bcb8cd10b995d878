import type * as vscode from "vscode";
import { fromOutlineAnswers, toOutlineAnswers } from "../../core/restoration/index.js";
import type { OutlineAnswers } from "../../core/restoration/index.js";

const NONE: OutlineAnswers = { answers: [], readTo: 0 };

/** What is known of a page's tree, which follows the page's lines. */
export class PageAnswers {
  #lines: readonly string[] = [];
  #known: OutlineAnswers = NONE;
  /** As it was read: for the lines that it is first asked for. */
  #unread: string | null = null;

  /**
   * Takes what a file says; null for nothing.
   * @throws OutlineAnswersError when it is no file of answers
   */
  take(text: string | null): void {
    // What is wrong with it is to be known now.
    if (text !== null) fromOutlineAnswers(text, []);
    this.#unread = text;
    this.#known = NONE;
  }

  /** What is known, for the page as it is now. */
  on(lines: readonly string[]): OutlineAnswers {
    if (this.#unread !== null) {
      this.#known = fromOutlineAnswers(this.#unread, lines);
      this.#unread = null;
    } else if (this.#known !== NONE) {
      this.#known = followed(this.#known, this.#lines, lines);
    }
    this.#lines = lines;
    return this.#known;
  }

  /** Sets what is known of these lines; gives the text for the file. */
  set(lines: readonly string[], known: OutlineAnswers): string {
    this.#lines = lines;
    this.#known = known;
    this.#unread = null;
    return toOutlineAnswers(lines, known);
  }
}

/** What was known of a page, about the lines that it has now. */
export function followed(
  known: OutlineAnswers,
  before: readonly string[],
  now: readonly string[],
): OutlineAnswers {
  return isSamePage(before, now) ? known : fromOutlineAnswers(toOutlineAnswers(before, known), now);
}

/** True when a page has the same lines. */
export function isSamePage(one: readonly string[], other: readonly string[]): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

/** True for a change after which lines have other numbers. */
export function movesLines({ range, text }: vscode.TextDocumentContentChangeEvent): boolean {
  return !range.isSingleLine || /[\r\n]/u.test(text);
}
