import * as vscode from "vscode";
import type { Annotation, Note } from "../../core/index.js";
import { paintAnnotation } from "../../core/note/index.js";
import { toRange } from "../platform/convert.js";
import type { AnnotationDisplay } from "../platform/settings.js";
import type { AnnotationStyles } from "./annotationStyles.js";

/** What to paint, and where. */
export interface PaintTask {
  readonly document: vscode.TextDocument;
  /** The note of the document's version of now. */
  readonly note: Note;
  readonly lines: LineSpan;
  readonly display: AnnotationDisplay;
  /** Lines with a cursor: on them nothing is collapsed. */
  readonly openLines: ReadonlySet<number>;
  /** Widest line, in columns, on which annotations may be collapsed. */
  readonly collapsibleWidth: number;
}

/** Lines from `first` to `last`, both included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** The ranges of each style. */
export type PaintPlan = ReadonlyMap<vscode.TextEditorDecorationType, readonly vscode.Range[]>;

/** Units of a line that the editor draws at most (`editor.stopRenderingLineAfter`). */
const DRAWN_LENGTH = 10_000;

/** A span of lines with more text than this holds lines that are not drawn to their end. */
const ORDINARY_LENGTH = 200_000;

/** Works out what to paint on some lines. Costs what those lines hold, whatever the length of the note. */
export function planPaint(task: PaintTask, styles: AnnotationStyles): PaintPlan {
  const plan = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
  const add = (style: vscode.TextEditorDecorationType, range: vscode.Range): void => {
    const ranges = plan.get(style);
    if (ranges === undefined) {
      plan.set(style, [range]);
    } else {
      ranges.push(range);
    }
  };
  for (const annotation of annotationsOn(task)) {
    const range = toRange(task.document, annotation);
    const display = displayOf(range, task);
    if (display === "hidden") {
      add(styles.collapsed[annotation.kind], range);
      continue;
    }
    if (display === "dimmed") {
      add(styles.dimmed, range);
    }
    for (const painted of paintAnnotation(annotation)) {
      // The dimming of brackets would win over the stronger one.
      const look = display === "dimmed" ? styles.body : styles[painted.part];
      for (const part of withoutIndentation(toRange(task.document, painted), task)) {
        add(look[painted.kind], part);
        if (painted.isReply) {
          add(styles.reply, part);
        }
        if (painted.isDone && painted.part === "body") {
          add(styles.done, part);
        }
      }
    }
  }
  return plan;
}

/** A range line by line, from the first character on each: the indentation belongs to the outline. */
function* withoutIndentation(
  range: vscode.Range,
  { document, lines }: PaintTask,
): Generator<vscode.Range> {
  if (range.isSingleLine) {
    yield range;
    return;
  }
  const last = Math.min(range.end.line, lines.last);
  for (let line = Math.max(range.start.line, lines.first); line <= last; line += 1) {
    const { firstNonWhitespaceCharacterIndex: first, range: whole } = document.lineAt(line);
    const start = line === range.start.line ? range.start : new vscode.Position(line, first);
    const end = line === range.end.line ? range.end : whole.end;
    if (start.isBefore(end)) {
      yield new vscode.Range(start, end);
    }
  }
}

function annotationsOn({ document, note, lines }: PaintTask): readonly Annotation[] {
  const start = document.offsetAt(new vscode.Position(lines.first, 0));
  const end = document.offsetAt(document.lineAt(lines.last).range.end);
  if (end - start <= ORDINARY_LENGTH) {
    return note.annotationsIn({ start, end });
  }
  const found = new Set<Annotation>();
  for (let line = lines.first; line <= lines.last; line += 1) {
    const lineStart = document.offsetAt(new vscode.Position(line, 0));
    const length = Math.min(document.lineAt(line).text.length, DRAWN_LENGTH);
    // A set, because an annotation over two lines is found on both.
    for (const annotation of note.annotationsIn({ start: lineStart, end: lineStart + length })) {
      found.add(annotation);
    }
  }
  return [...found];
}

/**
 * How the annotation of a range is displayed. Collapsing takes characters out of lines, but the editor wraps and counts
 * lines as if they were there. Where that leaves blank or broken lines the annotation is dimmed instead.
 */
function displayOf(range: vscode.Range, task: PaintTask): AnnotationDisplay {
  if (task.display !== "hidden") {
    return task.display;
  }
  if (task.openLines.has(range.start.line) || task.openLines.has(range.end.line)) {
    return "shown";
  }
  const { text } = task.document.lineAt(range.start.line);
  return range.isSingleLine && isWithin(text, task.collapsibleWidth) ? "hidden" : "dimmed";
}

function isWithin(text: string, width: number): boolean {
  return text.length <= width && (width === Infinity || widthOf(text) <= width);
}

/** Columns that a text takes: two for the characters of East Asian scripts. */
function widthOf(text: string): number {
  const wide = text.match(
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60]/gu,
  );
  return text.length + (wide?.length ?? 0);
}
