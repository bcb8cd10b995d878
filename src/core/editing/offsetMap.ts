import { firstIndex, mapOffset } from "../text/index.js";
import type { TextChange } from "../text/index.js";

/** `mapOffset` for many offsets: each is found in logarithmic time. */
export class OffsetMap {
  /** How far the text behind each change has moved. */
  private readonly shifts: number[] = [];

  constructor(private readonly changes: readonly TextChange[]) {
    let shift = 0;
    for (const { start, end, text } of changes) {
      shift += text.length - (end - start);
      this.shifts.push(shift);
    }
  }

  /** Where an old offset lies in the new text; the side says what `mapOffset` asks for. */
  map(offset: number, side: -1 | 1): number {
    // All changes before this index end before the offset.
    const first = firstIndex(this.changes, ({ end }) => end >= offset);
    const near: TextChange[] = [];
    for (let at = first; (this.changes[at]?.start ?? Infinity) <= offset; at++) {
      near.push(this.changes[at] as TextChange);
    }
    return mapOffset(near, offset, side) + (this.shifts[first - 1] ?? 0);
  }
}
