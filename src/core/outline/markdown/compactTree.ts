import { NodeProp, Tree } from "@lezer/common";
import type { TreeBuffer } from "@lezer/common";

/** How many trees are looked at between two points at which the work can be interrupted. */
const TREES_PER_STEP = 2000;

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
 * Makes the trees of a finished parse small, in place. The parser gives every block a dictionary of its own for one
 * number (the hash of its context) and arrays with room to grow: some two kilobytes a line. Equal dictionaries become
 * one, arrays fit, and blocks that are alike (same type, length, context and parts; trees have no position of their
 * own) become one tree. The parser's reuse of trees reads only these fields, so it works as before.
 */
export function* compactTree(root: Tree): Generator<undefined, void, undefined> {
  const dictionaries = new Map<unknown, CompactableTree["props"]>();
  const alike = new Map<string, Tree>();
  const ids = new Map<Tree | TreeBuffer, number>();
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
      const small = shared(shrink(top.tree, dictionaries), alike, ids);
      const above = stack.at(-1);
      if (above) (above.tree.children as (Tree | TreeBuffer)[])[above.next++] = small;
    }
  }
}

function shrink(tree: Tree, dictionaries: Map<unknown, CompactableTree["props"]>): Tree {
  const compactable = tree as unknown as CompactableTree;
  const hash = tree.prop(NodeProp.contextHash);
  const dictionary = dictionaries.get(hash);
  if (dictionary !== undefined) compactable.props = dictionary;
  else dictionaries.set(hash, compactable.props);
  if (tree.children.length > 0) {
    compactable.children = tree.children.slice();
    compactable.positions = tree.positions.slice();
  }
  return tree;
}

/** The first tree that is like this one: small blocks repeat, large ones do not. */
function shared(tree: Tree, alike: Map<string, Tree>, ids: Map<Tree | TreeBuffer, number>): Tree {
  if (tree.children.length > 3) return tree;
  let key = `${tree.type.id}:${tree.length}:${tree.prop(NodeProp.contextHash) ?? ""}`;
  for (const [at, child] of tree.children.entries()) {
    const id = ids.get(child);
    if (id === undefined) return tree;
    key += `,${id}:${tree.positions[at] ?? 0}`;
  }
  const first = alike.get(key);
  if (first) return first;
  alike.set(key, tree);
  ids.set(tree, ids.size);
  return tree;
}
