import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import type { Note } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { EntryWriter, listParts, Numbering, partOf, treeEntries } from "./arrange.js";
import type { ListedNote } from "./arrange.js";
import { collectSteps } from "./collect.js";
import type { Collected } from "./collect.js";
import { shownLine } from "./content.js";
import type { SummaryOptions } from "./options.js";
import { statisticsSteps } from "./statistics.js";
import { collectedOptions, hasGuess, isTreeWished } from "./summarise.js";
import type {
  ChapterStatistics,
  KindCounts,
  Summary,
  SummaryEntry,
  SummaryStatistics,
} from "./summary.js";

/** One of several notes of a summary. */
export interface SummarySource {
  readonly note: Note;
  /** What `SummaryPlace.note` is to say of its places, such as the address of its file. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What is in the summary of this note alone, such as one of its nodes. */
  readonly options?: Pick<SummaryOptions, "node" | "filter">;
}

/**
 * One summary of several notes, in slices: each note is a chapter, with its own top as the heading; in a list its title
 * begins every path. The figures count all of them, with the notes as chapters.
 *
 * @param sources the notes in their order, at least one
 * @param options of all of them; `title` is that of the whole
 */
export function* summariseNotesSteps(
  sources: readonly [SummarySource, ...SummarySource[]],
  options: SummaryOptions,
): Steps<Summary> {
  const isTree = isTreeWished(options);
  const numbering = new Numbering();
  const read: ReadSource[] = [];
  for (const source of sources) {
    const own = collectedOptions({ ...options, ...source.options });
    const collected = yield* collectSteps(source.note, own);
    const { note, id, title } = source;
    // In a list the title is in the path already.
    const named = isTree ? { note, id, title } : { note, id };
    read.push({ source, collected, writer: new EntryWriter(named, options, numbering) });
  }
  const parts = isTree
    ? [partOf(null, yield* chapters(read))]
    : yield* listParts(read.map(listed), options);
  const statistics = yield* statisticsOf(read, isTree);
  const [{ note }] = sources;
  const title = shownLine(options.title ?? "");
  const top = emptyTop(title);
  const isGuess = sources.some((source) => hasGuess(source.note));
  const { entries: entryCount } = numbering;
  return { note, title, isTree, isGuess, top, parts, entryCount, statistics };
}

interface ReadSource {
  readonly source: SummarySource;
  readonly collected: Collected;
  readonly writer: EntryWriter;
}

function* chapters(read: readonly ReadSource[]): Steps<readonly SummaryEntry[]> {
  const entries: SummaryEntry[] = [];
  for (const { collected, writer } of read) {
    const { top } = collected;
    entries.push(writer.add(top, { depth: 1, headingLevel: 2, itemDepth: 0, path: [] }));
    for (const entry of yield* treeEntries(top, writer, 1)) entries.push(entry);
  }
  return entries;
}

function listed({ source, collected, writer }: ReadSource): ListedNote {
  return { top: collected.top, writer, path: [shownLine(source.title)] };
}

/** Nothing stands above the notes. */
function emptyTop(title: string): SummaryEntry {
  return {
    number: 0,
    depth: 0,
    headingLevel: 1,
    itemDepth: 0,
    ordinal: -1,
    label: title,
    path: [],
    isContext: true,
    blocks: [],
    annotations: [],
    place: { line: 1, column: 1, start: 0, end: 0 },
    span: { start: 0, end: 0 },
    identity: {},
  };
}

function* statisticsOf(read: readonly ReadSource[], isTree: boolean): Steps<SummaryStatistics> {
  const chapters: ChapterStatistics[] = [];
  const all: SummaryStatistics[] = [];
  for (const { source, collected, writer } of read) {
    const figures = yield* statisticsSteps(source.note, collected, () => null);
    all.push(figures);
    const { node } = collected.top;
    chapters.push({
      isTop: false,
      entry: isTree ? (writer.numbers.get(node.key) ?? null) : null,
      label: shownLine(node.label) || shownLine(source.title),
      kinds: figures.kinds,
      annotationCount: figures.annotationCount,
      nodeCount: figures.nodeCount,
      annotatedCount: figures.annotatedCount,
    });
  }
  const sum = (count: (figures: SummaryStatistics) => number): number =>
    all.reduce((total, figures) => total + count(figures), 0);
  return {
    annotationCount: sum(({ annotationCount }) => annotationCount),
    replyCount: sum(({ replyCount }) => replyCount),
    openCount: sum(({ openCount }) => openCount),
    nodeCount: sum(({ nodeCount }) => nodeCount),
    annotatedCount: sum(({ annotatedCount }) => annotatedCount),
    kinds: kindsOf((kind) => sum(({ kinds }) => kinds[kind])),
    readers: [...new Set(all.flatMap(({ readers }) => readers))].sort(),
    chapters,
  };
}

function kindsOf(count: (kind: AnnotationKind) => number): KindCounts {
  const entries = ANNOTATION_KINDS.map((kind) => [kind, count(kind)] as const);
  return Object.fromEntries(entries) as unknown as KindCounts;
}
