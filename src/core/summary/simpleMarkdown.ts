import type { Paragraph, PhrasingContent, Root, Text } from "mdast";

/** A node's marker: of an item, with no more blanks behind it than belong to it, or of a heading. */
const MARKER = /^(?:(?:[-*+]|\d{1,9}[.)]) {1,4}|#{1,6} +)(?! )/u;

/** What may begin a block, or end a heading, is left to the parser. Marks with a letter behind them begin none. */
const IS_BLOCK = /^(?:[-+=>#\s]|\d{1,9}[.)])|#$/u;

/** What a mark may hold here: it begins and ends with a letter, so that it is a mark whatever stands around it. */
const WITHIN = String.raw`[\p{L}\p{N}](?:[^\\${"`"}*_~[\]<>&|@\p{Cc}\uFEFF]*[\p{L}\p{N}])?`;

/** A piece of a line: words that hold no character of a mark, or code, strong words, stressed words, a link. */
const PIECE = new RegExp(
  [
    String.raw`([^\\${"`"}*_[\]@\p{Cc}\uFEFF]+)`,
    String.raw`${"`"}([^\s${"`"}](?:[^${"`"}\p{Cc}\uFEFF]*[^\s${"`"}])?)${"`"}(?!${"`"})`,
    String.raw`\*\*(${WITHIN})\*\*(?!\*)`,
    String.raw`\*(${WITHIN})\*(?!\*)`,
    String.raw`\[(${WITHIN})\]\(([\w\-./:#?=%+]+)\)`,
  ].join("|"),
  "uy",
);

/** Words that are something else all the same: struck, an entity, HTML, an address. */
const NO_WORDS = /~~|&[#\w]|<[!/?a-z]|https?:|www\./iu;

/** Whether anybody asks where the parts of a tree stand in the source. */
export type TreePlaces = "placed" | "unplaced";

/** The one line of a node's source behind its marker, and where it stands; blanks may follow it up to the end. */
export interface OwnLine {
  readonly line: string;
  readonly start: number;
  readonly end: number;
}

/** The line of a source that is one line in which no further block begins; null for any other. */
export function ownLine(source: string): OwnLine | null {
  const start = MARKER.exec(source)?.[0].length ?? 0;
  const end = endBefore(source, source.length, "\r\n");
  const line = source.slice(start, endBefore(source, end, " "));
  return start === 0 || IS_BLOCK.test(line) || line.includes("\n") ? null : { line, start, end };
}

/**
 * The tree of a node's source, its marker included, when that is one line of words and of marks that do not stand in each
 * other, as most are; null for all else, which is left to the parser. What a summary makes of the tree is what it makes
 * of the parser's.
 */
export function simpleNode(source: string, places: TreePlaces): Root | null {
  const own = ownLine(source);
  return own === null ? null : new TreeMaker(places).tree(own);
}

/** The same for a line without a marker, in which no block begins. */
export function simpleLine(line: string): Root | null {
  return new TreeMaker("unplaced").tree({ line, start: 0, end: line.length });
}

function endBefore(text: string, from: number, characters: string): number {
  let end = from;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return end;
}

class TreeMaker {
  readonly #isPlaced: boolean;

  constructor(places: TreePlaces) {
    this.#isPlaced = places === "placed";
  }

  tree({ line, start, end }: OwnLine): Root | null {
    const children: PhrasingContent[] = [];
    for (let from = 0; from < line.length; from = PIECE.lastIndex) {
      PIECE.lastIndex = from;
      const piece = PIECE.exec(line);
      const node = piece === null ? null : this.#node(piece, start + from);
      if (node === null || (node.type === "text" && isImage(line, PIECE.lastIndex))) return null;
      children.push(node);
    }
    const paragraph: Paragraph = { type: "paragraph", children };
    return { type: "root", children: [this.#placed(paragraph, start, end - start)] };
  }

  #node(piece: RegExpExecArray, start: number): PhrasingContent | null {
    const [{ length }, words, code, strong, emphasis, link, url = ""] = piece;
    if (code !== undefined) return this.#placed({ type: "inlineCode", value: code }, start, length);
    const value = words ?? strong ?? emphasis ?? link ?? "";
    if (NO_WORDS.test(value)) return null;
    if (words !== undefined) return this.#text(words, start);
    const children = [this.#text(value, start + (strong === undefined ? 1 : 2))];
    if (link !== undefined) return this.#placed({ type: "link", url, children }, start, length);
    const type = strong === undefined ? "emphasis" : "strong";
    return this.#placed({ type, children }, start, length);
  }

  #text(value: string, start: number): Text {
    return this.#placed({ type: "text", value }, start, value.length);
  }

  #placed<Node extends PhrasingContent | Paragraph>(
    node: Node,
    start: number,
    length: number,
  ): Node {
    if (this.#isPlaced) node.position = { start: pointAt(start), end: pointAt(start + length) };
    return node;
  }
}

function pointAt(offset: number): { line: number; column: number; offset: number } {
  return { line: 1, column: offset + 1, offset };
}

function isImage(line: string, end: number): boolean {
  return line.charAt(end) === "[" && line.charAt(end - 1) === "!";
}
