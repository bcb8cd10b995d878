import { TreeBuilder } from "./balancedTree.js";
import { sortedChanges } from "./change.js";
import type { TextChange } from "./change.js";
import { finished } from "./steps.js";
import type { Steps } from "./steps.js";

/** A line of a text without its line break. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** Where the line starts, and where it ends before its line break. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of lines. */
class LineTree {
  readonly count: number;
  /** Units of text, a line break counted with every line. */
  readonly length: number;

  constructor(
    readonly height: number,
    readonly children: readonly (LineTree | string)[],
  ) {
    let count = 0;
    let length = 0;
    for (const child of children) {
      count += typeof child === "string" ? 1 : child.count;
      length += lengthOf(child);
    }
    this.count = count;
    this.length = length;
  }
}

function lengthOf(child: LineTree | string): number {
  return typeof child === "string" ? child.length + 1 : child.length;
}

const lineTrees = new TreeBuilder<string, LineTree>(
  (height, children) => new LineTree(height, children),
);

/** How many lines are split off between two points at which the work can be interrupted. */
const LINES_PER_STEP = 2048;

/** Lines one behind the other, with the number and the place of the first. */
export interface LineRun {
  readonly lines: readonly string[];
  readonly number: number;
  readonly from: number;
}

/** The lines of one leaf of the tree, and where the first of them lies. */
interface Leaf {
  readonly lines: readonly string[];
  readonly number: number;
  readonly from: number;
  /** Units of its lines, a line break counted with each. */
  readonly length: number;
}

/**
 * A document's text as a persistent tree of lines: a keystroke costs the same in a short and in a long text. Lines are
 * split at `\n` alone, so every other character, `\r` too, keeps its place and offsets are the string's own.
 */
export class DocumentText {
  /** The leaf that was read last: what is read in order, or again, is found without a search. */
  private lastLeaf: Leaf | null = null;
  private lastLine: TextLine | null = null;

  private constructor(private readonly tree: LineTree) {}

  /** The text of a whole string, in slices. */
  static *steps(source: string): Steps<DocumentText> {
    const lines: string[] = [];
    let from = 0;
    for (let to = source.indexOf("\n"); to >= 0; to = source.indexOf("\n", from)) {
      if (lines.push(source.slice(from, to)) % LINES_PER_STEP === 0) yield;
      from = to + 1;
    }
    lines.push(source.slice(from));
    return new DocumentText(yield* lineTrees.buildSteps(lines));
  }

  /** Length in UTF-16 units. */
  get length(): number {
    return this.tree.length - 1;
  }

  /** Number of lines: one more than there are line breaks. */
  get lines(): number {
    return this.tree.count;
  }

  /**
   * The line with a number.
   * @throws RangeError outside 1 to `lines`
   */
  line(number: number): TextLine {
    if (!(number >= 1 && number <= this.lines)) {
      throw new RangeError(`No line ${number}`);
    }
    return (this.lastLine = this.lineAfter(number) ?? this.findLine(number));
  }

  /** The line that an offset lies in; an offset outside the text counts as its nearest end. */
  lineAt(offset: number): TextLine {
    const at = Math.max(0, Math.min(offset, this.length));
    const { lastLeaf } = this;
    if (lastLeaf === null || at < lastLeaf.from || at >= lastLeaf.from + lastLeaf.length) {
      this.lastLeaf = this.leafWith((before, child) => before.length + child.length > at);
    }
    return lineInLeaf(this.lastLeaf as Leaf, (_, from, text) => from + text.length >= at);
  }

  /** The text between two offsets, which are clamped to the text. */
  sliceString(start: number, end: number): string {
    const from = Math.max(0, start);
    const to = Math.min(end, this.length);
    if (from >= to) {
      return "";
    }
    const first = this.lineAt(from);
    if (to <= first.to) {
      return first.text.slice(from - first.from, to - first.from);
    }
    const last = this.lineAt(to);
    const between = [...this.iterLines(first.number + 1, last.number)];
    return [
      first.text.slice(from - first.from),
      ...between,
      last.text.slice(0, to - last.from),
    ].join("\n");
  }

  /** The texts of lines `from` (inclusive) to `to` (exclusive); of all lines when left out. */
  *iterLines(from = 1, to = this.lines + 1): Generator<string, void, undefined> {
    for (const { lines } of this.runs(from, to)) yield* lines;
  }

  /** The same lines in runs of some dozens: for passes over the whole text, which would make an object for each line else. */
  *runs(from = 1, to = this.lines + 1): Generator<LineRun, void, undefined> {
    for (let number = Math.max(1, from); number < to && number <= this.lines;) {
      const leaf = this.leafWith((before, child) => before.count + child.count >= number);
      const skip = number - leaf.number;
      let start = leaf.from;
      for (let at = 0; at < skip; at++) start += (leaf.lines[at] as string).length + 1;
      const isWhole = skip === 0 && to - leaf.number >= leaf.lines.length;
      const lines = isWhole ? leaf.lines : leaf.lines.slice(skip, to - leaf.number);
      yield { lines, number, from: start };
      number += lines.length;
    }
  }

  /** A reader of lines that is quick where each is near the last one. */
  cursor(): LineCursor {
    return new LineCursor((offset) =>
      this.leafWith((before, child) => before.length + child.length > offset),
    );
  }

  /** The text after one replacement, whose offsets lie in the text. */
  replace(start: number, end: number, text: string): DocumentText {
    const first = this.lineAt(start);
    const last = this.lineAt(end);
    const changed =
      first.text.slice(0, start - first.from) + text + last.text.slice(end - last.from);
    return new DocumentText(
      lineTrees.replace(this.tree, first.number - 1, last.number, changed.split("\n")),
    );
  }

  /** The whole text. */
  toString(): string {
    return [...this.iterLines()].join("\n");
  }

  /** The line with a number where it stands right behind the last one, in the same leaf. */
  private lineAfter(number: number): TextLine | null {
    const { lastLine, lastLeaf } = this;
    if (lastLine?.number !== number - 1 || lastLeaf === null || number < lastLeaf.number) {
      return null;
    }
    const text = lastLeaf.lines[number - lastLeaf.number];
    if (text === undefined) return null;
    const from = lastLine.to + 1;
    return { number, from, to: from + text.length, text };
  }

  private findLine(number: number): TextLine {
    this.lastLeaf = this.leafWith((before, child) => before.count + child.count >= number);
    return lineInLeaf(this.lastLeaf, (at) => at === number);
  }

  /** The first leaf for which the test holds, given what lies before it and the leaf or a stretch that it is in. */
  private leafWith(
    test: (before: { readonly count: number; readonly length: number }, child: LineTree) => boolean,
  ): Leaf {
    const before = { count: 0, length: 0 };
    let node = this.tree;
    while (node.height > 0) {
      const children = node.children as readonly LineTree[];
      let at = 0;
      for (const child of children) {
        if (at === children.length - 1 || test(before, child)) {
          break;
        }
        before.count += child.count;
        before.length += child.length;
        at++;
      }
      node = children[at] ?? lineTrees.empty;
    }
    return {
      lines: node.children as readonly string[],
      number: before.count + 1,
      from: before.length,
      length: node.length,
    };
  }
}

/** The first line of a leaf for which the test holds, else its last. */
function lineInLeaf(
  leaf: Leaf,
  test: (number: number, from: number, text: string) => boolean,
): TextLine {
  let { number, from } = leaf;
  for (const text of leaf.lines) {
    if (number === leaf.number + leaf.lines.length - 1 || test(number, from, text)) {
      return { number, from, to: from + text.length, text };
    }
    number++;
    from += text.length + 1;
  }
  return { number, from, to: from, text: "" };
}

/** Reads lines of a text, remembering where the last one was. */
export class LineCursor {
  private leaf: Leaf | null = null;
  private at = 0;
  private from = 0;

  /**
   * Makes a reader that has read nothing.
   * @param leafAt gives the leaf with an offset
   */
  constructor(private readonly leafAt: (offset: number) => Leaf) {}

  /** What stands from an offset of the text to the end of its line. */
  restOfLine(offset: number): string {
    if (!this.leaf || offset < this.from) {
      this.moveTo(offset);
    }
    for (;;) {
      const line = this.leaf?.lines[this.at];
      if (line === undefined) {
        this.moveTo(offset);
        continue;
      }
      if (offset <= this.from + line.length) {
        return offset === this.from ? line : line.slice(offset - this.from);
      }
      this.from += line.length + 1;
      this.at++;
    }
  }

  private moveTo(offset: number): void {
    this.leaf = this.leafAt(offset);
    this.from = this.leaf.from;
    this.at = 0;
  }
}

/** The text of a whole string. */
export function documentText(source: string): DocumentText {
  return finished(DocumentText.steps(source));
}

/** `documentText` in slices. */
export function documentTextSteps(source: string): Steps<DocumentText> {
  return DocumentText.steps(source);
}

/**
 * The text after changes.
 * @throws RangeError when changes overlap or leave the text.
 */
export function changeText(text: DocumentText, changes: readonly TextChange[]): DocumentText {
  return finished(changeTextSteps(text, changes));
}

/** How many changes are made between two points at which the work can be interrupted. */
const CHANGES_PER_STEP = 128;

/** `changeText` in slices. */
export function* changeTextSteps(
  text: DocumentText,
  changes: readonly TextChange[],
): Steps<DocumentText> {
  let changed = text;
  let made = 0;
  for (const { start, end, text: insert } of sortedChanges(changes, text.length).reverse()) {
    changed = changed.replace(start, end, insert);
    if (++made % CHANGES_PER_STEP === 0) yield;
  }
  return changed;
}
