import { NodeType, Tree } from "@lezer/common";
import { TreeBuilder } from "../../text/index.js";
import type { BalancedNode, TextRange } from "../../text/index.js";
import type { OpenContainer } from "./parserInternals.js";
import type { PlacedTree } from "./treeDifference.js";

/**
 * A stretch of text that begins at a line where a block begins, with the blocks in it. The blocks depend on the text
 * of the piece and on the containers that are open at its start, and on nothing else.
 */
export interface MarkdownPiece {
  readonly count: 1;
  /** Units of text, blank lines behind the last block included. */
  readonly length: number;
  /** The blocks, in offsets from the start of the piece. Containers that were open before begin anew. */
  readonly tree: Tree;
  /** Outermost first. */
  readonly containers: readonly OpenContainer[];
}

/** A piece, where it stands and where it starts. */
export interface PlacedPiece {
  readonly piece: MarkdownPiece;
  readonly index: number;
  readonly start: number;
}

class PieceTree implements BalancedNode<MarkdownPiece> {
  readonly count: number;
  readonly length: number;

  constructor(
    readonly height: number,
    readonly children: readonly (PieceTree | MarkdownPiece)[],
  ) {
    this.count = children.reduce((sum, { count }) => sum + count, 0);
    this.length = children.reduce((sum, { length }) => sum + length, 0);
  }
}

const pieceTrees = new TreeBuilder<MarkdownPiece, PieceTree>(
  (height, children) => new PieceTree(height, children),
);

/** The pieces of a text in order. Immutable; a replacement shares everything else. */
export class PieceSequence {
  private constructor(
    private readonly tree: PieceTree,
    /** Where the first piece starts in the text. */
    readonly start: number,
  ) {}

  /** The sequence of given pieces, of which the first starts at an offset. */
  static of(pieces: readonly MarkdownPiece[], start: number): PieceSequence {
    return new PieceSequence(pieceTrees.build(pieces), start);
  }

  /** Number of pieces. */
  get count(): number {
    return this.tree.count;
  }

  /** The end of the last piece, which is the end of the text. */
  get end(): number {
    return this.start + this.tree.length;
  }

  /** The piece with an index; null behind the last one. */
  at(index: number): PlacedPiece | null {
    if (index >= this.count) return null;
    let start = this.start;
    let rest = index;
    let node = this.tree;
    for (;;) {
      let next: PieceTree | MarkdownPiece | undefined;
      for (next of node.children) {
        if (next.count > rest) break;
        rest -= next.count;
        start += next.length;
      }
      if (!(next instanceof PieceTree)) return next ? { piece: next, index, start } : null;
      node = next;
    }
  }

  /** Index of the last piece that starts at or before an offset; 0 when none does. */
  indexAt(offset: number): number {
    let rest = offset - this.start;
    let index = 0;
    let node = this.tree;
    for (;;) {
      let next: PieceTree | MarkdownPiece | undefined;
      for (const child of node.children) {
        next = child;
        if (child.length > rest) break;
        rest -= child.length;
        index += child.count;
      }
      if (!(next instanceof PieceTree)) return Math.min(index, this.count - 1);
      node = next;
    }
  }

  /** The first piece that starts at or behind an offset; null when none does. */
  firstFrom(offset: number): PlacedPiece | null {
    const placed = this.at(this.indexAt(offset));
    return placed && placed.start < offset ? this.at(placed.index + 1) : placed;
  }

  /** The sequence with pieces `from` to `to` replaced. The first piece then starts at `start`. */
  replace(
    from: number,
    to: number,
    pieces: readonly MarkdownPiece[],
    start: number,
  ): PieceSequence {
    return new PieceSequence(pieceTrees.replace(this.tree, from, to, pieces), start);
  }

  /** The blocks of pieces `from` to `to`. */
  treeOf(from: number, to: number): PlacedTree {
    const trees: Tree[] = [];
    const positions: number[] = [];
    const start = this.at(from)?.start ?? this.end;
    let length = 0;
    for (let index = from; index < to; index++) {
      const { piece } = this.at(index) as PlacedPiece;
      trees.push(piece.tree);
      positions.push(length);
      length += piece.length;
    }
    return { tree: new Tree(NodeType.none, trees, positions, length), start };
  }

  /** The blocks that start in a range of the text, and perhaps some around them. */
  treeIn({ start, end }: TextRange): PlacedTree {
    return this.treeOf(this.indexAt(start), this.indexAt(end) + 1);
  }
}
