import { noteOutline } from "../note/index.js";
import type { Annotation, Note, NoteNode } from "../note/index.js";
import { bracketed, lineBreakOf, madeChange } from "./insertion.js";
import type { Draft } from "./draft.js";
import { indentationOf, indentUnit, plainMarker } from "./lines.js";

/** A line of its own: where it is put in, and what it begins with. */
interface OwnLine {
  readonly at: number;
  readonly prefix: string;
}

/** The proposals for an annotation as a node of its own under the node at an offset, the best first. */
export function* nodeDrafts(note: Note, offset: number, body: string): Generator<Draft, void> {
  const { grammar } = noteOutline(note);
  const host = hostOf(note.nodeAt(offset));
  // A paragraph that no indentation holds ends the list: an item behind it would be another node's.
  const speaksOfHost = ({ host: { type, start } }: Annotation): boolean =>
    note.format === "page" || (type === "root" ? host.type === type : start === host.start);
  for (const line of ownLines(note, host)) {
    const lineBody = body.replaceAll("\n", lineBreakOf(note) + hanging(note, line.prefix));
    for (const raw of bracketed(lineBody, grammar)) {
      for (const around of aroundLine(note, line)) {
        yield { changes: [madeChange(line.at, { ...around, raw }, grammar, speaksOfHost)] };
      }
    }
  }
}

/** What an annotation-only node speaks of is what a new one under it would speak of: the host. */
function hostOf(node: NoteNode): NoteNode {
  return node.isAnnotationOnly ? (node.annotations[0]?.host ?? node) : node;
}

/** What a second line of the body begins with. */
function hanging(note: Note, prefix: string): string {
  const blanks = prefix.replace(/\S/gu, " ");
  return note.format === "indented"
    ? prefix.replace(/\S/gu, " ") + indentUnit(note, prefix)
    : blanks;
}

interface Around {
  readonly lead: string;
  readonly trail: string;
}

/** The line break goes behind the line, at the end of the text before it. Between paragraphs a blank line goes with it. */
function* aroundLine(note: Note, { at, prefix }: OwnLine): Generator<Around, void> {
  const lineBreak = lineBreakOf(note);
  const isLineStart = at === 0 || /[\n\uFEFF]/u.test(note.slice(at - 1, at));
  if (!isLineStart) {
    yield { lead: lineBreak + prefix, trail: "" };
    return;
  }
  if (isBetweenParagraphs(note, at)) yield { lead: prefix, trail: lineBreak + lineBreak };
  yield { lead: prefix, trail: lineBreak };
}

const LIST_ITEM = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s/u;

/** True where a blank line ends and the next line begins a block that is no list, so that one would stand apart from it. */
function isBetweenParagraphs(note: Note, at: number): boolean {
  const { text } = noteOutline(note);
  const line = text.lineAt(at);
  const isBlank = (number: number): boolean => text.line(number).text.trim() === "";
  return (
    note.format === "markdown" &&
    line.number > 1 &&
    isBlank(line.number - 1) &&
    !isBlank(line.number) &&
    !LIST_ITEM.test(line.text)
  );
}

function* ownLines(note: Note, host: NoteNode): Generator<OwnLine, void> {
  if (note.format === "page") {
    yield { at: lineStart(note, host.start), prefix: "" };
    return;
  }
  const first = host.childrenBetween(0, 1)[0] ?? null;
  const behind = nextLine(note, host.type === "root" ? 0 : host.end);
  const prefixes =
    note.format === "markdown"
      ? markdownPrefixes(note, host, first)
      : [plainPrefix(note, host, first)];
  for (const prefix of prefixes) {
    if (first !== null && first.start > host.end) {
      yield { at: lineStart(note, first.start), prefix };
    }
    yield { at: behind, prefix };
    yield { at: nextLine(note, host.treeEnd), prefix };
  }
}

/** As the first child begins; else one level deeper than the node, with its bullet if it has one. */
function plainPrefix(note: Note, host: NoteNode, first: NoteNode | null): string {
  const { text } = noteOutline(note);
  const own = host.type === "root" ? null : text.lineAt(host.start).text;
  const model = first === null ? null : text.lineAt(first.start).text;
  const indentation =
    model !== null
      ? indentationOf(model)
      : own === null
        ? ""
        : indentationOf(own) + indentUnit(note, indentationOf(own));
  // A number would count the annotation among the author's.
  const marker = plainMarker(model ?? own ?? "");
  return indentation + (/\d/u.test(marker) ? "" : marker.replace(/\[[ xX]\]\s*$/u, ""));
}

function markdownPrefixes(note: Note, host: NoteNode, first: NoteNode | null): readonly string[] {
  const { text } = noteOutline(note);
  const prefixes: string[] = [];
  if (first?.type === "item") {
    const { from } = text.lineAt(first.start);
    const bullet = note.slice(first.start, first.start + 1);
    const before = note.slice(from, first.start);
    if (/^[\s>]*$/u.test(before)) {
      prefixes.push(`${before}${/[-*+]/u.test(bullet) ? bullet : "-"} `);
    }
  }
  if (host.type === "item") {
    const line = text.lineAt(host.start);
    const own = line.text.slice(host.start - line.from);
    const before = line.text.slice(0, host.start - line.from);
    const [marker = ""] = /^(?:[-*+]|\d{1,9}[.)])/u.exec(own) ?? [];
    const bullet = /^[-*+]/u.test(marker) ? marker : "-";
    const inside = before.replace(/[^\s>]/gu, " ") + " ".repeat(marker.length + 1);
    prefixes.push(`${inside}${bullet} `);
  } else {
    const line = text.lineAt(host.type === "root" ? 0 : host.start);
    const quote = /^[\s>]*>[ ]?/u.exec(line.text)?.[0] ?? "";
    prefixes.push(`${quote}- `);
  }
  return [...new Set(prefixes)];
}

function lineStart(note: Note, offset: number): number {
  const { from, text } = noteOutline(note).text.lineAt(offset);
  return from === 0 && text.startsWith("\uFEFF") ? 1 : from;
}

/** Where the line behind that of an offset starts; the end of the text where there is none. */
function nextLine(note: Note, offset: number): number {
  const { to } = noteOutline(note).text.lineAt(offset);
  return Math.min(note.length, to + 1);
}
