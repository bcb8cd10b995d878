import { givenTree } from "../note/index.js";
import type { Note } from "../note/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { EntryWriter, listParts, Numbering, partOf, topPlace, treeEntries } from "./arrange.js";
import { collectSteps } from "./collect.js";
import { shownLine } from "./content.js";
import type { SummaryOptions } from "./options.js";
import { statisticsSteps } from "./statistics.js";
import type { Summary } from "./summary.js";

/** Makes the summary of a note. */
export function summarise(note: Note, options: SummaryOptions = {}): Summary {
  return finished(summariseSteps(note, options));
}

/** `summarise` in slices. */
export function* summariseSteps(note: Note, options: SummaryOptions = {}): Steps<Summary> {
  const isTree = isTreeWished(options);
  const collected = yield* collectSteps(note, collectedOptions(options));
  const numbering = new Numbering();
  const writer = new EntryWriter({ note }, options, numbering);
  const { top: root } = collected;
  const top = isTree ? writer.add(root, topPlace(root)) : writer.bare(root);
  const parts = isTree
    ? [partOf(null, yield* treeEntries(root, writer))]
    : yield* listParts([{ top: root, writer, path: [] }], options);
  const statistics = yield* statisticsSteps(note, collected, (key) =>
    isTree ? (writer.numbers.get(key) ?? null) : null,
  );
  return {
    note,
    title: shownLine(options.title ?? root.node.label),
    isTree,
    isGuess: hasGuess(note),
    top,
    parts,
    entryCount: numbering.entries,
    statistics,
  };
}

/** True where the place of a node in a note is in doubt. */
export function hasGuess(note: Note): boolean {
  return (givenTree(note)?.doubtfulCount ?? 0) > 0;
}

/** True when entries stand in a tree; else each has its path. */
export function isTreeWished({ content, order }: SummaryOptions): boolean {
  return content !== "annotations" && order !== "kind";
}

/** A list shows each node by its path, however deep it is. */
export function collectedOptions(options: SummaryOptions): SummaryOptions {
  return isTreeWished(options) ? options : { ...options, depth: Infinity };
}
