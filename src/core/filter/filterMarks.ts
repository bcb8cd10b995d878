import type { Annotation, Note, NoteNode } from "../note/index.js";
import { firstIndex } from "../text/index.js";
import type { TextRange } from "../text/index.js";
import type { FilteredNote } from "./filterNote.js";

/** What a filter means for a stretch of the text; ranges are in the order of the text and do not overlap. */
export interface FilterMarks {
  /** Annotations that match, and words of matching lines that were looked for. */
  readonly matches: readonly TextRange[];
  /** Annotations that do not match, and author text of lines that are neither matches nor on the way to one. */
  readonly others: readonly TextRange[];
}

/**
 * Finds what matches and what does not in a stretch of a note. Costs what the stretch holds, whatever the length of the
 * note.
 *
 * @param filtered what is left of the same note
 */
export function findFilterMarks(note: Note, filtered: FilteredNote, range: TextRange): FilterMarks {
  const annotations = note.annotationsIn(range);
  const matches: TextRange[] = [];
  const others: TextRange[] = [];
  for (const annotation of annotations) {
    if (filtered.keepsAnnotation(annotation)) matches.push(...matchingParts(annotation, filtered));
    else others.push(annotation);
  }
  for (const node of nodesIn(note, range)) {
    const parts = authorParts(node, annotations, range);
    if (!filtered.keeps(node)) others.push(...parts);
    else if (filtered.matches(node)) matches.push(...wordsIn(note, filtered, parts));
  }
  return { matches: inOrder(matches), others: inOrder(others) };
}

/** The annotation as a whole, or those of its replies that match. */
function matchingParts(annotation: Annotation, filtered: FilteredNote): readonly TextRange[] {
  const parts: TextRange[] = [];
  const open = [annotation];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (filtered.matches(next)) parts.push(next);
    else open.push(...next.replies);
  }
  return parts;
}

function* nodesIn(note: Note, { start, end }: TextRange): Generator<NoteNode> {
  const last = note.nodeAt(end).ordinal;
  for (let ordinal = Math.max(0, note.nodeAt(start).ordinal); ordinal <= last; ordinal += 1) {
    yield note.node(ordinal);
  }
}

/** What the author wrote in a node, as far as it is in the stretch. */
function* authorParts(
  node: NoteNode,
  annotations: readonly Annotation[],
  range: TextRange,
): Generator<TextRange> {
  const end = Math.min(node.end, range.end);
  let start = Math.max(node.start, range.start);
  for (let index = firstIndex(annotations, (one) => one.end > start); start < end; index += 1) {
    const annotation = annotations[index];
    const next = Math.min(annotation?.start ?? end, end);
    if (start < next) yield { start, end: next };
    start = Math.max(start, annotation?.end ?? end);
  }
}

function* wordsIn(
  note: Note,
  { filter }: FilteredNote,
  parts: Iterable<TextRange>,
): Generator<TextRange> {
  for (const { start, end } of parts) {
    const text = note.slice(start, end);
    const lower = text.toLowerCase();
    // Some capitals have lower-case forms of another length; then the places would be wrong.
    for (const word of lower.length === text.length ? filter.words : []) {
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
        yield { start: start + at, end: start + at + word.length };
      }
    }
  }
}

/** Sorted, and one where they touch. */
function inOrder(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      joined.push({ start, end });
    }
  }
  return joined;
}
