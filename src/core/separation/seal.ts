import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { hashText } from "./hash.js";
import type { Separated } from "./separated.js";

/** What `merge` reads of a separated note. */
export interface MergedParts {
  /** The hash of the author text. */
  readonly textHash: string;
  readonly annotations: readonly Pick<
    Separated["annotations"][number],
    "at" | "raw" | "lead" | "trail"
  >[];
  readonly escapes: Separated["escapes"];
  readonly grammar: Separated["grammar"];
}

/** A hash of everything that decides what `merge` makes. */
export function* sealSteps({
  textHash,
  annotations,
  escapes,
  grammar,
}: MergedParts): Steps<string> {
  const { format, brackets, authorBrackets } = grammar;
  const pairs = brackets.map(({ open, close }) => [open, close]);
  let seal = hashText(textHash + JSON.stringify([format, pairs, authorBrackets]));
  for (let from = 0; from < annotations.length; from += ITEMS_PER_STEP) {
    const places = annotations
      .slice(from, from + ITEMS_PER_STEP)
      .map(({ at, raw, lead, trail }) => [at, raw, lead, trail]);
    seal = hashText(seal + JSON.stringify(places));
    yield;
  }
  for (let from = 0; from < escapes.length; from += ITEMS_PER_STEP) {
    const runs = escapes
      .slice(from, from + ITEMS_PER_STEP)
      .map(({ at, backslashes }) => [at, backslashes]);
    seal = hashText(`${seal} ${JSON.stringify(runs)}`);
    yield;
  }
  return seal;
}
