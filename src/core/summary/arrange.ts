import type { AnnotationKind } from "../annotations/index.js";
import { nodePath } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { NODES_PER_STEP } from "./collect.js";
import type { CollectedAnnotation, CollectedNode } from "./collect.js";
import { shownLine } from "./content.js";
import { EntryView, threadEntries } from "./entries.js";
import type { AnnotationEntry, EntryPlace, EntrySource, Showing } from "./entries.js";
import type { SummaryOptions } from "./options.js";
import type { SummaryEntry, SummaryPart } from "./summary.js";

/** By kind, what asks for an answer comes first, and what is done last of its kind. */
const KIND_ORDER: readonly { readonly kind: AnnotationKind; readonly isDone: boolean }[] = [
  { kind: "question", isDone: false },
  { kind: "todo", isDone: false },
  { kind: "todo", isDone: true },
  { kind: "doubt", isDone: false },
  { kind: "important", isDone: false },
  { kind: "comment", isDone: false },
];

const ANY_KIND = [{ kind: null, isDone: false }] as const;

/** Headings have six levels, and the top takes the first. */
const DEEPEST_HEADING = 6;

const NO_ENTRIES: readonly AnnotationEntry[] = [];
const NO_PATH: readonly string[] = [];

/** Where the top stands. */
export function topPlace({ annotations, isWished }: CollectedNode): EntryPlace {
  const isContext = annotations.length === 0 && !isWished;
  return { number: 0, depth: 0, headingLevel: 1, itemDepth: 0, path: [], isContext };
}

/** A part with its entries. */
export function partOf(kind: AnnotationKind | null, entries: readonly SummaryEntry[]): SummaryPart {
  const count = (entry: SummaryEntry): number =>
    entry.annotations.reduce((total, { depth }) => total + (depth === 0 ? 1 : 0), 0);
  return {
    kind,
    entries,
    annotationCount: entries.reduce((total, entry) => total + count(entry), 0),
  };
}

/** How many entries and annotations have a number: those of all notes of a summary count together. */
export class Numbering {
  entries = 0;
  annotations = 0;
}

/** Gives entries and annotations of a note their numbers, in the order in which they are asked for. */
export class EntryWriter {
  /** The numbers of the first entries of the top and of its chapters, by the keys of their nodes. */
  readonly numbers = new Map<number, number>();
  readonly #source: EntrySource;
  readonly #numbering: Numbering;
  readonly #showing: Showing;
  readonly #isWhole: boolean;

  constructor(
    source: EntrySource,
    { content = "annotated", authorText = "full" }: SummaryOptions,
    numbering: Numbering,
  ) {
    this.#source = source;
    this.#numbering = numbering;
    this.#showing = content === "annotations" ? "place" : authorText;
    this.#isWhole = content === "outline";
  }

  /** The entry of a node, with these of its annotations. */
  add(
    { node, depth: level, annotations, isWished }: CollectedNode,
    { depth, headingLevel, itemDepth, path }: Omit<EntryPlace, "number" | "isContext">,
    chosen: readonly CollectedAnnotation[] = annotations,
  ): SummaryEntry {
    const isContext = chosen.length === 0 && !isWished;
    const number = depth === 0 ? 0 : (this.#numbering.entries += 1);
    if (level <= 1 && !this.numbers.has(node.key)) this.numbers.set(node.key, number);
    const entries =
      chosen.length === 0
        ? NO_ENTRIES
        : threadEntries(this.#source, chosen, this.#numbering.annotations + 1);
    this.#numbering.annotations += entries.length;
    const showing =
      isContext && !this.#isWhole && this.#showing === "full" ? "label" : this.#showing;
    const place = { number, depth, headingLevel, itemDepth, path, isContext };
    return new EntryView(this.#source, node.ordinal, place, { annotations: entries, showing });
  }

  /** The top of a list, where its annotations stand further down. */
  bare(top: CollectedNode): SummaryEntry {
    const words = { annotations: [], showing: "label" } as const;
    return new EntryView(
      this.#source,
      top.node.ordinal,
      { ...topPlace(top), isContext: true },
      words,
    );
  }
}

/**
 * All but the top, each before what is below it.
 *
 * @param below how many entries are above the top: none, or that of the note among several
 */
export function* treeEntries(
  top: CollectedNode,
  writer: EntryWriter,
  below = 0,
): Steps<readonly SummaryEntry[]> {
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
  wait(top, 1 + below, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, headingLevel, itemDepth } = next;
    const depth = at.depth + below;
    entries.push(writer.add(at, { depth, headingLevel, itemDepth, path: NO_PATH }));
    if (at.children.length > 0) wait(at, headingLevel, headingLevel === null ? itemDepth + 1 : 0);
    if (entries.length % NODES_PER_STEP === 0) yield;
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

/** A note whose nodes are to be listed. */
export interface ListedNote {
  readonly top: CollectedNode;
  readonly writer: EntryWriter;
  /** What goes before the path of each of its nodes. */
  readonly path: readonly string[];
}

/** Entries one after another, each with its path: in one part, or in one for each kind. */
export function* listParts(
  notes: readonly ListedNote[],
  { order }: SummaryOptions,
): Steps<readonly SummaryPart[]> {
  const listed: { readonly at: CollectedNode; readonly note: ListedNote }[] = [];
  for (const note of notes) {
    for (const at of yield* allNodes(note.top)) listed.push({ at, note });
  }
  const parts: SummaryPart[] = [];
  for (const { kind, isDone } of order === "kind" ? KIND_ORDER : ANY_KIND) {
    const entries: SummaryEntry[] = [];
    for (const { at, note } of listed) {
      const chosen = at.annotations.filter(
        ({ annotation }) =>
          kind === null || (annotation.kind === kind && annotation.done === isDone),
      );
      if (chosen.length > 0) entries.push(note.writer.add(at, listPlace(at, note.path), chosen));
      yield;
    }
    const last = parts.at(-1);
    if (last?.kind === kind) {
      parts[parts.length - 1] = partOf(kind, [...last.entries, ...entries]);
    } else if (entries.length > 0 || kind === null) parts.push(partOf(kind, entries));
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

function listPlace(
  { node }: CollectedNode,
  before: readonly string[],
): Omit<EntryPlace, "number" | "isContext"> {
  const above = node.parent;
  const own =
    above === null || above.type === "root" ? [] : nodePath(above).map(shownLine).filter(Boolean);
  const path = [...before, ...own];
  return { depth: 1, headingLevel: null, itemDepth: 0, path };
}
