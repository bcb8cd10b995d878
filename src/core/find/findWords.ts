import type { Annotation, Note } from "../note/index.js";
import type { Steps, TextRange } from "../text/index.js";

/** Whose words are looked through: the reader's annotations, or all that the author wrote. */
export type Voice = "reader" | "author";

/** What to look for. */
export interface WordsSearch {
  /** The words as they stand, in any case. */
  readonly words: string;
  readonly voice: Voice;
  /** How many matches are given at most; all are counted. */
  readonly limit: number;
}

/** A place where the words stand. The other's words between them are left out, so there may be several ranges. */
export interface WordsMatch {
  readonly ranges: readonly [TextRange, ...TextRange[]];
}

/** What a search has found, in the order of the note. */
export interface WordsFound {
  readonly found: readonly WordsMatch[];
  readonly count: number;
}

/** Units of author text that are looked through at a time, at least. */
const BLOCK_LENGTH = 8192;

/**
 * Looks for words in what the reader wrote, or in what the author wrote. A match holds nothing of the other's: where an
 * annotation stands between two of the author's words, or a reply between two of an annotation's, the match goes on
 * behind it.
 */
export function* findWordsSteps(
  note: Note,
  { words, voice, limit }: WordsSearch,
): Steps<WordsFound> {
  const found: WordsMatch[] = [];
  let count = 0;
  if (words.trim() === "") return { found, count };
  // A pattern, because some letters have another length in lower case.
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"), "giu");
  for (const parts of voice === "author" ? authorParts(note) : readerParts(note)) {
    for (const match of matchesIn(note, parts, pattern)) {
      count += 1;
      if (found.length < limit) found.push(match);
    }
    yield;
  }
  return { found, count };
}

/** Author text, some lines at a time: what stands between annotations. */
function* authorParts(note: Note): Generator<readonly TextRange[]> {
  for (let start = 0; start < note.length;) {
    const end = endOfBlock(note, start);
    const parts: TextRange[] = [];
    let from = start;
    for (const annotation of note.annotationsIn({ start, end })) {
      parts.push({ start: from, end: Math.max(from, annotation.start) });
      from = Math.max(from, annotation.end);
    }
    parts.push({ start: from, end: Math.max(from, end) });
    yield parts;
    start = Math.max(from, end);
  }
}

/** Where a block ends that starts somewhere: at the end of a line, and not in an annotation. */
function endOfBlock(note: Note, start: number): number {
  let end = lineEnd(note, start + BLOCK_LENGTH);
  for (;;) {
    const last = note.annotationsIn({ start: end, end }).at(-1);
    if (last === undefined || last.start >= end || last.end <= end) return end;
    end = lineEnd(note, last.end);
  }
}

/** The end of the line that holds an offset, behind its break. */
function lineEnd(note: Note, offset: number): number {
  for (let from = offset; from < note.length; from += BLOCK_LENGTH) {
    const at = note.slice(from, Math.min(from + BLOCK_LENGTH, note.length)).indexOf("\n");
    if (at >= 0) return from + at + 1;
  }
  return note.length;
}

/** What each annotation and each reply says itself. */
function* readerParts(note: Note): Generator<readonly TextRange[]> {
  let top = note.annotationAfter(-1);
  while (top !== null) {
    // A stack instead of recursion: replies nest 5,000 deep.
    const open: Annotation[] = [top];
    for (let annotation = open.pop(); annotation !== undefined; annotation = open.pop()) {
      yield ownParts(annotation);
      open.push(...[...annotation.replies].reverse());
    }
    top = note.annotationAfter(top.start);
  }
}

function ownParts({ bodyStart, bodyEnd, replies }: Annotation): readonly TextRange[] {
  const parts: TextRange[] = [];
  let start = bodyStart;
  for (const reply of replies) {
    parts.push({ start, end: reply.start });
    start = reply.end;
  }
  parts.push({ start, end: bodyEnd });
  return parts;
}

function* matchesIn(
  note: Note,
  parts: readonly TextRange[],
  pattern: RegExp,
): Generator<WordsMatch> {
  const text = parts.map(({ start, end }) => note.slice(start, end)).join("");
  let index = 0;
  let before = 0;
  for (const match of text.matchAll(pattern)) {
    const ranges: TextRange[] = [];
    const end = match.index + match[0].length;
    for (let part = parts[index]; part !== undefined; part = parts[index]) {
      const length = part.end - part.start;
      const from = Math.max(match.index - before, 0);
      const to = Math.min(end - before, length);
      if (from < to) ranges.push({ start: part.start + from, end: part.start + to });
      // The next match may begin in the same part.
      if (end <= before + length) break;
      before += length;
      index += 1;
    }
    const [first, ...rest] = ranges;
    if (first !== undefined) yield { ranges: [first, ...rest] };
  }
}
