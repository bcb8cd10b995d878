import { changedNodesSteps, noteOutline } from "../note/index.js";
import type { Annotation, NodeRange, Note, NoteNode } from "../note/index.js";
import type { Steps } from "../text/index.js";
import { NODES_PER_STEP } from "./collect.js";
import { EntryView, nodeOf, threadEntries } from "./entries.js";
import type { EntrySource } from "./entries.js";
import { wishedTerm } from "./options.js";
import type { SummaryOptions } from "./options.js";
import { isTreeWished, summariseSteps } from "./summarise.js";
import type { Summary, SummaryEntry, SummaryPart } from "./summary.js";

/**
 * Makes the summaries of one note that changes a little each time. Where only words have changed since the summary before,
 * its entries are taken over; `summariseSteps` of the same note gives the same but for that.
 */
export class Summaries {
  #before: { readonly summary: Summary; readonly options: SummaryOptions } | null = null;

  /** The summary of what the note is now, in slices. */
  *write(note: Note, options: SummaryOptions): Steps<Summary> {
    const before = this.#before;
    const renewed =
      before !== null && isSameWish(before.options, options)
        ? yield* renewSteps(before.summary, note)
        : null;
    const summary = renewed ?? (yield* summariseSteps(note, options));
    this.#before = { summary, options };
    return summary;
  }
}

/** True where both ask for the same tree, and for no annotations before others: words that change choose none then. */
function isSameWish(before: SummaryOptions, now: SummaryOptions): boolean {
  return (
    [before, now].every(
      (options) =>
        isTreeWished(options) && options.depth === undefined && wishedTerm(options) === null,
    ) &&
    before.content === now.content &&
    before.authorText === now.authorText &&
    before.title === now.title &&
    before.node?.key === now.node?.key
  );
}

/** The summary after updates of its note; null where these changed more of it than the words of some entries. */
function* renewSteps(before: Summary, note: Note): Steps<Summary | null> {
  const changed = yield* changedNodesSteps(before.note, note);
  if (changed === null) return null;
  const touched = withNeighbours(note, changed);
  if (!(yield* haveSameFigures(before, note, touched))) return null;
  const source = { note };
  const parts: SummaryPart[] = [];
  for (const part of before.parts) {
    const entries: SummaryEntry[] = [];
    for (const entry of part.entries) {
      entries.push(renewedEntry(entry, source, touched));
      if (entries.length % NODES_PER_STEP === 0) yield;
    }
    parts.push({ ...part, entries });
  }
  return { ...before, note, top: renewedEntry(before.top, source, touched), parts };
}

/** The changed nodes with those that share a line with them: further lines are read without what indents the first. */
function withNeighbours(note: Note, { from, to }: NodeRange): NodeRange {
  if (from === to) return { from, to };
  const { text } = noteOutline(note);
  const start = text.lineAt(note.node(from).start).from;
  const { to: end } = text.lineAt(note.node(to - 1).end);
  let first = from;
  while (first > 0 && note.node(first - 1).end >= start) first -= 1;
  let last = to;
  while (last < note.nodeCount && note.node(last).start <= end) last += 1;
  return { from: first, to: last };
}

/**
 * True where all that a summary counts, and what it says of chapters, is as it was: neither the top nor a chapter has other
 * words, and each node has as many annotations as it had, of the same kinds and readers.
 */
function* haveSameFigures(
  { note: old, top, statistics }: Summary,
  note: Note,
  { from, to }: NodeRange,
): Steps<boolean> {
  // What stands before a note's own root is in the text of no node.
  if (top.annotations.some(({ span }) => span.start < top.span.start)) return false;
  for (let ordinal = from; ordinal < to; ordinal += 1) {
    const node = note.node(ordinal);
    if (ordinal === top.ordinal) return false;
    if (statistics.chapters.length > 0 && isChapter(node, top)) return false;
    if (!areAlike(old.node(ordinal).annotations, node.annotations)) return false;
    yield;
  }
  return true;
}

/** True for a node that nothing but annotations stands between and the top. */
function isChapter({ parent }: NoteNode, top: SummaryEntry): boolean {
  let above = parent;
  while (above !== null && above.ordinal !== top.ordinal && above.isAnnotationOnly) {
    above = above.parent;
  }
  return above?.ordinal === top.ordinal;
}

/** True where annotations and replies are counted as others are: a thread may be 5,000 deep. */
function areAlike(old: readonly Annotation[], now: readonly Annotation[]): boolean {
  const waiting = [{ old, now }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.old.length !== next.now.length) return false;
    for (const [index, annotation] of next.now.entries()) {
      const before = next.old[index];
      if (before === undefined || !isCountedAs(before, annotation)) return false;
      if (annotation.replies.length + before.replies.length > 0) {
        waiting.push({ old: before.replies, now: annotation.replies });
      }
    }
  }
  return true;
}

function isCountedAs(one: Annotation, other: Annotation): boolean {
  return one.kind === other.kind && one.done === other.done && one.reader === other.reader;
}

/** An entry in what its note has become; with its words read anew where it or one of its annotations is touched. */
function renewedEntry(entry: SummaryEntry, source: EntrySource, touched: NodeRange): SummaryEntry {
  if (!(entry instanceof EntryView)) throw new TypeError("Only an entry of a note can be renewed");
  const standing = new Set(entry.annotations.map(({ standsIn }) => standsIn));
  const isTouched = [entry.ordinal, ...standing].some(
    (ordinal) => ordinal >= touched.from && ordinal < touched.to,
  );
  if (!isTouched) return entry.renewed(source);
  const { note } = source;
  const annotations = [...standing].flatMap((ordinal) =>
    nodeOf(note, ordinal).annotations.map((annotation) => ({ annotation, below: [] })),
  );
  return entry.rewritten(
    source,
    threadEntries(source, annotations, entry.annotations[0]?.number ?? 0),
  );
}
