import type { Steps } from "../outline/index.js";
import { annotationLine, nodeLine } from "./nodePath.js";
import type { Annotation, Note, NoteNode } from "./note.js";

/** Something of a note that can be searched for. */
export interface SearchEntry<Subject> {
  readonly subject: Subject;
  /** Its own words, in lower case. */
  readonly words: string;
  /** The words of what it hangs under, in lower case. */
  readonly context: string;
}

/** What a search has found: the best first, and how many there are with those left out. */
export interface SearchResult<Subject> {
  readonly found: readonly Subject[];
  readonly count: number;
}

/** Units of context that are searched: the nearest ancestors. Paths of deep notes would be of quadratic size. */
const CONTEXT_LENGTH = 300;

/** All nodes of a note, in document order. */
export function* listNodes(note: Note): Steps<readonly SearchEntry<NoteNode>[]> {
  const contexts = new Contexts();
  const entries: SearchEntry<NoteNode>[] = [];
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const subject = note.node(ordinal);
    const words = nodeLine(subject).toLowerCase();
    entries.push({ subject, words, context: contexts.above(subject) });
    yield;
  }
  return entries;
}

/** All annotations of a note without replies, in document order. What replies say finds the annotation. */
export function* listAnnotations(note: Note): Steps<readonly SearchEntry<Annotation>[]> {
  const contexts = new Contexts();
  const entries: SearchEntry<Annotation>[] = [];
  let subject = note.annotationAfter(-1);
  while (subject !== null) {
    const words = `${annotationLine(subject)} ${subject.body}`.toLowerCase();
    entries.push({ subject, words, context: contexts.of(subject.host) });
    subject = note.annotationAfter(subject.start);
    yield;
  }
  return entries;
}

/**
 * Searches entries for the words of a query. Each word must occur in the entry's own words or in its context, or its
 * characters must in this order (fuzzily) in the entry's own words. Entries that have all words themselves come first,
 * then those that have some, then those found fuzzily, then those found by context alone; each in document order.
 *
 * @param limit How many at most.
 */
export function* searchEntries<Subject>(
  entries: readonly SearchEntry<Subject>[],
  query: string,
  limit: number,
): Steps<SearchResult<Subject>> {
  const terms = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const tiers: Subject[][] = [[], [], [], []];
  let count = 0;
  for (const entry of entries) {
    const rank = rankOf(entry, terms);
    if (rank !== null) {
      count += 1;
      const tier = tiers[rank];
      if (tier !== undefined && tier.length < limit) tier.push(entry.subject);
    }
    yield;
  }
  return { found: tiers.flat().slice(0, limit), count };
}

function rankOf<Subject>(
  { words, context }: SearchEntry<Subject>,
  terms: readonly string[],
): number | null {
  const own = terms.filter((term) => words.includes(term)).length;
  if (own === terms.length) return 0;
  let rank = own > 0 ? 1 : 3;
  for (const term of terms) {
    if (!words.includes(term) && !context.includes(term)) {
      if (!isSubsequence(term, words)) return null;
      rank = 2;
    }
  }
  return rank;
}

function isSubsequence(term: string, words: string): boolean {
  let from = 0;
  for (const character of term) {
    const at = words.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** The words on the way from the root to nodes, each node worked out once. */
class Contexts {
  readonly #known = new Map<number, string>();

  /** The words of a node and its ancestors. */
  of(node: NoteNode): string {
    const chain: NoteNode[] = [];
    let at: NoteNode | null = node;
    while (at !== null && at.type !== "root" && !this.#known.has(at.key)) {
      chain.push(at);
      at = at.parent;
    }
    let context = at === null ? "" : (this.#known.get(at.key) ?? "");
    for (const below of chain.reverse()) {
      context = `${context} ${nodeLine(below).toLowerCase()}`.slice(-CONTEXT_LENGTH);
      this.#known.set(below.key, context);
    }
    return context;
  }

  /** The words of a node's ancestors. */
  above(node: NoteNode): string {
    return node.parent === null ? "" : this.of(node.parent);
  }
}
