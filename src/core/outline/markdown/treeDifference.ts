import { Tree } from "@lezer/common";
import type { ChangedSpan } from "../../text/index.js";
import type { Steps } from "../outline.js";
import { isBlockContainer } from "./markdownParser.js";

/** How many blocks are compared between two points at which the work can be interrupted. */
const BLOCKS_PER_STEP = 1000;

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
 * Where an updated stretch of blocks differs from what it was. From both ends towards the change, blocks are the same
 * when they are one object or are leaves of one type and length in the same place: their text is the same, so they say
 * the same.
 */
export function* treeDifference(
  before: PlacedTree,
  after: PlacedTree,
  span: ChangedSpan,
): Steps<TreeDifference> {
  const shift = span.newEnd - span.oldEnd;
  const start = yield* skipCommon(new BlockCursor(before, 1), new BlockCursor(after, 1), {
    isApart: (block) => endOf(block) <= span.start,
    isAligned: (old, now) => old.start === now.start,
    farSide: endOf,
  });
  const oldEnd = yield* skipCommon(new BlockCursor(before, -1), new BlockCursor(after, -1), {
    isApart: (block) => block.start >= span.oldEnd,
    isAligned: (old, now) => endOf(old) + shift === endOf(now),
    farSide: (block) => block.start,
  });
  return {
    start: start ?? Math.min(before.start, span.start),
    oldEnd: oldEnd ?? Math.max(endOf(before), span.oldEnd),
  };
}

function endOf(block: PlacedTree): number {
  return block.start + block.tree.length;
}

interface Direction {
  /** True for a block of the old text that lies wholly on this side of the change. */
  isApart(block: PlacedTree): boolean;
  /** True when the sides of two blocks that face away from the change are in the same place. */
  isAligned(old: PlacedTree, now: PlacedTree): boolean;
  /** The side of a block that faces the change. */
  farSide(block: PlacedTree): number;
}

/** Moves both cursors over what they share. Returns the far side of the last shared block; null without one. */
function* skipCommon(
  old: BlockCursor,
  now: BlockCursor,
  direction: Direction,
): Steps<number | null> {
  let reached: number | null = null;
  for (let blocks = 1; ; blocks++) {
    if (blocks % BLOCKS_PER_STEP === 0) yield;
    const a = old.peek();
    const b = now.peek();
    if (!a || !b) return reached;
    const isAligned = old.depth === now.depth && direction.isAligned(a, b);
    if (isAligned && direction.isApart(a) && isSame(a.tree, b.tree)) {
      reached = direction.farSide(a);
      old.skip();
      now.skip();
    } else if (!enterEither(old, now, { a: a.tree, b: b.tree, isAligned })) return reached;
  }
}

/** Goes into the block at one cursor or at both. Returns false when the blocks differ. */
function enterEither(
  old: BlockCursor,
  now: BlockCursor,
  { a, b, isAligned }: { readonly a: Tree; readonly b: Tree; readonly isAligned: boolean },
): boolean {
  if (a.type.isAnonymous || b.type.isAnonymous) (isFirstToEnter(a, b) ? old : now).enter();
  else if (isAligned && a.type === b.type && isBlockContainer(a.type.id)) {
    old.enter();
    now.enter();
  } else return false;
  return true;
}

/** Of two blocks, one or both without a name, the larger one without a name is entered first. */
function isFirstToEnter(old: Tree, now: Tree): boolean {
  return old.type.isAnonymous && (!now.type.isAnonymous || old.length >= now.length);
}

function isSame(old: Tree, now: Tree): boolean {
  if (old === now) return true;
  const isLeaf = !old.type.isAnonymous && !isBlockContainer(old.type.id);
  return isLeaf && old.type === now.type && old.length === now.length;
}

/** Walks over the blocks of a tree in either direction, into those that it is told to enter. */
class BlockCursor {
  /** Number of named blocks that the cursor is in. */
  depth = 0;
  private readonly stack: { readonly block: PlacedTree; next: number }[] = [];

  constructor(
    block: PlacedTree,
    private readonly direction: 1 | -1,
  ) {
    this.push(block);
  }

  /** The block (or unnamed node that keeps the tree balanced) at the cursor; null at the end. */
  peek(): PlacedTree | null {
    for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
      const { tree, start } = top.block;
      const child = tree.children[top.next];
      if (child instanceof Tree) {
        return { tree: child, start: start + (tree.positions[top.next] ?? 0) };
      }
      if (child) top.next += this.direction;
      else {
        this.stack.pop();
        if (!tree.type.isAnonymous) this.depth--;
        this.skip();
      }
    }
    return null;
  }

  /** Goes on to the next block. */
  skip(): void {
    const top = this.stack.at(-1);
    if (top) top.next += this.direction;
  }

  /** Goes into the block at the cursor. */
  enter(): void {
    const block = this.peek();
    if (block) this.push(block);
  }

  private push(block: PlacedTree): void {
    if (!block.tree.type.isAnonymous) this.depth++;
    this.stack.push({ block, next: this.direction > 0 ? 0 : block.tree.children.length - 1 });
  }
}
