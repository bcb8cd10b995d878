import { authorText } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note, NoteNode } from "../note/index.js";
import { markerLength } from "../outline/index.js";
import { shownLine } from "./content.js";
import type { Block, Inline } from "./content.js";
import { isPlain, linkedText, markedText, readBlocks, textOf } from "./inlineMarkdown.js";
import type { MarkPlace } from "./inlineMarkdown.js";
import { LineStart } from "./lineStart.js";
import { ownLine } from "./simpleMarkdown.js";

/** The number that an annotation has in the summary, by where it starts in the note; undefined when it has none. */
export type FindNumber = (start: number) => number | undefined;

/** A node's own author text as blocks, with marks where annotations of the summary were taken out. */
export function authorBlocks(note: Note, node: NoteNode, findNumber: FindNumber): readonly Block[] {
  const { text, marks } = authorSource(note, node, findNumber);
  if (note.format !== "markdown") return lineBlocks(text, marks, node.label);
  const own = marks.length === 0 ? ownLine(text) : null;
  // Most nodes are this, and need no label for it.
  if (own !== null && own.line !== "" && isPlain(own.line) && !HAS_BLANKS.test(own.line)) {
    return [{ type: "paragraph", children: [textOf(own.line)] }];
  }
  const { label } = node;
  const plain = plainLine(text, label);
  if (plain !== null) {
    const moved = marks.map(({ at, number }) => ({ at: at - plain, number }));
    return label === "" && marks.length === 0
      ? []
      : [{ type: "paragraph", children: markedText(label, clamped(moved, label.length)) }];
  }
  const blocks = readBlocks(text, marks);
  return blocks.length === 0 && label !== ""
    ? [{ type: "paragraph", children: [textOf(shownLine(label))] }]
    : blocks;
}

/** The label alone. */
export function labelBlocks({ label }: NoteNode): readonly Block[] {
  return label === "" ? [] : [{ type: "paragraph", children: [textOf(shownLine(label))] }];
}

interface AuthorSource {
  readonly text: string;
  readonly marks: readonly MarkPlace[];
}

/** A node's own text without annotations and without the indentation that its further lines owe to its own place. */
function authorSource(note: Note, node: NoteNode, findNumber: FindNumber): AuthorSource {
  const { grammar } = noteOutline(note);
  const content = note.slice(node.start, node.end);
  const lineStart = note.format === "markdown" ? new LineStart() : null;
  const kept = (stretch: string): string => lineStart?.add(stretch) ?? stretch;
  const marks: MarkPlace[] = [];
  let text = "";
  let from = 0;
  for (const annotation of node.annotations) {
    const start = annotation.start - node.start;
    const end = annotation.end - node.start;
    const range = { start: start - from, end: end - from };
    text += kept(authorText(content.slice(from, end), [range], grammar));
    const number = findNumber(annotation.start);
    if (number !== undefined) marks.push({ at: text.length, number });
    from = end;
  }
  text += kept(authorText(content.slice(from), [], grammar));
  if (note.format !== "markdown") return withoutMarker(text, marks);
  const isRoot = node.type === "root";
  const whole = { text, marks };
  const own = isRoot ? withoutFrontMatter(whole) : whole;
  return text.includes("\n") && !isRoot ? dedented(own, linePrefix(note, node)) : own;
}

function withoutMarker(text: string, marks: readonly MarkPlace[]): AuthorSource {
  const marker = markerLength(text);
  return { text: " ".repeat(marker) + text.slice(marker), marks };
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?:[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/u;

/** Blanks in its place, so that offsets stay what they are. */
function withoutFrontMatter({ text, marks }: AuthorSource): AuthorSource {
  const length = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  return { text: "\n".repeat(length) + text.slice(length), marks };
}

/** What stands before a node on its line: its indentation, and marks of quotations and items around it. */
function linePrefix(note: Note, node: NoteNode): string {
  const line = noteOutline(note).text.lineAt(node.start);
  return note.slice(line.from, node.start);
}

/** Takes what stands before the first line from the further ones, as far as it is there; blanks stand for any of it. */
function dedented({ text, marks }: AuthorSource, prefix: string): AuthorSource {
  const moved: MarkPlace[] = [];
  let result = "";
  let at = 0;
  let mark = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const cut = index === 0 ? 0 : commonPrefix(line, prefix);
    const start = result.length + (index === 0 ? 0 : 1);
    for (
      let next = marks[mark];
      next !== undefined && next.at <= at + line.length;
      next = marks[mark]
    ) {
      moved.push({ at: start + Math.max(0, next.at - at - cut), number: next.number });
      mark += 1;
    }
    result += (index === 0 ? "" : "\n") + line.slice(cut);
    at += line.length + 1;
  }
  return { text: result, marks: moved };
}

function commonPrefix(line: string, prefix: string): number {
  let length = 0;
  while (
    length < prefix.length &&
    (line.charAt(length) === prefix.charAt(length) || /[ \t]/u.test(line.charAt(length)))
  ) {
    length += 1;
  }
  return length;
}

/** White space that a label has as one blank, or not at all. */
const HAS_BLANKS = /\s\s|[^\S ]|\p{Cc}/u;

const MARKER = /^(?:[-*+]|\d{1,9}[.)]|#{1,6})?[ \t]*$/u;

/** Where the label starts in a source that is a marker and plain words, in one line; null for anything else. */
function plainLine(text: string, label: string): number | null {
  const end = text.trimEnd();
  const start = end.length - label.length;
  const isIt =
    start >= 0 && end.endsWith(label) && MARKER.test(end.slice(0, start)) && isPlain(label);
  return isIt ? start : null;
}

/** A label with marks, where white space of the source has become single blanks. */
function lineBlocks(source: string, marks: readonly MarkPlace[], label: string): readonly Block[] {
  if (label === "" && marks.length === 0) return [];
  const places = marks.map(({ at, number }) => {
    const before = source.slice(0, at).replace(/\s+/gu, " ").trimStart();
    return { at: before.length, number };
  });
  const children = markedText(label, clamped(places, label.length));
  return [{ type: "paragraph", children: children.flatMap(linked) }];
}

function linked(part: Inline): readonly Inline[] {
  return part.type === "text" ? linkedText(part.value) : [part];
}

function clamped(marks: readonly MarkPlace[], length: number): readonly MarkPlace[] {
  return marks.map(({ at, number }) => ({ at: Math.max(0, Math.min(at, length)), number }));
}
