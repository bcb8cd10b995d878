import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextChange } from "../text/index.js";
import { blockOf } from "./block.js";
import { blanksOf, shiftedLine } from "./indents.js";
import { isSameSequence, itemMark, markLike } from "./itemMarks.js";
import type { ItemMark } from "./itemMarks.js";
import { rowHead, withoutBreak } from "./ownWords.js";
import { Refused } from "./refusal.js";
import { itemShift } from "./renderItem.js";
import type { Workbench } from "./workbench.js";

/** The mark of a node in front of its words. */
export function markOf({ outline }: Pick<Workbench, "outline">, row: number): ItemMark {
  const placed = outline.rows.at(row);
  return itemMark(placed.row.type === "heading" ? "" : rowHead(outline, placed).marker);
}

/** The number for what comes behind a numbered node: the next one, or the same where all in its list are the same. */
export function nextNumber(bench: Workbench, row: number): number {
  const { nesting } = bench;
  const mark = markOf(bench, row);
  const number = mark.number ?? 0;
  const isRepeated = [nesting.previousSibling(row), nesting.nextSibling(row)].some((sibling) => {
    const other = sibling > 0 ? markOf(bench, sibling) : null;
    return other !== null && isSameSequence(mark, other) && other.number === number;
  });
  return isRepeated ? number : number + 1;
}

/** Numbers a list on from one of its nodes; see `renumberChanges`. */
export function* renumber(
  bench: Workbench,
  row: number,
  numbers: { readonly wished: number; readonly before: ItemMark },
): Steps<void> {
  yield* applyMarks(bench, yield* renumberChanges(bench, row, numbers));
}

/**
 * The changes that number a list on from one of its nodes, as far as its numbers went on one by one before.
 * @param row the first node to look at
 * @param numbers the one that it should have, and that of the node before it while its own was right
 */
export function* renumberChanges(
  bench: Workbench,
  row: number,
  numbers: { readonly wished: number; readonly before: ItemMark },
): Steps<readonly TextChange[]> {
  const { nesting } = bench;
  const changes: TextChange[] = [];
  let { wished, before } = numbers;
  let looked = 0;
  for (let at = row; at > 0 && at < nesting.rows.count; at = nesting.nextSibling(at)) {
    const mark = markOf(bench, at);
    const goesOn = isSameSequence(before, mark) && mark.number === (before.number ?? 0) + 1;
    if (!goesOn || mark.number === wished) break;
    changes.push(...(yield* markChanges(bench, at, markLike(mark, wished))));
    before = mark;
    wished++;
    if (++looked % ITEMS_PER_STEP === 0) yield;
  }
  return changes;
}

/** A number that cannot be changed stays: it is no part of the outline. */
function* applyMarks(bench: Workbench, changes: readonly TextChange[]): Steps<void> {
  yield* bench.tryApply({ changes, at: 0, removed: 0, inserted: [], parent: 0, side: 1 });
}

/** The changes for another mark: the mark, and the indentation of what stands below it in a Markdown item. */
export function* markChanges(
  bench: Workbench,
  row: number,
  mark: string,
): Steps<readonly TextChange[]> {
  const { outline, nesting } = bench;
  const { start, row: node } = outline.rows.at(row);
  const old = markOf(bench, row);
  const end = start + old.text.length;
  const changes: TextChange[] = [{ start, end, text: mark }];
  if (node.type !== "item" || mark.length === old.text.length) return changes;
  try {
    const block = blockOf(outline, nesting, row);
    const text = withoutBreak(outline.text.line(block.first).text).slice(
      start - outline.text.line(block.first).from,
    );
    const shift = itemShift({ prefix: block.prefix, text }, { prefix: block.prefix, mark });
    for (let number = block.first + 1; number <= block.last; number++) {
      const line = outline.text.line(number);
      const blanks = blanksOf(line.text);
      const shifted = blanksOf(shiftedLine(line.text, shift));
      if (shifted === blanks) continue;
      changes.push({ start: line.from, end: line.from + blanks.length, text: shifted });
      if (changes.length % ITEMS_PER_STEP === 0) yield;
    }
    return changes;
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}
