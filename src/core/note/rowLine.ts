import type { Outline, PlacedRow } from "../outline/index.js";
import { annotationLine, annotationWords } from "./nodePath.js";
import { isAnnotationOnly } from "./noteShape.js";

/** The label of a row's node, kept with the row: it depends on the row's own text alone. */
export function rowLabel(outline: Outline, placed: PlacedRow): string {
  const { row, start } = placed;
  return (row.label ??= isAnnotationOnly(placed) ? "" : outline.labelOf(row, start));
}

/** What a row's node says in one line, as `nodeLine` gives it, without a node being made. */
export function rowLine(outline: Outline, placed: PlacedRow): string {
  const [first] = isAnnotationOnly(placed) ? placed.row.annotations : [];
  return first === undefined
    ? rowLabel(outline, placed)
    : annotationLine({ words: annotationWords(first, outline.grammar) });
}
