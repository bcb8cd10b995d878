import type { Steps, TextChange } from "../text/index.js";
import { blockOf, contentLine, indentationEnd, lineEnd, lineStart } from "./block.js";
import { fragmentOf } from "./fragment.js";
import type { Fragment } from "./fragment.js";
import type { Workbench } from "./workbench.js";

/** Which of the blank lines around a node go with it. */
export type Gap = "before" | "after";

/** A node with its subtree, which stays where it is; ends of selections in it are lifted, to land where it comes. */
export function* lift(bench: Workbench, row: number): Steps<Fragment> {
  const { outline, nesting } = bench;
  const block = blockOf(outline, nesting, row);
  bench.lift((offset) => {
    if (offset < block.start || offset > block.end) return null;
    const { number, from, text } = outline.text.lineAt(offset);
    // That of the file stays where it is, in front of what comes there.
    const mark = from === 0 && text.startsWith("\uFEFF") ? 1 : 0;
    const isBeforeText = offset - from <= mark + indentationEnd(outline, text.slice(mark));
    const fromEnd = isBeforeText ? null : Math.max(0, lineEnd(outline, number) - offset);
    return { line: number - block.first, fromEnd };
  });
  return yield* fragmentOf(outline, nesting, row);
}

/**
 * Takes a node with its subtree out of the note.
 * @param gap where left out: those before a last child, else those behind
 * @param others changes of marks that are to be made with it; left where they would change anything else
 */
export function* remove(
  bench: Workbench,
  row: number,
  gap: Gap | null,
  others: readonly TextChange[],
): Steps<void> {
  const { nesting } = bench;
  const removal = removalOf(bench, row, gap ?? (nesting.nextSibling(row) < 0 ? "before" : "after"));
  const step = {
    changes: [removal],
    at: row,
    removed: nesting.end(row) - row,
    inserted: [],
    parent: 0,
    side: -1,
  } as const;
  if (others.length > 0) {
    const changes = [...others, removal].sort((one, other) => one.start - other.start);
    if (yield* bench.tryApply({ ...step, changes })) return;
  }
  yield* bench.apply(step);
}

function removalOf({ outline, nesting }: Workbench, row: number, gap: Gap): TextChange {
  const block = blockOf(outline, nesting, row);
  const above = contentLine(outline, block.first - 1, -1);
  const below = contentLine(outline, block.last + 1, 1);
  if (below <= outline.text.lines && (gap === "after" || above === 0)) {
    return { start: block.start, end: lineStart(outline, below), text: "" };
  }
  const start = above === 0 ? block.start : lineEnd(outline, above);
  return { start, end: block.end, text: "" };
}
