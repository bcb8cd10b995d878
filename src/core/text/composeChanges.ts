import type { TextChange } from "./change.js";

/** A change as the editor reports it: the shape of `vscode.TextDocumentContentChangeEvent`, without its range. */
export interface ContentChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Adds the changes of one event to changes that are still waiting.
 *
 * The editor reports the edits of one operation from the last to the first, so that their offsets hold in the old text
 * and in the text that the earlier ones of the list have left alike. When it merges several operations into one event
 * (format on save, multi-step edits) the later ones count in the text that the earlier ones made. Reading the list as a
 * sequence is right in both cases; it is also how the editor itself applies it to a document.
 *
 * @param waiting changes against the old text, ascending, apart from each other
 * @param added changes of one event, each against the text that all before it have made
 * @returns changes against the old text, ascending, apart from each other
 */
export function composeChanges(
  waiting: readonly TextChange[],
  added: readonly ContentChange[],
): readonly TextChange[] {
  return added.reduce(composeChange, waiting);
}

/** A waiting change with its place in the text of now. */
interface Placed {
  readonly change: TextChange;
  readonly from: number;
  readonly to: number;
}

function composeChange(
  waiting: readonly TextChange[],
  added: ContentChange,
): readonly TextChange[] {
  const start = added.rangeOffset;
  const end = start + added.rangeLength;
  const before: TextChange[] = [];
  const touched: Placed[] = [];
  const after: TextChange[] = [];
  // Offset now minus offset in the old text: in front of the touched changes, and behind them.
  let shiftBefore = 0;
  let shiftBehind = 0;
  for (const change of waiting) {
    const from = change.start + shiftBehind;
    const to = from + change.text.length;
    if (from > end) {
      after.push(change);
      continue;
    }
    shiftBehind += change.text.length - (change.end - change.start);
    if (to < start) {
      before.push(change);
      shiftBefore = shiftBehind;
    } else {
      touched.push({ change, from, to });
    }
  }
  const first = touched[0];
  const last = touched.at(-1);
  // What the added change leaves of the texts that it touches stays in front of it and behind it.
  const keepsHead = first !== undefined && first.from <= start;
  const keepsTail = last !== undefined && last.to >= end;
  const merged: TextChange = {
    start: keepsHead ? first.change.start : start - shiftBefore,
    end: keepsTail ? last.change.end : end - shiftBehind,
    text:
      (keepsHead ? first.change.text.slice(0, start - first.from) : "") +
      added.text +
      (keepsTail ? last.change.text.slice(end - last.from) : ""),
  };
  return [...before, merged, ...after];
}
