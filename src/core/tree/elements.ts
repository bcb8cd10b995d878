import type { NoteNode } from "../note/index.js";

/**
 * One row of the tree. Elements are found again by id, never made twice: the editor knows rows by their element. The
 * id follows the node's key, not its label or its place, so that a fold survives edits. `node` is the node as last
 * seen; the model brings it up to date.
 */
export type OutlineElement = NodeElement | AnnotationElement | GroupElement | LimitElement;

/** A node with author text (or an empty one). */
export interface NodeElement {
  readonly kind: "node";
  readonly id: string;
  node: NoteNode;
}

/** An annotation or a reply: `path` is its index in `node.annotations`, then its index among the replies, and so on. */
export interface AnnotationElement {
  readonly kind: "annotation";
  readonly id: string;
  node: NoteNode;
  readonly path: readonly number[];
}

/** Some of the children of a node that has very many: index `from` (inclusive) to `to` (exclusive). */
export interface GroupElement {
  readonly kind: "group";
  readonly id: string;
  node: NoteNode;
  readonly from: number;
  to: number;
}

/** Says that what lies below `node` is too deep to be shown. */
export interface LimitElement {
  readonly kind: "limit";
  readonly id: string;
  node: NoteNode;
}

/** The elements of one note's tree, by id. */
export class ElementCache {
  readonly #elements = new Map<string, OutlineElement>();

  /** The element of a node. */
  node(node: NoteNode): NodeElement {
    return this.#take({ kind: "node", id: `n${node.key}`, node });
  }

  /** The element of an annotation of a node. */
  annotation(node: NoteNode, path: readonly number[]): AnnotationElement {
    return this.#take({ kind: "annotation", id: `a${node.key}:${path.join(".")}`, node, path });
  }

  /** The element of a group of a node's children. */
  group(node: NoteNode, from: number, to: number): GroupElement {
    const element = this.#take({ kind: "group", id: `g${node.key}:${from}`, node, from, to });
    element.to = to;
    return element;
  }

  /** The element that ends the tree below a node. */
  limit(node: NoteNode): LimitElement {
    return this.#take({ kind: "limit", id: `l${node.key}`, node });
  }

  #take<Element extends OutlineElement>(fresh: Element): Element {
    const known = this.#elements.get(fresh.id);
    if (known === undefined) {
      this.#elements.set(fresh.id, fresh);
      return fresh;
    }
    known.node = fresh.node;
    // The first letter of the id tells the kinds apart.
    return known as Element;
  }
}
