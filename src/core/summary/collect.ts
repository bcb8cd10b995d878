import type { Annotation, Note, NoteNode } from "../note/index.js";
import { canMatchLabels, matchesAnnotation, matchesLabel } from "../filter/index.js";
import type { FilterTerm } from "../filter/index.js";
import type { Steps } from "../text/index.js";
import { shownLine } from "./content.js";
import { wishedTerm } from "./options.js";
import type { SummaryOptions } from "./options.js";

/** How many nodes are looked at between two points at which the work can be interrupted. */
export const NODES_PER_STEP = 64;

/** An annotation that is in a summary, and the nodes between the one it stands under and the one it speaks of. */
export interface CollectedAnnotation {
  readonly annotation: Annotation;
  readonly below: readonly string[];
}

/** A node that is in a summary. */
export interface CollectedNode {
  readonly node: NoteNode;
  readonly depth: number;
  readonly annotations: CollectedAnnotation[];
  readonly children: CollectedNode[];
  /** True when it was asked for by itself, not for what is below it. */
  isWished: boolean;
}

/** What is in a summary, as a tree. */
export interface Collected {
  readonly top: CollectedNode;
  /** Keys of the nodes that annotations of the summary speak of. */
  readonly hosts: ReadonlySet<number>;
}

/** Finds the nodes and annotations that the options ask for. */
export function* collectSteps(note: Note, options: SummaryOptions): Steps<Collected> {
  const collector = new Collector(note, options);
  const term = wishedTerm(options);
  yield* collectNodes(note, options, collector);
  for (
    let annotation = note.annotationAfter(-1);
    annotation !== null;
    annotation = note.annotationAfter(annotation.start)
  ) {
    if (term === null || isWished(annotation, term)) collector.addAnnotation(annotation);
    yield;
  }
  return collector;
}

/** Those that are in it whether something was written about them or not. */
function* collectNodes(
  note: Note,
  { content = "annotated", ...options }: SummaryOptions,
  collector: Collector,
): Steps<void> {
  const term = wishedTerm(options);
  const isWhole = content === "outline";
  const seesLabels = term !== null && content !== "annotations" && canMatchLabels(term);
  if (!isWhole && !seesLabels) return;
  const isAsked = (node: NoteNode): boolean =>
    term === null || (seesLabels && matchesLabel(term, node.label.toLowerCase()));
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const node = note.node(ordinal);
    const isWishedNode = node.hasAuthorText && isAsked(node);
    if (isWishedNode || (isWhole && !node.isAnnotationOnly)) collector.addNode(node, isWishedNode);
    if (ordinal % NODES_PER_STEP === 0) yield;
  }
}

/** True when the annotation or a reply in its thread is what is asked for. A thread may be 5,000 deep. */
function isWished(annotation: Annotation, term: FilterTerm): boolean {
  const waiting = [annotation];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (matchesAnnotation(term, next)) return true;
    for (const reply of next.replies) waiting.push(reply);
  }
  return false;
}

class Collector implements Collected {
  readonly top: CollectedNode;
  readonly hosts = new Set<number>();
  readonly #known = new Map<number, CollectedNode | null>();
  readonly #depth: number;

  constructor(note: Note, { node, depth = Infinity }: SummaryOptions) {
    this.top = collected(topOf(note, node), 0);
    this.#depth = depth;
    this.#known.set(this.top.node.key, this.top);
  }

  addNode(node: NoteNode, isWished: boolean): void {
    const place = this.#placeOf(node);
    if (place?.node === node || place?.node.key === node.key) place.isWished ||= isWished;
  }

  addAnnotation(annotation: Annotation): void {
    const { host } = annotation;
    const place = this.#placeOf(host);
    if (place === null) return;
    const below: string[] = [];
    for (
      let node: NoteNode | null = host;
      node !== null && node.key !== place.node.key;
      node = node.parent
    ) {
      if (!node.isAnnotationOnly) below.unshift(shownLine(node.label));
    }
    place.annotations.push({ annotation, below });
    this.hosts.add(host.key);
  }

  /** Where a node is in the summary: itself, or the last above it that is shown; null outside the chosen subtree. */
  #placeOf(node: NoteNode): CollectedNode | null {
    const missing: NoteNode[] = [];
    let at: NoteNode | null = node;
    while (at !== null && !this.#known.has(at.key)) {
      missing.push(at);
      at = at.parent;
    }
    let place = at === null ? null : (this.#known.get(at.key) ?? null);
    for (let next = missing.pop(); next !== undefined; next = missing.pop()) {
      if (place !== null && place.depth < this.#depth && !next.isAnnotationOnly) {
        const child: CollectedNode = collected(next, place.depth + 1);
        place.children.push(child);
        place = child;
      }
      this.#known.set(next.key, place);
    }
    return place;
  }
}

function collected(node: NoteNode, depth: number): CollectedNode {
  return { node, depth, annotations: [], children: [], isWished: false };
}

/** Annotations have nothing below them that is a subject of its own: a summary of one is that of its host. */
function topOf(note: Note, wished: NoteNode | undefined): NoteNode {
  let node = wished ?? note.root;
  while (node.isAnnotationOnly && node.parent !== null) node = node.parent;
  return node;
}
