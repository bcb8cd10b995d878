import type { AnnotationKind } from "../annotations/index.js";
import { nodePath } from "../note/index.js";
import type { Note } from "../note/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { collectSteps } from "./collect.js";
import type { CollectedAnnotation, CollectedNode } from "./collect.js";
import { shownLine } from "./content.js";
import { EntryView, threadEntries } from "./entries.js";
import type { EntryPlace, Showing } from "./entries.js";
import type { SummaryOptions } from "./options.js";
import { statisticsSteps } from "./statistics.js";
import type { Summary, SummaryEntry, SummaryPart } from "./summary.js";

/** By kind, what asks for an answer comes first. */
const KIND_ORDER: readonly AnnotationKind[] = ["question", "todo", "doubt", "important", "comment"];

/** Headings have six levels, and the top takes the first. */
const DEEPEST_HEADING = 6;

/** Makes the summary of a note. */
export function summarise(note: Note, options: SummaryOptions = {}): Summary {
  return finished(summariseSteps(note, options));
}

/** `summarise` in slices. */
export function* summariseSteps(note: Note, options: SummaryOptions = {}): Steps<Summary> {
  const isTree = options.content !== "annotations" && options.order !== "kind";
  // A list shows each node by its path, however deep it is.
  const collected = yield* collectSteps(note, isTree ? options : { ...options, depth: Infinity });
  const writer = new EntryWriter(note, options);
  const { top: root } = collected;
  const top = isTree ? writer.add(root, topPlace(root)) : writer.bare(root);
  const parts = isTree
    ? [partOf(null, yield* treeEntries(root, writer))]
    : yield* listParts(root, writer, options);
  const statistics = yield* statisticsSteps(note, collected, (key) =>
    isTree ? (writer.numbers.get(key) ?? null) : null,
  );
  return {
    note,
    title: shownLine(options.title ?? root.node.label),
    isTree,
    top,
    parts,
    entryCount: writer.count,
    statistics,
  };
}

function topPlace({ annotations, isWished }: CollectedNode): EntryPlace {
  const isContext = annotations.length === 0 && !isWished;
  return { number: 0, depth: 0, headingLevel: 1, itemDepth: 0, path: [], isContext };
}

function partOf(kind: AnnotationKind | null, entries: readonly SummaryEntry[]): SummaryPart {
  const count = (entry: SummaryEntry): number =>
    entry.annotations.reduce((total, { depth }) => total + (depth === 0 ? 1 : 0), 0);
  return {
    kind,
    entries,
    annotationCount: entries.reduce((total, entry) => total + count(entry), 0),
  };
}

/** Gives entries and annotations their numbers, in the order in which they are asked for. */
class EntryWriter {
  count = 0;
  readonly numbers = new Map<number, number>();
  readonly #note: Note;
  readonly #showing: Showing;
  readonly #isWhole: boolean;
  #annotations = 1;

  constructor(note: Note, { content = "annotated", authorText = "full" }: SummaryOptions) {
    this.#note = note;
    this.#showing = content === "annotations" ? "place" : authorText;
    this.#isWhole = content === "outline";
  }

  /** The entry of a node, with these of its annotations. */
  add(
    { node, annotations, isWished }: CollectedNode,
    place: Omit<EntryPlace, "number" | "isContext">,
    chosen: readonly CollectedAnnotation[] = annotations,
  ): SummaryEntry {
    const isContext = chosen.length === 0 && !isWished;
    const number = place.depth === 0 ? 0 : (this.count += 1);
    if (!this.numbers.has(node.key)) this.numbers.set(node.key, number);
    const entries = threadEntries(this.#note, chosen, this.#annotations);
    this.#annotations += entries.length;
    const showing =
      isContext && !this.#isWhole && this.#showing === "full" ? "label" : this.#showing;
    const words = { annotations: entries, showing };
    return new EntryView(this.#note, node, { ...place, number, isContext }, words);
  }

  /** The top of a list, where its annotations stand further down. */
  bare(top: CollectedNode): SummaryEntry {
    const words = { annotations: [], showing: "label" } as const;
    return new EntryView(this.#note, top.node, { ...topPlace(top), isContext: true }, words);
  }
}

/** All but the top, each before what is below it. */
function* treeEntries(top: CollectedNode, writer: EntryWriter): Steps<readonly SummaryEntry[]> {
  const entries: SummaryEntry[] = [];
  const waiting: { at: CollectedNode; headingLevel: number | null; itemDepth: number }[] = [];
  const wait = (above: CollectedNode, level: number | null, itemDepth: number): void => {
    const { children } = above;
    const headings = level === null ? 0 : headingCount(children, level, above === top);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const isHeading = index >= children.length - headings;
      waiting.push({
        at: children[index] as CollectedNode,
        headingLevel: isHeading ? (level ?? 0) + 1 : null,
        itemDepth: isHeading ? 0 : itemDepth,
      });
    }
  };
  wait(top, 1, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, headingLevel, itemDepth } = next;
    entries.push(writer.add(at, { depth: at.depth, headingLevel, itemDepth, path: [] }));
    wait(at, headingLevel, headingLevel === null ? itemDepth + 1 : 0);
    yield;
  }
  return entries;
}

/**
 * How many children, counted from the last, become headings: an item behind a heading would read as being below it.
 * Where a note has no headings of its own, its chapters become such.
 */
function headingCount(
  children: readonly CollectedNode[],
  level: number,
  areChapters: boolean,
): number {
  if (level >= DEEPEST_HEADING) return 0;
  let count = 0;
  while (children.at(-1 - count)?.node.type === "heading") count += 1;
  const isOutline = areChapters && children.some((child) => child.children.length > 0);
  return count === 0 && isOutline && children.every(({ node }) => node.type !== "heading")
    ? children.length
    : count;
}

/** Entries one after another, each with its path: in one part, or in one for each kind. */
function* listParts(
  top: CollectedNode,
  writer: EntryWriter,
  { order }: SummaryOptions,
): Steps<readonly SummaryPart[]> {
  const nodes = yield* allNodes(top);
  if (order !== "kind") {
    const entries: SummaryEntry[] = [];
    for (const at of nodes) {
      if (at.annotations.length > 0) entries.push(writer.add(at, listPlace(at)));
      yield;
    }
    return [partOf(null, entries)];
  }
  const parts: SummaryPart[] = [];
  for (const kind of KIND_ORDER) {
    const entries: SummaryEntry[] = [];
    for (const isDone of kind === "todo" ? [false, true] : [false]) {
      for (const at of nodes) {
        const chosen = at.annotations.filter(
          ({ annotation }) => annotation.kind === kind && annotation.done === isDone,
        );
        if (chosen.length > 0) entries.push(writer.add(at, listPlace(at), chosen));
        yield;
      }
    }
    if (entries.length > 0) parts.push(partOf(kind, entries));
  }
  return parts;
}

function* allNodes(top: CollectedNode): Steps<readonly CollectedNode[]> {
  const nodes: CollectedNode[] = [];
  const waiting = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes.push(next);
    for (const child of next.children.toReversed()) waiting.push(child);
    yield;
  }
  return nodes;
}

function listPlace({ node }: CollectedNode): Omit<EntryPlace, "number" | "isContext"> {
  const above = node.parent;
  const path =
    above === null || above.type === "root" ? [] : nodePath(above).map(shownLine).filter(Boolean);
  return { depth: 1, headingLevel: null, itemDepth: 0, path };
}
