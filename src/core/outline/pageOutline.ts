import { BracketScanner } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import { changedSpan, mapOffset } from "../text/index.js";
import type { DocumentText, TextChange, TextRange } from "../text/index.js";
import { lineLabel } from "./indentedOutline.js";
import type { BracketBlock, Furniture, Outline, OutlineUpdate, Steps } from "./outline.js";
import { edgesWithout, offsetWithout } from "./pageEdges.js";
import { pageFrame } from "./pageFrame.js";
import type { PageFrame } from "./pageFrame.js";
import type { Row } from "./row.js";
import { hasTextOutside, RowDraft } from "./rowDraft.js";
import { firstRows, replaceRows } from "./rowReplacement.js";
import type { RowSequence } from "./rowSequence.js";

/** How many lines are read between two points at which the work can be interrupted. */
const LINES_PER_STEP = 512;

/** Reads the text of a mind-map page: one node a line, the map's root last, furniture around it set aside. */
export function* readPage(text: DocumentText, grammar: AnnotationGrammar): Steps<Outline> {
  const frame = pageFrame(text, grammar);
  const contents = yield* pageRows(
    { text, grammar, frame },
    { firstLine: 1, lastLine: text.lines, firstRow: 0, end: text.length },
  );
  const rows = yield* firstRows(contents);
  return new PageOutline({ text, grammar, frame, rows, nextKey: contents.length });
}

interface PageSource {
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  readonly frame: PageFrame;
}

interface PageState extends PageSource {
  readonly rows: RowSequence;
  readonly nextKey: number;
}

class PageOutline implements Outline {
  readonly format = "page";
  readonly text: DocumentText;
  readonly grammar: AnnotationGrammar;
  readonly rows: RowSequence;
  readonly nextKey: number;
  readonly furniture: readonly Furniture[];
  readonly rootRow: number | null;

  constructor(private readonly state: PageState) {
    this.text = state.text;
    this.grammar = state.grammar;
    this.rows = state.rows;
    this.nextKey = state.nextKey;
    this.furniture = state.frame.furniture;
    this.rootRow = state.frame.rootStart === null ? null : state.rows.count - 1;
  }

  labelOf(row: Row, start: number): string {
    return lineLabel(this, row, start);
  }

  bracketBlocks({ start, end }: TextRange): Iterable<BracketBlock> {
    return [{ start, content: this.text.sliceString(start, end), hidden: [] }];
  }

  /** Lines are read each by itself: it is the frame that other lines decide. */
  *isSurelySameWithout(lines: readonly TextRange[]): Steps<boolean> {
    const { frame, grammar } = this.state;
    const rest = yield* edgesWithout(this.text, lines);
    const now = pageFrame(rest.text, grammar);
    const rootStart = now.rootStart === null ? null : now.rootStart + rest.shift;
    return (
      now.furniture.length === frame.furniture.length &&
      now.bodyStart === offsetWithout(lines, frame.bodyStart) &&
      rootStart === (frame.rootStart === null ? null : offsetWithout(lines, frame.rootStart))
    );
  }

  *update(text: DocumentText, changes: readonly TextChange[]): Steps<OutlineUpdate> {
    const { rows, grammar, nextKey } = this.state;
    const frame = pageFrame(text, grammar);
    const { from, to } = this.affectedRows(frame, changes);
    const source = { text, grammar, frame };
    const firstLine = from === 0 ? 1 : text.lineAt(rows.at(from).start).number;
    const end = to < rows.count ? mapOffset(changes, rows.at(to).start, 1) : text.length;
    const lastLine = to < rows.count ? text.lineAt(end).number - 1 : text.lines;
    const contents = yield* pageRows(source, { firstLine, lastLine, firstRow: from, end });
    const texts = { old: this.text, now: text };
    const replaced = yield* replaceRows({ rows, from, to, contents, changes, nextKey, texts });
    const outline = new PageOutline({ ...source, ...replaced });
    return { outline, from, removed: to - from, inserted: contents.length };
  }

  /** The rows on lines that the change touches; all of them when it moves a border of the map. */
  private affectedRows(
    frame: PageFrame,
    changes: readonly TextChange[],
  ): { from: number; to: number } {
    const { rows, frame: old } = this.state;
    const span = changedSpan(changes);
    const from = rows.indexBefore(span.start);
    const after = rows.indexAt(this.text.lineAt(span.oldEnd).to) + 1;
    const oldRoot = old.rootStart === null ? null : mapOffset(changes, old.rootStart, 1);
    const isSameFrame = frame.bodyStart === old.bodyStart && frame.rootStart === oldRoot;
    const isInside =
      span.start > old.bodyStart && (old.rootStart === null || span.oldEnd < old.rootStart);
    return isSameFrame && isInside
      ? { from, to: Math.min(after, rows.count) }
      : { from: 0, to: rows.count };
  }
}

/** Lines to read, both included, and the rows they become. */
interface PageLines {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Index of the first row that is read; 0 is the furniture above the map. */
  readonly firstRow: number;
  /** Where the row behind the last line starts, or the end of the text. */
  readonly end: number;
}

function* pageRows(
  source: PageSource,
  { firstLine, lastLine, firstRow, end }: PageLines,
): Steps<Row[]> {
  const reader = new PageRowReader(source, firstRow === 0);
  for (const { lines, number, from } of source.text.runs(firstLine, lastLine + 1)) {
    let start = from;
    for (const line of lines) {
      reader.read(line, start);
      start += line.length + 1;
    }
    if (number % LINES_PER_STEP < lines.length) yield;
  }
  return reader.finish(end);
}

/** Reads a page line by line, each line of the map a row. */
class PageRowReader {
  private readonly rows: Row[] = [];
  /** The row that is being read. What stands before the first is nobody's, unless it is the text before the map. */
  private readonly draft = new RowDraft("root", 0, 0);
  private isBegun: boolean;
  private isRootRow = false;

  /**
   * Begins to read.
   * @param hasRoot whether the first line is that of the text
   */
  constructor(
    private readonly source: PageSource,
    hasRoot: boolean,
  ) {
    this.isBegun = hasRoot;
  }

  /** Reads the line that starts at an offset. */
  read(line: string, from: number): void {
    const { frame, grammar } = this.source;
    const { draft } = this;
    const content = line.trimEnd();
    const start = from + (content.length - content.trimStart().length);
    const end = from + content.length;
    const isBody = from >= frame.bodyStart && !this.isRootRow && start < end;
    if (isBody) {
      if (this.isBegun) this.rows.push(draft.finish(start));
      draft.begin("line", 1, start);
      draft.reachTo(end);
      this.isBegun = true;
      this.isRootRow = from === frame.rootStart;
    }
    if (!this.isBegun) return;
    if (grammar.mayHold(content)) {
      readLine(draft, grammar, { text: content.slice(start - from), start, isBody });
    } else if (isBody) draft.markAuthorText();
  }

  /** The rows; the last one reaches to `end`. */
  finish(end: number): Row[] {
    if (this.isBegun) this.rows.push(this.draft.finish(end));
    return this.rows;
  }
}

/** Reads a line with brackets into its row. Annotations on furniture are kept; its words are not the note's. */
function readLine(
  draft: RowDraft,
  grammar: AnnotationGrammar,
  line: { readonly text: string; readonly start: number; readonly isBody: boolean },
): void {
  const shift = line.start - draft.start;
  const scanner = new BracketScanner(grammar);
  scanner.scan(line.text, shift);
  const scan = scanner.finish((from, to) => line.text.slice(from - shift, to - shift));
  draft.addScan(scan);
  // In the map a line is a row, and offsets count from its start.
  if (line.isBody && hasTextOutside(line.text, scan.annotations)) draft.markAuthorText();
}
