import type { Annotation, Note, NoteNode } from "../note/index.js";
import type { FilteredNote } from "../filter/index.js";
import type { AnnotationElement, ElementCache, NodeElement, OutlineElement } from "./elements.js";

/** Children beyond this many are shown in groups of this many. */
export const GROUP_SIZE = 1000;

/** Nodes below this depth are not shown: the editor's tree recurses, and its stack ends. */
export const DEPTH_LIMIT = 200;

/** What the tree shows: a note, what a filter leaves of it, and whether annotations are rows. */
export interface OutlineContent {
  readonly note: Note;
  readonly filtered: FilteredNote | null;
  readonly showsAnnotations: boolean;
}

/** Children of a node that stand in one list of rows, from an index on. */
interface Source {
  readonly parent: NoteNode;
  readonly from: number;
}

/**
 * The rows of the outline: which there are, below which, in which order. Lazy: it looks at no more than the rows that
 * are asked for. A node that holds nothing but annotations is shown as these; its child nodes hang below the first.
 */
export class OutlineModel {
  readonly content: OutlineContent;
  readonly #elements: ElementCache;

  constructor(content: OutlineContent, elements: ElementCache) {
    this.content = content;
    this.#elements = elements;
  }

  /** The node of an element in this note, or null when it is gone. */
  nodeOf(element: OutlineElement): NoteNode | null {
    const node = this.content.note.follow(element.node);
    if (node !== null) {
      element.node = node;
    }
    return node;
  }

  /** The annotation of an element in this note, or null when it is gone. */
  annotationOf(element: AnnotationElement): Annotation | null {
    const node = this.nodeOf(element);
    let found: Annotation | null = null;
    let list: readonly Annotation[] = node?.annotations ?? [];
    for (const index of element.path) {
      found = list[index] ?? null;
      list = found?.replies ?? [];
    }
    return found;
  }

  /** The node whose label a row bears: that of a heading in front of which an item has only its marker. */
  labelled(node: NoteNode): NoteNode {
    return this.#mergedHeading(node) ?? node;
  }

  /** The rows below an element, or the top rows. */
  children(element?: OutlineElement): readonly OutlineElement[] {
    if (element === undefined) {
      const { root } = this.content.note;
      if (root.ordinal < 0) {
        return this.#below(root);
      }
      return (this.content.filtered?.keeps(root) ?? true) ? this.#rows(root) : [];
    }
    const node = this.nodeOf(element);
    if (node === null) {
      return [];
    }
    switch (element.kind) {
      case "limit":
        return [];
      case "group":
        return this.#slice(node, element.from, element.to).flatMap((child) => this.#rows(child));
      case "node":
        return this.#below(node);
      case "annotation":
        return this.#belowAnnotation(element, node);
    }
  }

  /** True when there are rows below an element; looks no further than the first. */
  hasChildren(element: OutlineElement): boolean {
    const node = this.nodeOf(element);
    if (node === null || element.kind === "limit") {
      return false;
    }
    if (element.kind === "group") {
      return true;
    }
    if (element.kind === "annotation") {
      const replies = this.annotationOf(element)?.replies ?? [];
      return (
        replies.some((reply) => this.#keeps(reply)) ||
        (isFirstOfItsNode(element) && this.#hasChildRows(node))
      );
    }
    return this.#shownAnnotations(this.labelled(node)).length > 0 || this.#hasChildRows(node);
  }

  /** The row above an element, or null for a top row. */
  parent(element: OutlineElement): OutlineElement | null {
    const node = this.nodeOf(element);
    if (node === null) {
      return null;
    }
    if (element.kind === "group" || element.kind === "limit") {
      return this.row(node);
    }
    if (element.kind === "annotation" && element.path.length > 1) {
      return this.#elements.annotation(node, element.path.slice(0, -1));
    }
    return element.kind === "annotation" && !node.isAnnotationOnly
      ? this.row(node)
      : this.#rowAbove(node);
  }

  /** The row that stands for a node: null for a virtual root and for what is not shown with no row above it. */
  row(node: NoteNode): NodeElement | AnnotationElement | null {
    const shown = this.#shownNode(node);
    if (shown === null || shown.ordinal < 0) {
      return null;
    }
    if (shown.isAnnotationOnly) {
      const first = this.childCount(shown) > 0 ? 0 : this.#shownAnnotations(shown)[0];
      return this.#elements.annotation(shown, [first ?? 0]);
    }
    const { parent } = shown;
    const isMerged = parent !== null && this.#mergedHeading(parent)?.key === shown.key;
    return this.#elements.node(isMerged ? parent : shown);
  }

  /** The row for a place in the text: an annotation's, else a node's; what is filtered out or too deep, by an ancestor. */
  rowAt(offset: number): NodeElement | AnnotationElement | null {
    const { note, showsAnnotations } = this.content;
    const annotation = showsAnnotations ? note.annotationAt(offset) : null;
    if (annotation !== null && this.#isShown(annotation.node) && this.#keeps(annotation)) {
      const path = pathTo(annotation, annotation.node.annotations) ?? [0];
      return this.#elements.annotation(annotation.node, path);
    }
    let node: NoteNode | null = note.nodeAt(offset);
    while (node !== null && !this.#isShown(node)) {
      node = node.parent;
    }
    return node === null ? null : this.row(node);
  }

  /** The level of a row as readers count: 1 at the top. */
  level(element: OutlineElement): number {
    const { node } = element;
    const top = this.content.note.root.ordinal >= 0 ? 1 : 0;
    const below =
      element.kind === "annotation"
        ? element.path.length - (isShownAsAnnotations(node) ? 1 : 0)
        : element.kind === "node"
          ? 0
          : 1;
    return node.depth + top + below;
  }

  /** The number of children that a node's groups are made of. */
  childCount(node: NoteNode): number {
    return this.content.filtered?.keptChildren(node).length ?? node.childCount;
  }

  /** The node itself, or the nearest above that has a row where annotations have none. */
  #shownNode(node: NoteNode): NoteNode | null {
    let shown: NoteNode | null = node;
    while (shown !== null && shown.isAnnotationOnly && !this.content.showsAnnotations) {
      shown = shown.parent;
    }
    return shown;
  }

  #isShown(node: NoteNode): boolean {
    return node.depth <= DEPTH_LIMIT && (this.content.filtered?.keeps(node) ?? true);
  }

  #rowAbove(node: NoteNode): OutlineElement | null {
    let child = node;
    let parent = node.parent;
    while (parent !== null && parent.isAnnotationOnly && !this.content.showsAnnotations) {
      child = parent;
      parent = parent.parent;
    }
    if (parent === null) {
      return null;
    }
    const count = this.childCount(parent);
    if (count > GROUP_SIZE) {
      const from = Math.floor(this.#indexOf(child, parent) / GROUP_SIZE) * GROUP_SIZE;
      return this.#elements.group(parent, from, Math.min(from + GROUP_SIZE, count));
    }
    return this.row(parent);
  }

  /** The index of a child in the list that groups are cut from. */
  #indexOf(child: NoteNode, parent: NoteNode): number {
    const kept = this.content.filtered?.keptChildren(parent);
    return kept === undefined
      ? child.childIndex
      : Math.max(
          0,
          kept.findIndex(({ key }) => key === child.key),
        );
  }

  /** `- # Title`: an item without text whose first child is a heading on the same line is one row with it. */
  #mergedHeading(node: NoteNode): NoteNode | null {
    if (
      node.type !== "item" ||
      node.hasAuthorText ||
      node.isAnnotationOnly ||
      node.childCount === 0
    ) {
      return null;
    }
    const first = node.childrenBetween(0, 1)[0];
    const isOnSameLine =
      first?.type === "heading" && !this.content.note.slice(node.start, first.start).includes("\n");
    return isOnSameLine ? first : null;
  }

  #slice(parent: NoteNode, from: number, to: number): readonly NoteNode[] {
    const { filtered } = this.content;
    return filtered === null
      ? parent.childrenBetween(from, to)
      : filtered.keptChildren(parent).slice(from, to);
  }

  #sources(node: NoteNode): readonly Source[] {
    const heading = this.#mergedHeading(node);
    if (heading === null) {
      return [{ parent: node, from: 0 }];
    }
    // With a filter the heading may be missing among those kept.
    const isKept = this.content.filtered?.keeps(heading) ?? true;
    return [
      { parent: heading, from: 0 },
      { parent: node, from: isKept ? 1 : 0 },
    ];
  }

  #below(node: NoteNode): readonly OutlineElement[] {
    const annotated = this.labelled(node);
    return [
      ...this.#shownAnnotations(annotated).map((index) =>
        this.#elements.annotation(annotated, [index]),
      ),
      ...this.#childRows(node),
    ];
  }

  #belowAnnotation(element: AnnotationElement, node: NoteNode): readonly OutlineElement[] {
    const replies = this.annotationOf(element)?.replies ?? [];
    return [
      ...replies.flatMap((reply, index) =>
        this.#keeps(reply) ? [this.#elements.annotation(node, [...element.path, index])] : [],
      ),
      ...(isFirstOfItsNode(element) ? this.#childRows(node) : []),
    ];
  }

  #childRows(node: NoteNode): readonly OutlineElement[] {
    if (node.depth >= DEPTH_LIMIT) {
      return this.childCount(node) > 0 ? [this.#elements.limit(node)] : [];
    }
    return this.#sources(node).flatMap(({ parent, from }) => {
      const count = this.childCount(parent);
      if (count <= GROUP_SIZE) {
        return this.#slice(parent, from, count).flatMap((child) => this.#rows(child));
      }
      const groups = Array.from(
        { length: Math.ceil(count / GROUP_SIZE) },
        (_, index) => index * GROUP_SIZE,
      );
      return groups.map((start) =>
        this.#elements.group(parent, start, Math.min(start + GROUP_SIZE, count)),
      );
    });
  }

  #hasChildRows(node: NoteNode): boolean {
    return this.#sources(node).some(({ parent, from }) => {
      const count = this.childCount(parent) - from;
      // Without annotations a child that is only these has no row of its own: the exact answer is in the rows.
      return (
        count > 0 &&
        (this.content.showsAnnotations || count > GROUP_SIZE || this.#childRows(node).length > 0)
      );
    });
  }

  /** The rows of one node: itself, or its annotations, or (where annotations are not shown) its children's. */
  #rows(node: NoteNode): readonly OutlineElement[] {
    if (!node.isAnnotationOnly) {
      return [this.#elements.node(node)];
    }
    if (!this.content.showsAnnotations) {
      return this.#childRows(node);
    }
    const shown = this.#shownAnnotations(node);
    // The first one also stands for the node: it stays when what hangs below it does.
    const isNeeded = shown[0] !== 0 && this.childCount(node) > 0;
    return (isNeeded ? [0, ...shown] : shown).map((index) =>
      this.#elements.annotation(node, [index]),
    );
  }

  /** Indexes of the annotations of a node that have rows. */
  #shownAnnotations(node: NoteNode): readonly number[] {
    return this.content.showsAnnotations
      ? node.annotations.flatMap((annotation, index) => (this.#keeps(annotation) ? [index] : []))
      : [];
  }

  #keeps(annotation: Annotation): boolean {
    return this.content.filtered?.keepsAnnotation(annotation) ?? true;
  }
}

/** True for a node that is shown as its annotations. A virtual root is no row, whatever stands before the first node. */
function isShownAsAnnotations(node: NoteNode): boolean {
  return node.isAnnotationOnly && node.ordinal >= 0;
}

function isFirstOfItsNode({ node, path }: AnnotationElement): boolean {
  return isShownAsAnnotations(node) && path.length === 1 && path[0] === 0;
}

/** Indexes that lead to an annotation through annotations and replies, or null. */
function pathTo(wanted: Annotation, list: readonly Annotation[]): readonly number[] | null {
  const index = list.findIndex(({ start, end }) => start <= wanted.start && wanted.end <= end);
  const found = list[index];
  if (found === undefined) {
    return null;
  }
  const isIt = found.start === wanted.start && found.end === wanted.end;
  return isIt ? [index] : [index, ...(pathTo(wanted, found.replies) ?? [])];
}
