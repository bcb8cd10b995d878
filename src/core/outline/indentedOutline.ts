import { authorText, MAX_BODY_LENGTH } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import { changedSpan } from "../text/index.js";
import type { ChangedSpan, DocumentText, TextChange, TextRange } from "../text/index.js";
import { indentationOf, markerLength, tabWidth } from "./indentation.js";
import { IndentedRowReader } from "./indentedRows.js";
import type { BracketBlock, Outline, OutlineUpdate, Steps } from "./outline.js";
import type { Row } from "./row.js";
import { firstRows, replaceRows } from "./rowReplacement.js";
import type { RowSequence } from "./rowSequence.js";

/** How many lines are read between two points at which the work can be interrupted. */
const LINES_PER_STEP = 512;

/** Reads indented text as an outline: one node a line, deeper where it is indented more. */
export function* readIndented(text: DocumentText, grammar: AnnotationGrammar): Steps<Outline> {
  const widths = yield* countWidths(text, 1, text.lines);
  return yield* readWhole(text, grammar, widths);
}

interface IndentedState {
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  /** Number of lines for each width of pure space indentation. */
  readonly widths: ReadonlyMap<number, number>;
  readonly tabColumns: number;
  readonly rows: RowSequence;
  readonly nextKey: number;
}

class IndentedOutline implements Outline {
  readonly format = "indented";
  readonly furniture = [];
  readonly rootRow = null;
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  readonly rows: RowSequence;
  readonly nextKey: number;

  constructor(private readonly state: IndentedState) {
    this.text = state.text;
    this.grammar = state.grammar;
    this.rows = state.rows;
    this.nextKey = state.nextKey;
  }

  labelOf(row: Row, start: number): string {
    return lineLabel(this, row, start);
  }

  bracketBlocks({ start, end }: TextRange): Iterable<BracketBlock> {
    return [{ start, content: this.text.sliceString(start, end), hidden: [] }];
  }

  /** Lines are the same where a tab is as wide and no bracket that is open above may meet others. */
  *isSurelySameWithout(lines: readonly TextRange[]): Steps<boolean> {
    const { text, widths, tabColumns } = this.state;
    if (this.mayJoinWithout(lines)) return false;
    const rest = new Map(widths);
    if (widths.size === 0) return true;
    for (const [index, { start, end }] of lines.entries()) {
      for (const line of text.sliceString(start, end).split("\n")) countWidth(rest, line, -1);
      if (index % LINES_PER_STEP === LINES_PER_STEP - 1) yield;
    }
    return tabWidth(rest) === tabColumns;
  }

  /** True when a bracket is open so near above one of the lines that others may come into its reach without them. */
  private mayJoinWithout(lines: readonly TextRange[]): boolean {
    const { rows, grammar } = this.state;
    if (grammar.authorBrackets.length > 0) return true;
    let next = 0;
    for (const { placed } of rows.matching(({ problemCount }) => problemCount > 0)) {
      const { row, start } = placed;
      while ((lines[next]?.start ?? Infinity) <= start) next++;
      const reach = start + row.end + MAX_BODY_LENGTH;
      const isOpen = row.problems.some(({ code }) => code !== "stray-bracket");
      if (isOpen && (lines[next]?.start ?? Infinity) <= reach) return true;
    }
    return false;
  }

  *update(text: DocumentText, changes: readonly TextChange[]): Steps<OutlineUpdate> {
    const { state } = this;
    const span = changedSpan(changes);
    const widths = yield* changedWidths(state, text, span);
    const tabColumns = tabWidth(widths);
    const all = tabColumns !== state.tabColumns;
    const from = all ? 0 : firstAffectedRow(state, span.start);
    const reading = yield* this.readAnew({ text, tabColumns }, span, from, all);
    const { contents, to } = reading;
    const replaced = yield* replaceRows({
      rows: state.rows,
      from,
      to,
      contents,
      changes,
      nextKey: state.nextKey,
      texts: { old: state.text, now: text },
    });
    const outline = new IndentedOutline({
      text,
      grammar: state.grammar,
      widths,
      tabColumns,
      ...replaced,
    });
    return { outline, from, removed: to - from, inserted: contents.length };
  }

  /** Reads from a row on until an old row begins again behind the change. */
  private *readAnew(
    now: Pick<IndentedState, "text" | "tabColumns">,
    span: ChangedSpan,
    from: number,
    all: boolean,
  ): Steps<{ contents: Row[]; to: number }> {
    const { rows, grammar } = this.state;
    const { text } = now;
    const shift = span.newEnd - span.oldEnd;
    let { start } = rows.at(from);
    const reader = new IndentedRowReader(text, grammar, now.tabColumns, start);
    const contents: Row[] = [];
    for (let line = text.lineAt(start).number; line <= text.lines; line++) {
      const row = reader.readLine(line);
      if (line % LINES_PER_STEP === 0) yield;
      if (!row) continue;
      contents.push(row);
      start += row.length;
      if (all || text.lineAt(start).from < span.newEnd) continue;
      const to = rowStartingAt(rows, start - shift);
      if (to > from && this.text.lineAt(start - shift).from >= span.oldEnd) return { contents, to };
    }
    contents.push(reader.finish(text.length));
    return { contents, to: rows.count };
  }
}

/** White space that is not a single space. */
const NOT_ONE_SPACE = /[^\S ]| {2}/;

/** The label of a line of plain text: its words without bullet, number, annotations and escapes. */
export function lineLabel(outline: Outline, row: Row, start: number): string {
  if (row.type === "root") return "";
  const content = outline.text.sliceString(start, start + row.end);
  const marker = markerLength(content);
  const own = marker === 0 ? content : " ".repeat(marker) + content.slice(marker);
  const label = authorText(own, row.annotations, outline.grammar).trim();
  return NOT_ONE_SPACE.test(label) ? label.replace(/\s+/g, " ") : label;
}

function* readWhole(
  text: DocumentText,
  grammar: AnnotationGrammar,
  widths: ReadonlyMap<number, number>,
): Steps<IndentedOutline> {
  const tabColumns = tabWidth(widths);
  const reader = new IndentedRowReader(text, grammar, tabColumns, 0);
  const contents: Row[] = [];
  for (const { lines, number, from } of text.runs()) {
    let start = from;
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as string;
      const row = reader.read(line, start, number + at);
      if (row) contents.push(row);
      start += line.length + 1;
    }
    if (number % LINES_PER_STEP < lines.length) yield;
  }
  contents.push(reader.finish(text.length));
  const rows = yield* firstRows(contents);
  return new IndentedOutline({ text, grammar, widths, tabColumns, rows, nextKey: contents.length });
}

/** What indents no line, but is not seen alone on one either: the other spaces of Unicode, and a byte order mark. */
const OTHER_BLANK = /^[^\S \t\u00a0\u3000]/;

/**
 * The first row whose reading may see the change: the row that holds the character before it, or an earlier one with
 * an open bracket from whose lines a body of the longest kind would reach the changed line. What the author's brackets
 * close is no problem, so where there are any, every row that near is read. A row that begins with a blank may be none
 * after the change: what is left of it belongs to the row before.
 */
function firstAffectedRow({ rows, text, grammar }: IndentedState, changeStart: number): number {
  const held = rows.indexBefore(changeStart);
  const { start } = rows.at(held);
  const index = OTHER_BLANK.test(text.sliceString(start, start + 1)) ? Math.max(0, held - 1) : held;
  const reach = rows.indexBefore(text.lineAt(changeStart).from - MAX_BODY_LENGTH);
  const open =
    grammar.authorBrackets.length > 0
      ? reach
      : rows.findFrom(reach, (stretch) => stretch.problemCount > 0);
  const first = open < 0 ? index : Math.min(open, index);
  return rows.at(first).start === 0 ? 0 : first;
}

function rowStartingAt(rows: RowSequence, offset: number): number {
  const index = rows.indexAt(offset);
  return rows.at(index).start === offset ? index : -1;
}

function* countWidths(text: DocumentText, from: number, to: number): Steps<Map<number, number>> {
  const widths = new Map<number, number>();
  for (const { lines, number } of text.runs(from, to + 1)) {
    for (const line of lines) countWidth(widths, line, 1);
    if (number % LINES_PER_STEP < lines.length) yield;
  }
  return widths;
}

/** Counts a line that is indented with spaces alone. */
function countWidth(widths: Map<number, number>, line: string, by: 1 | -1): void {
  const unit = line.charCodeAt(0);
  // Most lines are not indented at all, or with tabs.
  if (unit === 0x09 || (unit > 0x20 && unit < 0xa0)) return;
  const { length, tabs, spaces } = indentationOf(line);
  if (tabs > 0 || spaces === 0 || line.slice(length).trim() === "") return;
  widths.set(spaces, (widths.get(spaces) ?? 0) + by);
}

/** The widths after a change: those of the old lines it touched taken away, those of the new lines added. */
function* changedWidths(
  old: IndentedState,
  text: DocumentText,
  span: ChangedSpan,
): Steps<ReadonlyMap<number, number>> {
  const removed = yield* countWidths(
    old.text,
    ...lineSpan(old.text, { start: span.start, end: span.oldEnd }),
  );
  const added = yield* countWidths(
    text,
    ...lineSpan(text, { start: span.start, end: span.newEnd }),
  );
  if (removed.size === 0 && added.size === 0) return old.widths;
  const widths = new Map(old.widths);
  for (const [sign, counts] of [[-1, removed] as const, [1, added] as const]) {
    for (const [width, count] of counts) {
      const rest = (widths.get(width) ?? 0) + sign * count;
      if (rest === 0) widths.delete(width);
      else widths.set(width, rest);
    }
  }
  return widths;
}

function lineSpan(text: DocumentText, range: TextRange): readonly [number, number] {
  return [text.lineAt(range.start).number, text.lineAt(range.end).number];
}
