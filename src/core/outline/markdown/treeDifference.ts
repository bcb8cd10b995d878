import { Tree } from "@lezer/common";
import type { ChangedSpan } from "../../text/index.js";
import { blockRole } from "./markdownParser.js";

/** A tree and where it starts in its text. */
export interface PlacedTree {
  readonly tree: Tree;
  readonly start: number;
}

/** The part of the old text outside of which two trees are the same; it holds at least all that was changed. */
export interface TreeDifference {
  readonly start: number;
  readonly oldEnd: number;
}

/**
 * Where an updated tree differs from the one before. The parser takes over whole subtrees, so what is the same object
 * at the same place is the same outline; only subtrees apart from the change count, since equal blocks may be shared.
 * @param oldLength length of the old text: what follows its last block
 */
export function treeDifference(
  before: PlacedTree,
  after: PlacedTree,
  span: ChangedSpan,
  oldLength: number,
): TreeDifference {
  const shift = span.newEnd - span.oldEnd;
  let start = 0;
  let oldEnd = oldLength;
  let pair: readonly [PlacedTree, PlacedTree] | null = [before, after];
  while (pair) {
    const oldForward = new BlockCursor(pair[0], 1);
    const newForward = new BlockCursor(pair[1], 1);
    start = skipCommon(oldForward, newForward, (block, other) =>
      block.start === other.start && endOf(block) <= span.start ? endOf(block) : null,
    ) ?? start;
    const oldBackward = new BlockCursor(pair[0], -1);
    const newBackward = new BlockCursor(pair[1], -1);
    oldEnd = skipCommon(oldBackward, newBackward, (block, other) =>
      block.start + shift === other.start && block.start >= span.oldEnd ? block.start : null,
    ) ?? oldEnd;
    pair = onlyPair([oldForward, oldBackward], [newForward, newBackward]);
  }
  return { start, oldEnd };
}

function endOf(block: PlacedTree): number {
  return block.start + block.tree.length;
}

/**
 * Moves both cursors over the blocks they share. `boundary` gives the far side of a block that lies apart from the
 * change, else null. Returns the boundary of the last shared block, or null when there is none.
 */
function skipCommon(
  left: BlockCursor,
  right: BlockCursor,
  boundary: (block: PlacedTree, other: PlacedTree) => number | null,
): number | null {
  let reached: number | null = null;
  for (;;) {
    const a = left.peek();
    const b = right.peek();
    if (!a || !b) return reached;
    const common = a.tree === b.tree ? boundary(a, b) : null;
    if (common !== null) {
      reached = common;
      left.skip();
      right.skip();
    } else if (a.tree.type.isAnonymous && (!b.tree.type.isAnonymous || a.tree.length >= b.tree.length)) left.enter();
    else if (b.tree.type.isAnonymous) right.enter();
    else return reached;
  }
}

/** The blocks between what is shared before and after, when it is one on each side and both hold blocks of one kind. */
function onlyPair(
  [oldForward, oldBackward]: readonly [BlockCursor, BlockCursor],
  [newForward, newBackward]: readonly [BlockCursor, BlockCursor],
): readonly [PlacedTree, PlacedTree] | null {
  const a = onlyBlock(oldForward, oldBackward);
  const b = onlyBlock(newForward, newBackward);
  if (!a || !b || a.start !== b.start || a.tree.type !== b.tree.type) return null;
  const role = blockRole(a.tree.type.id);
  return role === "list" || role === "item" || role === "quote" ? [a, b] : null;
}

function onlyBlock(forward: BlockCursor, backward: BlockCursor): PlacedTree | null {
  const first = forward.peek();
  const last = backward.peek();
  return first && last && first.tree === last.tree && first.start === last.start ? first : null;
}

/** Walks over the blocks in a block, seeing through the unnamed nodes that only keep the tree balanced. */
class BlockCursor {
  private readonly stack: { readonly block: PlacedTree; next: number }[];

  constructor(
    block: PlacedTree,
    private readonly direction: 1 | -1,
  ) {
    this.stack = [this.frame(block)];
  }

  /** The block (or unnamed node) at the cursor; null at the end. */
  peek(): PlacedTree | null {
    for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
      const { tree, start } = top.block;
      const child = tree.children[top.next];
      if (child instanceof Tree) return { tree: child, start: start + (tree.positions[top.next] ?? 0) };
      if (child) top.next += this.direction;
      else {
        this.stack.pop();
        const above = this.stack.at(-1);
        if (!above) return null;
        above.next += this.direction;
      }
    }
    return null;
  }

  /** Goes on to the next block. */
  skip(): void {
    const top = this.stack.at(-1);
    if (top) top.next += this.direction;
  }

  /** Goes into the unnamed node at the cursor. */
  enter(): void {
    const block = this.peek();
    if (block) this.stack.push(this.frame(block));
  }

  private frame(block: PlacedTree): { readonly block: PlacedTree; next: number } {
    return { block, next: this.direction > 0 ? 0 : block.tree.children.length - 1 };
  }
}
