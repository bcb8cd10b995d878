/** An entry of a thread as it was shown. */
export interface ShownEntry {
  readonly words: string;
  /** True while its reader edits it in a box. */
  readonly isOpen: boolean;
}

/**
 * Which entry of before goes on as which of now. One with an open box stays with its words, whatever came or went beside
 * them; where these were changed in their place, with the place. An open one of which nothing is left goes on as none.
 *
 * @returns for each entry of now the index of that of before; null for one that gets no old one
 */
export function continuedEntries(
  before: readonly ShownEntry[],
  now: readonly { readonly words: string }[],
): readonly (number | null)[] {
  const continued = now.map((): number | null => null);
  const isFree = (at: number): boolean => continued[at] === null;
  const open = [...before.keys()].filter((index) => before[index]?.isOpen === true);
  const lost = open.filter((index) => {
    const isSame = (at: number): boolean => isFree(at) && now[at]?.words === before[index]?.words;
    const at = isSame(index) ? index : [...now.keys()].findIndex(isSame);
    if (at >= 0) continued[at] = index;
    return at < 0;
  });
  for (const index of lost) {
    if (before.length === now.length && isFree(index)) continued[index] = index;
  }
  const closed = [...before.keys()].filter((index) => before[index]?.isOpen !== true);
  return continued.map((index) => index ?? closed.shift() ?? null);
}
