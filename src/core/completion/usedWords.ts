import type { ParsedAnnotation } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import { RowFold } from "../outline/index.js";
import type { FoldPart } from "../outline/index.js";
import type { Steps } from "../text/index.js";

/** A tag or a reader, and how many annotations have it. */
export interface UsedWord {
  readonly name: string;
  readonly count: number;
}

/** The words that annotations use, the most frequent first. */
export interface UsedWords {
  /** Without `#`. Spellings that differ only in case are one tag, named as most write it. */
  readonly tags: readonly UsedWord[];
  readonly readers: readonly UsedWord[];
}

/** How often words occur in a stretch of rows. */
interface Counts {
  readonly tags: ReadonlyMap<string, number>;
  readonly readers: ReadonlyMap<string, number>;
}

const countsOfRows = new RowFold<Counts>({
  ofRow: (_, { row }) => (row.annotationCount === 0 ? null : countWords(row.annotations)),
  join: joinCounts,
});

/**
 * The tags and readers of a note with the number of annotations, replies counted too; in slices. After an edit it costs
 * what the rows around the edit cost, and the number of different words.
 */
export function* usedWordsSteps(note: Note): Steps<UsedWords> {
  const counts = yield* countsOfRows.steps(noteOutline(note));
  return {
    tags: sorted(bySpelling(counts?.tags ?? new Map<string, number>())),
    readers: sorted(counts?.readers ?? new Map<string, number>()),
  };
}

/** The words of several notes: each once, with the number of annotations in all of them, the most frequent first. */
export function joinUsedWords(parts: readonly UsedWords[]): UsedWords {
  const tags = new Map<string, number>();
  const readers = new Map<string, number>();
  for (const part of parts) {
    for (const { name, count } of part.tags) add(tags, name, count);
    for (const { name, count } of part.readers) add(readers, name, count);
  }
  return { tags: sorted(bySpelling(tags)), readers: sorted(readers) };
}

function countWords(annotations: readonly ParsedAnnotation[]): Counts | null {
  const tags = new Map<string, number>();
  const readers = new Map<string, number>();
  const all = [...annotations];
  // What is added on the way is visited too.
  for (const annotation of all) {
    for (const tag of annotation.tags) add(tags, tag, 1);
    if (annotation.reader !== null) add(readers, annotation.reader, 1);
    all.push(...annotation.replies);
  }
  return tags.size === 0 && readers.size === 0 ? null : { tags, readers };
}

function joinCounts(parts: readonly FoldPart<Counts>[]): Counts {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first.summary;
  const tags = new Map<string, number>();
  const readers = new Map<string, number>();
  for (const { summary } of parts) {
    for (const [name, count] of summary.tags) add(tags, name, count);
    for (const [name, count] of summary.readers) add(readers, name, count);
  }
  return { tags, readers };
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

/** Spellings that differ only in case as one, under that of most. */
function bySpelling(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const spellings = new Map<string, UsedWord>();
  const totals = new Map<string, number>();
  for (const [name, count] of counts) {
    const key = name.toLowerCase();
    add(totals, key, count);
    if (count > (spellings.get(key)?.count ?? 0)) spellings.set(key, { name, count });
  }
  return new Map([...totals].map(([key, count]) => [spellings.get(key)?.name ?? key, count]));
}

function sorted(counts: ReadonlyMap<string, number>): readonly UsedWord[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
