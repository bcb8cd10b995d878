import type { Steps } from "../note/index.js";

/** Lines that are looked at between two points at which the work can be interrupted. */
const LINES_PER_STEP = 4096;

/**
 * How much of a text is found in another: the share, from 0 to 1, of its lines with words that stand there too,
 * wherever. Tells an author text that was edited from that of another note. 1 where there is nothing to find.
 */
export function* likenessSteps(text: string, other: string): Steps<number> {
  const there = new Set<string>();
  for (const line of other.split("\n")) {
    there.add(line.trim());
    if (there.size % LINES_PER_STEP === 0) yield;
  }
  let found = 0;
  let all = 0;
  for (const line of text.split("\n")) {
    const words = line.trim();
    if (words === "") continue;
    if (++all % LINES_PER_STEP === 0) yield;
    if (there.has(words)) found++;
  }
  return all === 0 ? 1 : found / all;
}
