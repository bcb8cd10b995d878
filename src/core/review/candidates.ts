import type { SidecarCandidate, SidecarOrphan } from "../sidecar/index.js";
import type { ReviewState } from "./reviewState.js";

/**
 * The candidates of an orphan that are still in the author text, where they are now: the words that stood there are
 * looked for nearest to where they stood.
 */
export function presentCandidates(
  { separated }: Pick<ReviewState, "separated">,
  orphan: SidecarOrphan,
): readonly SidecarCandidate[] {
  return orphan.candidates.flatMap((candidate) => {
    const at = presentPlace(separated.text, candidate);
    return at === null ? [] : [{ ...candidate, at }];
  });
}

/** The end of a candidate's words; null where they are nowhere. */
function presentPlace(text: string, { at, text: words }: SidecarCandidate): number | null {
  if (words === "") return null;
  const start = at - words.length;
  if (text.startsWith(words, start) && start >= 0) return at;
  const before = start > 0 ? text.lastIndexOf(words, start) : -1;
  const behind = text.indexOf(words, Math.max(0, start));
  if (before < 0 && behind < 0) return null;
  const nearest = behind < 0 || (before >= 0 && start - before < behind - start) ? before : behind;
  return nearest + words.length;
}
