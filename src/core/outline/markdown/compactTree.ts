import { Tree } from "@lezer/common";
import type { TreeBuffer } from "@lezer/common";

/** How many trees are looked at between two points at which the work can be interrupted. */
const TREES_PER_STEP = 2000;

/** Trees of which others, that are alike, are copies: of a whole text, however many pieces it is parsed in. */
export class SharedTrees {
  private readonly byKey = new Map<string, Tree>();
  private readonly ids = new Map<Tree | TreeBuffer, number>();

  /** The first tree that is like this one: small blocks repeat, large ones do not. */
  share(tree: Tree): Tree {
    if (tree.children.length > 3) return tree;
    let key = `${tree.type.id}:${tree.length}`;
    for (const [at, child] of tree.children.entries()) {
      const id = this.ids.get(child);
      if (id === undefined) return tree;
      key += `,${id}:${tree.positions[at] ?? 0}`;
    }
    const first = this.byKey.get(key);
    if (first) return first;
    this.byKey.set(key, tree);
    this.ids.set(tree, this.ids.size);
    return tree;
  }
}

/** The parts of a tree that the parser leaves larger than they need to be. */
interface CompactableTree {
  children: readonly (Tree | TreeBuffer)[];
  positions: readonly number[];
  props: Readonly<Record<number, unknown>> | null;
}

interface Frame {
  readonly tree: Tree;
  next: number;
}

/**
 * Makes the trees of a finished parse small, in place. The parser gives every block a dictionary of its own, for reuse
 * by a later parse, and arrays with room to grow: some two kilobytes a line. Dictionaries go, arrays fit, and blocks
 * that are alike (same type, length and parts; trees have no position of their own) become one tree.
 */
export function* compactTree(
  root: Tree,
  sharedTrees: SharedTrees,
): Generator<undefined, void, undefined> {
  const stack: Frame[] = [{ tree: root, next: 0 }];
  let seen = 0;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.tree.children[top.next];
    if (child instanceof Tree) {
      stack.push({ tree: child, next: 0 });
      if (++seen % TREES_PER_STEP === 0) yield;
    } else if (child) top.next++;
    else {
      stack.pop();
      const small = sharedTrees.share(shrink(top.tree));
      const above = stack.at(-1);
      if (above) (above.tree.children as (Tree | TreeBuffer)[])[above.next++] = small;
    }
  }
}

function shrink(tree: Tree): Tree {
  const compactable = tree as unknown as CompactableTree;
  compactable.props = null;
  if (tree.children.length > 0) {
    compactable.children = tree.children.slice();
    compactable.positions = tree.positions.slice();
  }
  return tree;
}
