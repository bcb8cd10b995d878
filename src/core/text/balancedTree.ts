import { finished } from "./steps.js";
import type { Steps } from "./steps.js";

/** Most children of one node. Two nodes of at most this many together are joined. */
const MAX_CHILDREN = 32;

/** How many nodes are made between two points at which the work can be interrupted. */
const NODES_PER_STEP = 64;

/** A leaf with fewer items is made anew together with its neighbours. */
const MIN_ITEMS = MAX_CHILDREN / 4;

/** A node of a B+ tree: its children are nodes one level lower, or items where `height` is 0. */
export interface BalancedNode<Item> {
  readonly height: number;
  /** Number of items below. */
  readonly count: number;
  readonly children: readonly (BalancedNode<Item> | Item)[];
}

/** Makes a node over children, which knows how to sum them up. */
export type NodeMaker<Item, Node extends BalancedNode<Item>> = (
  height: number,
  children: readonly (Node | Item)[],
) => Node;

/**
 * How to build and change the trees of one kind of node. Trees are immutable and share what they have in common; a
 * replacement takes logarithmic time beyond what is put in.
 */
export class TreeBuilder<Item, Node extends BalancedNode<Item>> {
  /** The tree of no items. */
  readonly empty: Node;

  constructor(private readonly make: NodeMaker<Item, Node>) {
    this.empty = make(0, []);
  }

  /** A tree of items, in linear time. */
  build(items: readonly Item[]): Node {
    return finished(this.buildSteps(items));
  }

  /** `build` in slices. */
  *buildSteps(items: readonly Item[]): Steps<Node> {
    let level = yield* this.groupedSteps(0, items);
    for (let height = 1; level.length > 1; height++) {
      level = yield* this.groupedSteps(height, level);
    }
    return level[0] ?? this.empty;
  }

  /** The tree with items `from` (inclusive) to `to` (exclusive) replaced. */
  replace(tree: Node, from: number, to: number, items: readonly Item[]): Node {
    return finished(this.replaceSteps(tree, from, to, items));
  }

  /** `replace` in slices. */
  *replaceSteps(tree: Node, from: number, to: number, items: readonly Item[]): Steps<Node> {
    const path = this.replacedInLeaf(tree, from, to, items);
    if (path) return path;
    const middle = yield* this.buildSteps(items);
    const [before, rest] = this.split(tree, from);
    const [, after] = this.split(rest, to - from);
    return this.join(this.join(before, middle), after);
  }

  /** The same where one leaf holds all that is replaced and stays neither too small nor too large; else null. */
  private replacedInLeaf(
    node: Node,
    from: number,
    to: number,
    items: readonly Item[],
  ): Node | null {
    if (to > node.count) return null;
    if (node.height === 0) {
      const leaf = [...node.children] as Item[];
      if (items.length > MAX_CHILDREN) return null;
      leaf.splice(from, to - from, ...items);
      const isFair = leaf.length >= MIN_ITEMS && leaf.length <= MAX_CHILDREN;
      return isFair ? this.make(0, leaf) : null;
    }
    const children = [...node.children] as Node[];
    let before = 0;
    for (const [at, child] of children.entries()) {
      if (from < before + child.count) {
        const changed = this.replacedInLeaf(child, from - before, to - before, items);
        if (changed) children[at] = changed;
        return changed && this.make(node.height, children);
      }
      before += child.count;
    }
    return null;
  }

  /** The items of one tree followed by those of another. */
  private join(left: Node, right: Node): Node {
    if (left.count === 0) {
      return right;
    }
    if (right.count === 0) {
      return left;
    }
    const nodes = this.joined(left, right);
    const [first, second] = nodes;
    return first && !second ? first : this.make((first?.height ?? 0) + 1, nodes);
  }

  /** The first `index` items, and the rest. */
  private split(tree: Node, index: number): [Node, Node] {
    if (index <= 0) {
      return [this.empty, tree];
    }
    if (index >= tree.count) {
      return [tree, this.empty];
    }
    if (tree.height === 0) {
      const items = tree.children as readonly Item[];
      return [this.make(0, items.slice(0, index)), this.make(0, items.slice(index))];
    }
    const children = tree.children as readonly Node[];
    let before = 0;
    let at = 0;
    for (const child of children) {
      if (before + child.count > index) {
        break;
      }
      before += child.count;
      at++;
    }
    const [left, right] = this.split(children[at] ?? this.empty, index - before);
    return [
      this.join(this.lowered(tree.height, children.slice(0, at)), left),
      this.join(right, this.lowered(tree.height, children.slice(at + 1))),
    ];
  }

  /** Children shared out evenly over as few nodes as hold them. */
  private grouped(height: number, children: readonly (Node | Item)[]): Node[] {
    return finished(this.groupedSteps(height, children));
  }

  private *groupedSteps(height: number, children: readonly (Node | Item)[]): Steps<Node[]> {
    const groups = Math.ceil(children.length / MAX_CHILDREN);
    const nodes: Node[] = [];
    for (let group = 0; group < groups; group++) {
      const from = Math.floor((group * children.length) / groups);
      const to = Math.floor(((group + 1) * children.length) / groups);
      nodes.push(this.make(height, children.slice(from, to)));
      if (nodes.length % NODES_PER_STEP === 0) yield;
    }
    return nodes;
  }

  /** One or two nodes, of the height of the higher of the two. */
  private joined(left: Node, right: Node): Node[] {
    if (left.height === right.height) {
      const children = [...left.children, ...right.children] as (Node | Item)[];
      return children.length > MAX_CHILDREN ? [left, right] : [this.make(left.height, children)];
    }
    if (left.height > right.height) {
      const children = left.children as readonly Node[];
      const edge = this.joined(children.at(-1) ?? this.empty, right);
      return this.grouped(left.height, [...children.slice(0, -1), ...edge]);
    }
    const children = right.children as readonly Node[];
    const edge = this.joined(left, children[0] ?? this.empty);
    return this.grouped(right.height, [...edge, ...children.slice(1)]);
  }

  /** Nodes as a tree, without a node that has only one. */
  private lowered(height: number, nodes: readonly Node[]): Node {
    const [first, second] = nodes;
    if (!first) {
      return this.empty;
    }
    return second ? this.make(height, nodes) : first;
  }
}
