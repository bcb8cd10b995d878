import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import type { Note, NoteNode } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { NODES_PER_STEP } from "./collect.js";
import type { Collected, CollectedNode } from "./collect.js";
import { shownLine } from "./content.js";
import type { ChapterStatistics, KindCounts, SummaryStatistics } from "./summary.js";

/** The figures but for the numbers of chapters' entries, which `entryOf` gives by the key of a node. */
export function* statisticsSteps(
  note: Note,
  collected: Collected,
  entryOf: (key: number) => number | null,
): Steps<SummaryStatistics> {
  const { top } = collected;
  const chapters = new ChapterCounter(top.node, collected.hosts);
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    chapters.count(note.node(ordinal));
    if (ordinal % NODES_PER_STEP === 0) yield;
  }
  const total = new Counts();
  const ownCounts = new Counts();
  total.add(top);
  ownCounts.add(top);
  const byChapter = new Map<number, Counts>();
  let seen = 0;
  for (const child of top.children) {
    const counts = new Counts();
    const waiting = [child];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      counts.add(next);
      total.add(next);
      for (const below of next.children) waiting.push(below);
      if (++seen % NODES_PER_STEP === 0) yield;
    }
    byChapter.set(child.node.key, counts);
  }
  const { own } = chapters;
  const figuresOf = (chapter: Chapter, counts: Counts): ChapterStatistics => ({
    isTop: chapter === own,
    entry: entryOf(chapter.node.key),
    label: shownLine(chapter.node.label),
    ...counts.figures(),
    nodeCount: chapter.nodes,
    annotatedCount: chapter.annotated,
  });
  const ofTop = top.annotations.length === 0 ? [] : [figuresOf(own, ownCounts)];
  const ofChapters = chapters.list.map((chapter) =>
    figuresOf(chapter, byChapter.get(chapter.node.key) ?? new Counts()),
  );
  return {
    ...total.figures(),
    replyCount: total.replies,
    openCount: total.open,
    nodeCount: own.nodes + sum(chapters.list, ({ nodes }) => nodes),
    annotatedCount: own.annotated + sum(chapters.list, ({ annotated }) => annotated),
    readers: [...total.readers].sort(),
    chapters: chapters.isNested ? [...ofTop, ...ofChapters] : [],
  };
}

/** A child of the top, and how many nodes it has with those below it. */
interface Chapter {
  readonly node: NoteNode;
  nodes: number;
  annotated: number;
}

class ChapterCounter {
  readonly own: Chapter;
  readonly list: Chapter[] = [];
  isNested = false;
  readonly #hosts: ReadonlySet<number>;
  readonly #known = new Map<number, Chapter | "top" | null>();

  constructor(top: NoteNode, hosts: ReadonlySet<number>) {
    this.own = { node: top, nodes: 0, annotated: 0 };
    this.#hosts = hosts;
    this.#known.set(top.key, "top");
  }

  count(node: NoteNode): void {
    const chapter = this.#chapterOf(node);
    if (chapter === null || !node.hasAuthorText) return;
    const counts = chapter === "top" ? this.own : chapter;
    counts.nodes += 1;
    if (this.#hosts.has(node.key)) counts.annotated += 1;
    if (chapter !== "top" && chapter.node.key !== node.key) this.isNested = true;
  }

  /** The chapter that a node is or is in; "top" for the top, null for a node outside. */
  #chapterOf(node: NoteNode): Chapter | "top" | null {
    const missing: NoteNode[] = [];
    let at: NoteNode | null = node;
    while (at !== null && !this.#known.has(at.key)) {
      missing.push(at);
      at = at.parent;
    }
    let chapter = at === null ? null : (this.#known.get(at.key) ?? null);
    for (let next = missing.pop(); next !== undefined; next = missing.pop()) {
      if (chapter === "top" && !next.isAnnotationOnly) {
        chapter = { node: next, nodes: 0, annotated: 0 };
        this.list.push(chapter);
      }
      this.#known.set(next.key, chapter);
    }
    return chapter;
  }
}

class Counts {
  replies = 0;
  open = 0;
  readonly readers = new Set<string>();
  readonly #kinds: Record<AnnotationKind, number> = noKinds();

  add({ annotations }: CollectedNode): void {
    for (const { annotation } of annotations) {
      this.#kinds[annotation.kind] += 1;
      this.replies -= 1;
      const waiting = [annotation];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        this.replies += 1;
        if (next.kind === "todo" && !next.done) this.open += 1;
        if (next.reader !== null) this.readers.add(shownLine(next.reader));
        for (const reply of next.replies) waiting.push(reply);
      }
    }
  }

  figures(): { readonly kinds: KindCounts; readonly annotationCount: number } {
    const kinds = this.#kinds;
    return { kinds, annotationCount: sum(ANNOTATION_KINDS, (kind) => kinds[kind]) };
  }
}

function noKinds(): Record<AnnotationKind, number> {
  return { comment: 0, question: 0, important: 0, todo: 0, doubt: 0 };
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
