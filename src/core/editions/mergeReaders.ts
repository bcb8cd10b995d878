import { compileGrammar } from "../annotations/index.js";
import type { NoteOptions } from "../note/index.js";
import { separateSteps } from "../separation/index.js";
import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { editionDifferencesSteps } from "./editionDifferences.js";
import type { EditionDifference } from "./editionDifferences.js";
import { EditionMerge } from "./editionMerge.js";
import { ReaderAnnotations } from "./readerAnnotations.js";
import { reanchorSteps } from "./reanchor.js";
import type { OrphanAnnotation, PlacedAnnotation, Reanchored } from "./reanchor.js";

/** A note as one reader has annotated it. */
export interface ReaderCopy {
  readonly text: string;
  /** Put at the head of the annotations that this copy alone has and that name nobody; null or left out: nothing is. */
  readonly reader?: string | null;
}

/** How copies are merged. */
export interface MergeReadersOptions extends NoteOptions {
  /** Index of the copy whose author text the result has; the first when left out. */
  readonly base?: number;
}

/** What became of one of the copies. */
export interface MergedCopy extends Reanchored {
  /** Where its author text (`now`) is not that of the result (`old`): which of them is right only a reader can say. */
  readonly differences: readonly EditionDifference[];
  /** How many of its annotations a copy before it has too. They stand once in the result. */
  readonly shared: number;
}

/** Copies of several readers as one note. */
export interface MergedReaders {
  readonly text: string;
  /**
   * In the order given, each with all of its annotations: one that is shared is among the placed ones of every copy
   * that has it. Those that found no place in the base's author text are orphans; they are not in the text.
   */
  readonly copies: readonly MergedCopy[];
}

/**
 * Makes one note of the copies of several readers. The author text is that of one of them, literally: separated again
 * the result gives just that, and where the others differ is told. What two copies have at the same place in the same
 * words stands once, with the replies of both; the rest stands side by side with its reader's name.
 *
 * @throws RangeError when there is no copy or `base` is none of them
 * @throws MergeError when no note has this author text
 */
export function mergeReaders(
  copies: readonly ReaderCopy[],
  options: MergeReadersOptions = {},
): MergedReaders {
  return finished(mergeReadersSteps(copies, options));
}

/**
 * `mergeReaders` in slices.
 * @throws RangeError, MergeError as `mergeReaders` does
 */
export function* mergeReadersSteps(
  copies: readonly ReaderCopy[],
  { base = 0, ...options }: MergeReadersOptions = {},
): Steps<MergedReaders> {
  const baseCopy = copies[base];
  if (!baseCopy) throw new RangeError(`No copy ${base} among ${copies.length}`);
  const separated = yield* separateSteps(baseCopy.text, options);
  const { text, grammar } = separated;
  const together = new ReaderAnnotations(compileGrammar({ ...options, ...grammar }));
  const merged: MergedCopy[] = [];
  for (const [index, copy] of copies.entries()) {
    // All are read in the format of the base: of which kind a text is can hang on its annotations.
    const own =
      index === base
        ? separated
        : yield* separateSteps(copy.text, { ...options, format: grammar.format });
    const differences = yield* editionDifferencesSteps(text, own.text);
    const reanchored = yield* reanchorSteps(own, text);
    const shared = yield* together.add(reanchored.placed, copy.reader ?? null);
    merged.push({ ...reanchored, differences, shared });
  }
  const placed = yield* together.placed();
  if (isAllOfBase(placed, separated)) return { text: baseCopy.text, copies: merged };
  const edition = new EditionMerge(separated, text, options);
  const { text: result, orphans } = yield* edition.run({ placed, orphans: [] });
  return { text: result, copies: withRefused(merged, orphans, together) };
}

/** True when the result is the base as it is: nothing came, nothing was named. */
function isAllOfBase(placed: readonly PlacedAnnotation[], { annotations }: Separated): boolean {
  return (
    placed.length === annotations.length &&
    placed.every(({ annotation }, index) => annotation.raw === annotations[index]?.raw)
  );
}

/** What `merge` could not put into the text are orphans of every copy that has them, each with its own replies. */
function withRefused(
  copies: readonly MergedCopy[],
  refused: readonly OrphanAnnotation[],
  together: ReaderAnnotations,
): MergedCopy[] {
  if (refused.length === 0) return [...copies];
  const own = new Map<SeparatedAnnotation, OrphanAnnotation>();
  const shared = new Set<SeparatedAnnotation>();
  for (const orphan of refused) {
    const [first, ...others] = together.originalsOf(orphan.annotation);
    if (first) own.set(first, { ...orphan, annotation: first });
    for (const annotation of others) {
      own.set(annotation, { ...orphan, annotation });
      shared.add(annotation);
    }
  }
  return copies.map((copy) => {
    const added = copy.placed.flatMap(({ annotation }) => own.get(annotation) ?? []);
    const unshared = added.filter(({ annotation }) => shared.has(annotation));
    return {
      ...copy,
      placed: copy.placed.filter(({ annotation }) => !own.has(annotation)),
      orphans: [...copy.orphans, ...added],
      shared: copy.shared - unshared.length,
    };
  });
}
