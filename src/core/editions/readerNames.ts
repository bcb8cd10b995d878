import { isReaderName } from "./readerWords.js";

/** What a copy tells of whose it is. */
export interface CopyClues {
  /** The file's name without its extension. */
  readonly stem: string;
  /** The readers that its annotations name. */
  readonly readers: readonly (string | null)[];
}

/**
 * A guess at whose each of several copies is: the reader whom all named annotations of a copy name, else what its name
 * has and the others' names have not. "" where there is no guess that the head of an annotation can hold.
 */
export function guessReaderNames(copies: readonly CopyClues[]): string[] {
  const own = ownParts(copies.map(({ stem }) => stem));
  return copies.map(({ readers }, index) => {
    const named = new Set(readers.filter((reader) => reader !== null));
    const [only = ""] = named;
    const guess = named.size === 1 ? only : (own[index] ?? "");
    return isReaderName(guess) ? guess : "";
  });
}

/** What the names of copies begin with, without the marks behind it: the note that they are copies of. "" for nothing. */
export function commonStem(stems: readonly string[]): string {
  const [first = ""] = stems;
  return trimmed(first.slice(0, commonStart(stems)));
}

function commonStart(names: readonly string[]): number {
  const [first = ""] = names;
  let start = 0;
  while (start < first.length && names.every((name) => name[start] === first[start])) start++;
  return start;
}

/** Without blanks and marks around it. */
function trimmed(name: string): string {
  return name.replace(/^[\s._()（）-]+|[\s._()（）-]+$/gu, "");
}

/** Each name without what all begin and end with, and without the marks around the rest. */
function ownParts(names: readonly string[]): string[] {
  const [first = ""] = names;
  const start = commonStart(names);
  let end = 0;
  const shortest = Math.min(...names.map((name) => name.length));
  while (
    end < shortest - start &&
    names.every((name) => name.at(-1 - end) === first.at(-1 - end))
  ) {
    end++;
  }
  return names.map((name) => trimmed(name.slice(start, name.length - end)));
}
