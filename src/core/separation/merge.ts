import { compileGrammar } from "../annotations/index.js";
import type { NoteOptions } from "../note/index.js";
import { defaultRuns } from "./backslashes.js";
import { composeText } from "./composeText.js";
import { readAuthorText } from "./separate.js";
import type { Separated } from "./separated.js";

/** Puts the annotations back. */
export function merge(separated: Separated, options: NoteOptions = {}): string {
  const { text, annotations, escapes, grammar } = separated;
  const compiled = compileGrammar({ ...options, ...grammar });
  const alone = readAuthorText(text, grammar.format, compiled);
  const runs = alone
    ? defaultRuns(
        alone,
        annotations.map(({ at }) => at),
      )
    : new Map<number, number>();
  for (const { at, backslashes } of escapes) runs.set(at, backslashes);
  return composeText(text, annotations, runs).text;
}
