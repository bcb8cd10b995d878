import type { Annotation, Note, NoteNode } from "../note/index.js";
import type { Steps } from "../text/index.js";
import type { NoteFilter } from "./parseFilter.js";
import { canMatchLabels, matchesAnnotation, matchesLabel } from "./terms.js";

/** What a filter leaves of a note: the matches and the way to them. */
export interface FilteredNote {
  readonly filter: NoteFilter;
  /** Nodes whose label matches or that hold a matching annotation. */
  readonly nodeCount: number;
  /** Annotations and replies that match. */
  readonly annotationCount: number;
  /** Nodes that are left: matches and their ancestors, without a virtual root. */
  readonly keptCount: number;
  /** True for matches and their ancestors. */
  keeps(node: NoteNode): boolean;
  /** True for the annotation itself; see `keepsAnnotation` for one that is only on the way to a reply. */
  matches(subject: NoteNode | Annotation): boolean;
  /** True when the annotation or one of its replies matches. */
  keepsAnnotation(annotation: Annotation): boolean;
  /** The children of a node that are left, in document order. */
  keptChildren(node: NoteNode): readonly NoteNode[];
}

/** Finds what a filter leaves of a note, in slices. */
export function* filterNote(note: Note, filter: NoteFilter): Steps<FilteredNote> {
  const result = new Filtered(filter);
  if (!seesLabels(filter)) {
    // Most nodes hold no annotation: go from one to the next.
    let annotation = note.annotationAfter(-1);
    while (annotation !== null) {
      const { node } = annotation;
      result.visit(node);
      annotation = note.annotationAfter(
        annotation.start,
        // Those of the same node have been looked at together.
        (candidate) => candidate.node.key !== node.key,
      );
      yield;
    }
    return result;
  }
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    result.visit(note.node(ordinal));
    yield;
  }
  return result;
}

function seesLabels({ term }: NoteFilter): boolean {
  return term === null || canMatchLabels(term);
}

class Filtered implements FilteredNote {
  readonly filter: NoteFilter;
  nodeCount = 0;
  annotationCount = 0;
  keptCount = 0;
  readonly #kept = new Set<number>();
  readonly #children = new Map<number, NoteNode[]>();
  readonly #seesLabels: boolean;

  constructor(filter: NoteFilter) {
    this.filter = filter;
    this.#seesLabels = seesLabels(filter);
  }

  /** Looks at one node; nodes come in document order, so that the lists of children come out in it too. */
  visit(node: NoteNode): void {
    const before = this.annotationCount;
    // What is added on the way is counted too.
    const all = [...node.annotations];
    for (const annotation of all) {
      if (this.matches(annotation)) this.annotationCount += 1;
      all.push(...annotation.replies);
    }
    if (this.annotationCount > before || this.matches(node)) {
      this.nodeCount += 1;
      this.#keep(node);
    }
  }

  keeps(node: NoteNode): boolean {
    return this.#kept.has(node.key);
  }

  matches(subject: NoteNode | Annotation): boolean {
    return "body" in subject ? this.#matchesAnnotation(subject) : this.#matchesLabel(subject);
  }

  keepsAnnotation(annotation: Annotation): boolean {
    // A list instead of recursion: replies nest 5,000 deep.
    const open = [annotation];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.matches(next)) return true;
      open.push(...next.replies);
    }
    return false;
  }

  keptChildren(node: NoteNode): readonly NoteNode[] {
    return this.#children.get(node.key) ?? [];
  }

  /** Keeps a node and the way to it. Stops at the first ancestor that is kept already: those above are too. */
  #keep(found: NoteNode): void {
    for (
      let node: NoteNode | null = found;
      node !== null && !this.#kept.has(node.key);
      node = node.parent
    ) {
      this.#kept.add(node.key);
      this.keptCount += node.ordinal >= 0 ? 1 : 0;
      if (node.parent !== null) {
        const siblings = this.#children.get(node.parent.key);
        if (siblings === undefined) {
          this.#children.set(node.parent.key, [node]);
        } else {
          siblings.push(node);
        }
      }
    }
  }

  #matchesLabel(node: NoteNode): boolean {
    if (!this.#seesLabels || !node.hasAuthorText) {
      return false;
    }
    const { term } = this.filter;
    return term === null || matchesLabel(term, node.label.toLowerCase());
  }

  #matchesAnnotation(annotation: Annotation): boolean {
    const { term } = this.filter;
    return term === null || matchesAnnotation(term, annotation);
  }
}
