import { hashText } from "./hash.js";
import type { Separated } from "./separated.js";

/** What `merge` reads of a separated note. */
export interface MergedParts {
  readonly text: string;
  readonly annotations: readonly Pick<
    Separated["annotations"][number],
    "at" | "raw" | "lead" | "trail"
  >[];
  readonly escapes: Separated["escapes"];
  readonly grammar: Separated["grammar"];
}

/** A hash of everything that decides what `merge` makes. */
export function sealOf({ text, annotations, escapes, grammar }: MergedParts): string {
  const { format, brackets, authorBrackets } = grammar;
  const places = annotations.map(({ at, raw, lead, trail }) => [at, raw, lead, trail]);
  const runs = escapes.map(({ at, backslashes }) => [at, backslashes]);
  const pairs = brackets.map(({ open, close }) => [open, close]);
  return hashText(hashText(text) + JSON.stringify([places, runs, format, pairs, authorBrackets]));
}
