import type { TextRange } from "./range.js";

/** One replacement: the old text between `start` and `end` gives way to `text`. Offsets count in the old text. */
export interface TextChange extends TextRange {
  readonly text: string;
}

/** The smallest single replacement that covers several: the old range, and where it ends in the new text. */
export interface ChangedSpan {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The changes in ascending order. Insertions at one place keep the order in which they are given.
 * @throws RangeError when changes overlap or leave a text of `length` units: that is a fault of the caller, and
 * guessing what was meant would damage the reader's text.
 */
export function sortedChanges(changes: readonly TextChange[], length: number): TextChange[] {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  let previousEnd = 0;
  for (const { start, end } of sorted) {
    if (start < previousEnd || end < start || end > length) {
      throw new RangeError(
        `Change ${start}-${end} overlaps another or leaves the text (length ${length})`,
      );
    }
    previousEnd = end;
  }
  return sorted;
}

/** The span that covers all of at least one sorted change. */
export function changedSpan(sorted: readonly TextChange[]): ChangedSpan {
  const start = sorted[0]?.start ?? 0;
  const oldEnd = sorted.at(-1)?.end ?? 0;
  let newEnd = oldEnd;
  for (const change of sorted) newEnd += change.text.length - (change.end - change.start);
  return { start, oldEnd, newEnd };
}

/**
 * Where an old offset lies in the new text. An offset inside a replaced range moves to the end of what replaced it
 * with side 1, to its start with side -1; the side also decides on which side of an insertion at the offset it stays.
 * @param sorted changes in ascending order
 */
export function mapOffset(sorted: readonly TextChange[], offset: number, side: -1 | 1): number {
  return offsetMapper(sorted, side)(offset);
}

/**
 * `mapOffset` for offsets that are asked for in ascending order: all together in time linear in the changes.
 * @param sorted changes in ascending order
 */
export function offsetMapper(
  sorted: readonly TextChange[],
  side: -1 | 1,
): (offset: number) => number {
  let passed = 0;
  let shift = 0;
  return (offset) => {
    for (; passed < sorted.length; passed++) {
      const { start, end, text } = sorted[passed] as TextChange;
      if (start > offset || (start === offset && side < 0)) break;
      if (end > offset || (end === offset && start < end && side < 0)) {
        return start + shift + (side < 0 ? 0 : text.length);
      }
      shift += text.length - (end - start);
    }
    return offset + shift;
  };
}
