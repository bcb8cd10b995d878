import { detectFormat } from "../note/index.js";
import type { NoteFormat } from "../note/index.js";
import { readIndented, readMarkdown } from "../outline/index.js";
import type { RowType } from "../outline/index.js";
import { documentTextSteps, ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { Place } from "./attach.js";
import { render } from "./attach.js";
import { startLine } from "./block.js";
import { isAsExpected } from "./facts.js";
import { fragmentOf } from "./fragment.js";
import type { Fragment } from "./fragment.js";
import { itemMark } from "./itemMarks.js";
import { attachNumbered, movableRoots, removeNumbered } from "./moveNodes.js";
import { Nesting } from "./nesting.js";
import { lastPlaceUnder, placeAfter, placeBefore } from "./places.js";
import { demand } from "./refusal.js";
import type { RestructureNotice } from "./refusal.js";
import { planned, resultOf } from "./restructured.js";
import type {
  RestructureContext,
  RestructurePlan,
  RestructureRefusal,
  Restructured,
} from "./restructured.js";
import { Workbench } from "./workbench.js";

/** Nodes as text, to be pasted elsewhere. */
export interface CutText {
  readonly text: string;
  readonly format: NoteFormat;
}

/** Nodes cut out of a note. */
export interface CutNodes extends Restructured {
  readonly cut: CutText;
}

/**
 * Cuts nodes out with their subtrees and annotations, as a text in which they are not indented.
 * @param ordinals indexes in `note.nodes`; those in the subtree of another one go with it
 */
export function* cutNodes(
  context: RestructureContext,
  ordinals: readonly number[],
): Steps<CutNodes | RestructureRefusal> {
  return yield* planned(cutAll(context, ordinals));
}

/**
 * Pastes the outline that a text holds behind the node at an offset, beside it: list items that are pasted on a heading
 * come under it, and headings that are pasted on a list item become items. On the only root of a note all comes under
 * it; before the first node it comes before that. What has other marks or another format takes those of its new place.
 * @param offset in the note's text
 * @param source the text, and its format where that is known
 */
export function* pasteNodes(
  context: RestructureContext,
  offset: number,
  source: { readonly text: string; readonly format: NoteFormat | null },
): Steps<RestructurePlan> {
  return yield* planned(pasteAll(context, offset, source));
}

function* cutAll(context: RestructureContext, ordinals: readonly number[]): Steps<CutNodes> {
  const roots = movableRoots(context, ordinals);
  const bench = new Workbench(context.note, roots, []);
  const texts: string[] = [];
  let row = 0;
  for (const at of roots.keys()) {
    row = bench.rows[at] ?? 0;
    const fragment = yield* fragmentOf(bench.outline, bench.nesting, row);
    const text = unindented(fragment);
    demand(yield* isReadAs(bench, text, fragment), "cut-would-change");
    texts.push(text);
    yield* removeNumbered(bench, row);
  }
  const { format } = context.note;
  const result = resultOf(bench, [], [], afterCut(bench, row));
  return { ...result, cut: { text: texts.join("\n"), format } };
}

/** True when a text by itself is a node as it stands in the note: without what is around it, a line may end an item. */
function* isReadAs({ outline }: Workbench, text: string, { rows }: Fragment): Steps<boolean> {
  const read = outline.format === "markdown" ? readMarkdown : readIndented;
  const alone = yield* read(yield* documentTextSteps(text), outline.grammar);
  const { row: intro } = alone.rows.at(0);
  const isWhole = !intro.hasAuthorText && intro.annotations.length === 0;
  if (!isWhole || alone.rows.count !== rows.length + 1) return false;
  const found = yield* fragmentOf(alone, new Nesting(alone.rows), 1);
  for (const [at, row] of rows.entries()) {
    const other = found.rows[at];
    if (other?.parent !== row.parent || !isAsExpected(row.facts, other.facts)) return false;
    if (at % ITEMS_PER_STEP === 0) yield;
  }
  return true;
}

/** The cursor goes to the node that stands where the last one stood, else to the one before it. */
function afterCut({ outline }: Workbench, row: number): Restructured["selections"] {
  const { start } = outline.rows.at(Math.min(row, outline.rows.count - 1));
  return [{ anchor: start, active: start }];
}

function unindented(fragment: Fragment): string {
  const { type } = fragment.root.facts;
  if (type === "heading") return fragment.lines.join("\n");
  const kind = type === "item" ? ("item" as const) : ("line" as const);
  return render(fragment, { kind, prefix: "", unit: "", mark: null }).lines.join("\n");
}

function* pasteAll(
  context: RestructureContext,
  offset: number,
  source: { readonly text: string; readonly format: NoteFormat | null },
): Steps<RestructurePlan> {
  const { note } = context;
  demand(note.format !== "page", "page-text");
  const bench = new Workbench(note, [], []);
  const fragments = yield* fragmentsOf(bench, source);
  const notices: RestructureNotice[] = [];
  let previous = -1;
  for (const fragment of fragments) {
    const place = previous < 0 ? placeAt(bench, offset, fragment) : placeAfter(bench, previous);
    notices.push(...(yield* attachNumbered(bench, fragment, place)));
    previous = place.at;
    bench.rows.push(previous);
  }
  const { start } = bench.outline.rows.at(bench.rows[0] ?? 0);
  return resultOf(bench, bench.rows, notices, [{ anchor: start, active: start }]);
}

/** Where what is pasted at an offset comes. */
function placeAt(bench: Workbench, offset: number, fragment: Fragment): Place {
  const { nesting, note } = bench;
  const type = typeAt(bench, fragment);
  const mark = itemMark(type === "heading" ? "" : fragment.root.head.marker);
  const row = rowAt(bench, offset);
  if (row === 0) {
    const isBefore = nesting.rows.count > 1 && nesting.type(1) === type;
    return isBefore
      ? placeBefore(bench, 1, type === "heading" ? 1 : 0)
      : lastPlaceUnder(bench, 0, { type, unit: null, mark });
  }
  const under = nesting.type(row);
  const isRoot = note.root.ordinal + 1 === row;
  if (!isRoot && !(type === "item" && under === "heading")) return placeAfter(bench, row);
  return lastPlaceUnder(bench, row, { type: under === "item" ? under : type, unit: null, mark });
}

/** The row of the node at an offset; 0 before the first one. */
function rowAt({ outline, note }: Workbench, offset: number): number {
  const { rows, text } = outline;
  const hasNode = rows.count > 1 && text.lineAt(offset).number >= startLine(outline, 1);
  return hasNode ? note.nodeAt(offset).ordinal + 1 : 0;
}

/** What the first node of a fragment is to be, where the place allows it. */
function typeAt({ note }: Workbench, { root }: Fragment): RowType {
  if (note.format !== "markdown") return "line";
  return root.level === null ? "item" : "heading";
}

/** The top nodes of a text with their subtrees. */
function* fragmentsOf(
  bench: Workbench,
  { text, format }: { readonly text: string; readonly format: NoteFormat | null },
): Steps<readonly Fragment[]> {
  const known = format ?? pastedFormat(text, bench.note.format);
  demand(known !== "page", "page-text");
  const read = known === "markdown" ? readMarkdown : readIndented;
  const outline = yield* read(yield* documentTextSteps(text), bench.outline.grammar);
  const nesting = new Nesting(outline.rows);
  const { row: intro } = outline.rows.at(0);
  const isOutline =
    outline.rows.count > 1 && !intro.hasAuthorText && intro.annotations.length === 0;
  demand(isOutline, "no-outline");
  const fragments: Fragment[] = [];
  for (let row = 1; row < outline.rows.count; row = nesting.end(row)) {
    fragments.push(yield* fragmentOf(outline, nesting, row));
  }
  return fragments;
}

/** Bullets are at home in both formats: what has no headings is read as the note is. */
function pastedFormat(text: string, format: NoteFormat): NoteFormat {
  const detected = detectFormat(text);
  const hasHeadings = /^ {0,3}#{1,6}[ \t]\S/m.test(text);
  if (detected === "page" || format === "markdown") return detected;
  return hasHeadings ? "markdown" : "indented";
}
