import type { Steps } from "../text/index.js";
import { linkChanged } from "./changedPassages.js";
import { Comparison } from "./comparison.js";
import { GramIndex } from "./gramIndex.js";
import { linkKept } from "./keptPassages.js";
import { Links } from "./links.js";
import { linkBeside, linkMovedAndEdited } from "./movedPassages.js";
import { linkParts } from "./parts.js";
import type { Passages } from "./passages.js";
import { Surprise } from "./surprise.js";

/** Which passages of two texts belong together, and how to compare the others. */
export interface Matching {
  readonly links: Links;
  /** The same for what is left over of the passages. */
  readonly parts: Links;
  readonly comparison: Comparison;
  /** The passages of the new text of which nothing in the old text became at its place. */
  readonly open: GramIndex;
}

/** The texts to be matched. */
export interface Editions {
  readonly old: Passages;
  readonly now: Passages;
  /** The old passages for which moved and edited ones are looked for everywhere. */
  readonly wanted: ReadonlySet<number>;
}

/**
 * Finds out what became of the passages of a text: kept, moved as they are, edited at their place, split or joined,
 * moved and edited; in this order, each among what is left.
 */
export function* matchPassages({ old, now, wanted }: Editions): Steps<Matching> {
  const links = new Links(old, now);
  const gaps = yield* linkKept(links);
  yield* linkBeside(links);
  const surprise = yield* Surprise.of(old.text);
  const comparison = new Comparison(links, surprise);
  yield* linkChanged(comparison, gaps);
  yield* linkBeside(links);
  const open = yield* GramIndex.of(now, (at) => links.isNewOpen(at));
  const openOld = yield* GramIndex.of(old, (at) => links.isOldOpen(at));
  yield* linkMovedAndEdited(comparison, { old: openOld, now: open }, wanted);
  const parts = yield* linkParts(links, surprise, wanted);
  return { links, parts, comparison, open };
}
