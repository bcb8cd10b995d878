import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import type { Annotation, Note, NoteNode } from "./note.js";
import type { Steps } from "../outline/index.js";

/** What to look for in a note. Everything that is asked for must hold; of several kinds, tags or readers one is enough. */
export interface NoteFilter {
  /** Lower-case words that must all occur: in a node's label, or in an annotation's body. */
  readonly words: readonly string[];
  readonly kinds: readonly AnnotationKind[];
  /** Lower-case tags; `a` also finds `a/b`. */
  readonly tags: readonly string[];
  /** Lower-case names of readers. */
  readonly readers: readonly string[];
  /** Only todos that are done (true) or open (false); null when it does not matter. */
  readonly isDone: boolean | null;
}

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

/** Short ways to name a kind: the marks that set it. */
const KIND_MARKS: ReadonlyMap<string, AnnotationKind> = new Map([
  ["?", "question"],
  ["？", "question"],
  ["!", "important"],
  ["！", "important"],
  ["~", "doubt"],
  ["～", "doubt"],
]);

/** Names of kinds behind `kind:`, in both languages of the interface: a query may be typed in either. */
const KIND_NAMES: ReadonlyMap<string, AnnotationKind> = new Map([
  ...ANNOTATION_KINDS.map((kind) => [kind, kind] as const),
  ["批注", "comment"],
  ["疑问", "question"],
  ["重要", "important"],
  ["待办", "todo"],
  ["存疑", "doubt"],
]);

const DONE_WORDS: ReadonlyMap<string, boolean> = new Map([
  ["is:open", false],
  ["[]", false],
  ["is:done", true],
  ["[x]", true],
]);

/**
 * Reads what a reader types as a filter: plain words, "words in quotes", `kind:question` (or the mark `?` `!` `~`
 * alone), `#tag`, `@reader`, `is:open` or `is:done` (also `[]` and `[x]`).
 */
export function parseFilter(query: string): NoteFilter {
  const words: string[] = [];
  const kinds: AnnotationKind[] = [];
  const tags: string[] = [];
  const readers: string[] = [];
  let isDone: boolean | null = null;
  for (const [term, quoted] of query.toLowerCase().matchAll(/"([^"]*)"?|[^\s"]+/gu)) {
    const kind = kindOf(term);
    const done = DONE_WORDS.get(term.replace("：", ":"));
    if (quoted !== undefined) {
      words.push(...(quoted.trim() === "" ? [] : [quoted]));
    } else if (kind !== null) {
      kinds.push(kind);
    } else if (done !== undefined) {
      isDone = done;
    } else if (/^[#＃]./u.test(term)) {
      tags.push(term.slice(1));
    } else if (/^[@＠]./u.test(term)) {
      readers.push(term.slice(1));
    } else {
      words.push(term);
    }
  }
  return { words, kinds, tags, readers, isDone };
}

function kindOf(term: string): AnnotationKind | null {
  const name = /^(?:kind|类别)[:：](.*)$/u.exec(term)?.[1] ?? "";
  return KIND_MARKS.get(term) ?? KIND_NAMES.get(name) ?? null;
}

/** True when a filter asks for nothing, so that everything would be left. */
export function isEmptyFilter(filter: NoteFilter): boolean {
  return filter.words.length === 0 && !asksForAnnotations(filter);
}

/** True when only annotations can match, whatever the labels say. */
function asksForAnnotations({ kinds, tags, readers, isDone }: NoteFilter): boolean {
  return kinds.length + tags.length + readers.length > 0 || isDone !== null;
}

/** Finds what a filter leaves of a note, in slices. */
export function* filterNote(note: Note, filter: NoteFilter): Steps<FilteredNote> {
  const result = new Filtered(filter);
  if (asksForAnnotations(filter)) {
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
    this.#seesLabels = !asksForAnnotations(filter);
  }

  /** Looks at one node; nodes come in document order, so that the lists of children come out in it too. */
  visit(node: NoteNode): void {
    const before = this.annotationCount;
    for (const annotation of node.annotations) {
      this.#count(annotation);
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
    return (
      this.matches(annotation) || annotation.replies.some((reply) => this.keepsAnnotation(reply))
    );
  }

  keptChildren(node: NoteNode): readonly NoteNode[] {
    return this.#children.get(node.key) ?? [];
  }

  #count(annotation: Annotation): void {
    this.annotationCount += this.matches(annotation) ? 1 : 0;
    for (const reply of annotation.replies) {
      this.#count(reply);
    }
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
    const label = node.label.toLowerCase();
    return this.filter.words.every((word) => label.includes(word));
  }

  #matchesAnnotation({ body, kind, done, tags, reader }: Annotation): boolean {
    const { filter } = this;
    const text = filter.words.length > 0 ? body.toLowerCase() : "";
    return (
      filter.words.every((word) => text.includes(word)) &&
      (filter.kinds.length === 0 || filter.kinds.includes(kind)) &&
      (filter.isDone === null || (kind === "todo" && done === filter.isDone)) &&
      (filter.readers.length === 0 ||
        (reader !== null && filter.readers.includes(reader.toLowerCase()))) &&
      (filter.tags.length === 0 || tags.some((tag) => isUnderAny(tag, filter.tags)))
    );
  }
}

function isUnderAny(tag: string, wished: readonly string[]): boolean {
  const own = tag.toLowerCase();
  return wished.some((name) => own === name || own.startsWith(`${name}/`));
}
