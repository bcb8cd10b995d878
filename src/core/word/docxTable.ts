import { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { IRunOptions } from "docx";
import { ANNOTATION_KINDS } from "../annotations/index.js";
import { fill, percentOf, shownLabel } from "../exporters/index.js";
import type { SummaryWords } from "../exporters/index.js";
import type { ChapterStatistics, SummaryStatistics } from "../summary/index.js";

/** Twentieths of a point; all of them are the width of a page of A4. */
const WIDTHS = [1780, 1110, 1030, 1110, 850, 850, 800, 1496];

/** Annotations by chapter and kind. */
export function statisticsTable(statistics: SummaryStatistics, words: SummaryWords): Table {
  const annotated = statistics.chapters.filter(({ annotationCount }) => annotationCount > 0);
  const others = statistics.chapters.length - annotated.length;
  const kinds = ANNOTATION_KINDS.map((kind) => words.kinds[kind]);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: WIDTHS,
    rows: [
      tableRow([words.chapter, ...kinds, words.total, words.coverageHeading], { isHead: true }),
      ...annotated.map((chapter) =>
        tableRow(
          figures(
            shownLabel({ label: chapter.label, ordinal: chapter.isTop ? -1 : 0 }, words),
            chapter,
          ),
        ),
      ),
      ...(others === 0 ? [] : [tableRow([fill(words.otherChapters, { count: others })])]),
      tableRow(figures(words.total, statistics), { isHead: true }),
    ],
  });
}

function figures(
  label: string,
  counts: Pick<ChapterStatistics, "kinds" | "annotationCount" | "annotatedCount" | "nodeCount">,
): readonly string[] {
  const { kinds, annotationCount, annotatedCount, nodeCount } = counts;
  return [
    label,
    ...ANNOTATION_KINDS.map((kind) => String(kinds[kind])),
    String(annotationCount),
    nodeCount === 0
      ? ""
      : `${annotatedCount}/${nodeCount} (${percentOf(annotatedCount, nodeCount)} %)`,
  ];
}

function tableRow(cells: readonly string[], { isHead = false } = {}): TableRow {
  return new TableRow({
    tableHeader: isHead,
    children: cells.map(
      (cell, index) =>
        new TableCell({
          margins: { left: 60, right: 60 },
          width: { size: WIDTHS[index] ?? 0, type: WidthType.DXA },
          ...(cells.length === 1 ? { columnSpan: WIDTHS.length } : {}),
          children: [
            new Paragraph({
              alignment: index === 0 ? AlignmentType.START : AlignmentType.END,
              spacing: { after: 0 },
              children: [cellRun(cell, isHead)],
            }),
          ],
        }),
    ),
  });
}

function cellRun(text: string, isHead: boolean): TextRun {
  const options: IRunOptions = { text, bold: isHead, size: 17 };
  return new TextRun(options);
}
