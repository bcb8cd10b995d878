import type { Steps, TextChange } from "../text/index.js";
import { indentationEnd, lineBreakOf, lineEnd, lineStart } from "./block.js";
import { renderAsItems, renderAsLines } from "./convert.js";
import type { Fragment } from "./fragment.js";
import { Refused } from "./refusal.js";
import type { RestructureNotice } from "./refusal.js";
import { renderHeading } from "./renderHeading.js";
import { renderItem, renderLines } from "./renderItem.js";
import type { PlaceStyle, Rendering } from "./rendering.js";
import type { Workbench } from "./workbench.js";

/** Where a fragment comes. */
export interface Place {
  /** The row under which it comes, and the index that its first row gets. */
  readonly parent: number;
  readonly at: number;
  /** The line behind or before which it comes; behind line 0 is the start of the text. */
  readonly line: number;
  readonly side: "behind" | "before";
  /** Blank lines between that line and the fragment. */
  readonly gap: number;
  readonly style: PlaceStyle;
}

/** Blank lines that are tried around a fragment, besides its gap, where the text would else be read otherwise. */
const MORE_BLANK_LINES = [
  { beside: 0, beyond: 0 },
  { beside: 1, beyond: 0 },
  { beside: 0, beyond: 1 },
  { beside: 1, beyond: 1 },
] as const;

/** Puts a fragment into the note. */
export function* attach(
  bench: Workbench,
  fragment: Fragment,
  place: Place,
): Steps<readonly RestructureNotice[]> {
  const rendering = render(fragment, place.style);
  const lineBreak = lineBreakOf(bench.outline);
  for (const { beside, beyond } of MORE_BLANK_LINES) {
    const gap = Math.max(place.gap, beside);
    const insertion = insertionOf(bench, rendering, { ...place, gap }, beyond);
    const isDone = yield* bench.tryApply({
      changes: [insertion.change],
      at: place.at,
      removed: 0,
      inserted: rendering.rows,
      parent: place.parent,
      side: place.side === "before" ? 1 : -1,
    });
    if (!isDone) continue;
    land(bench, rendering, { start: insertion.linesStart, lineBreak });
    return rendering.notices;
  }
  throw new Refused("outline-would-change");
}

function insertionOf(
  { outline }: Workbench,
  { lines }: Rendering,
  { line, side, gap }: Place,
  beyond: number,
): { readonly change: TextChange; readonly linesStart: number } {
  const lineBreak = lineBreakOf(outline);
  const text = lines.join(lineBreak);
  const after = lineBreak.repeat(beyond);
  if (side === "before") {
    const at = lineStart(outline, line);
    const change = { start: at, end: at, text: after + text + lineBreak.repeat(gap + 1) };
    return { change, linesStart: at + after.length };
  }
  if (line === 0) {
    const at = lineStart(outline, 1);
    const isLast = at === outline.text.length;
    const end = isLast ? "" : lineBreak.repeat(1 + beyond);
    return { change: { start: at, end: at, text: text + end }, linesStart: at };
  }
  const at = lineEnd(outline, line);
  const before = lineBreak.repeat(gap + 1);
  return {
    change: { start: at, end: at, text: before + text + after },
    linesStart: at + before.length,
  };
}

function land(
  bench: Workbench,
  { lines, lineMap }: Rendering,
  { start, lineBreak }: { readonly start: number; readonly lineBreak: string },
): void {
  const starts: number[] = [];
  let at = start;
  for (const line of lines) {
    starts.push(at);
    at += line.length + lineBreak.length;
  }
  bench.land(({ line, fromEnd }) => {
    const number = lineMap?.[line] ?? line;
    const text = lines[number] ?? "";
    const inLine =
      fromEnd === null ? indentationEnd(bench.outline, text) : Math.max(0, text.length - fromEnd);
    return (starts[number] ?? start) + inLine;
  });
}

/** A fragment in the style of a place; refuses where the place cannot hold it. */
export function render(fragment: Fragment, style: PlaceStyle): Rendering {
  const { type } = fragment.root.facts;
  switch (style.kind) {
    case "item":
      return type === "item" ? renderItem(fragment, style) : renderAsItems(fragment, style);
    case "line":
      return type === "line" ? renderLines(fragment, style) : renderAsLines(fragment, style);
    case "heading":
      if (type !== "heading") throw new Refused("item-leaves-heading");
      return renderHeading(fragment, style.level);
  }
}
