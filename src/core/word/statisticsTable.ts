import { ANNOTATION_KINDS } from "../annotations/index.js";
import { fill, percentOf, shownLabel } from "../exporters/index.js";
import type { SummaryWords } from "../exporters/index.js";
import type { ChapterStatistics, SummaryStatistics } from "../summary/index.js";
import { paragraph, wordsRun } from "./wordXml.js";

/** Twentieths of a point; all of them are the width of a page of A4. */
const WIDTHS = [1780, 1110, 1030, 1110, 850, 850, 800, 1496];

/** Half points. */
const FONT_SIZE = 17;

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("");

const HEAD = [
  '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>',
  `<w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr>`,
  `<w:tblGrid>${WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
].join("");

/** Annotations by chapter and kind: a table, one piece after another. Behind it Word wants a paragraph. */
export function* statisticsTable(
  statistics: SummaryStatistics,
  words: SummaryWords,
): Generator<string> {
  const annotated = statistics.chapters.filter(({ annotationCount }) => annotationCount > 0);
  const others = statistics.chapters.length - annotated.length;
  const kinds = ANNOTATION_KINDS.map((kind) => words.kinds[kind]);
  yield HEAD;
  yield tableRow([words.chapter, ...kinds, words.total, words.coverageHeading], { isHead: true });
  for (const chapter of annotated) {
    const { label, isTop } = chapter;
    yield tableRow(figures(shownLabel({ label, ordinal: isTop ? -1 : 0 }, words), chapter));
  }
  if (others > 0) yield tableRow([fill(words.otherChapters, { count: others })]);
  yield tableRow(figures(words.total, statistics), { isHead: true });
  yield "</w:tbl>";
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

/** A row of one cell goes over all columns. */
function tableRow(cells: readonly string[], { isHead = false } = {}): string {
  const isAlone = cells.length === 1;
  const written = cells.map((cell, index) => {
    const span = isAlone ? `<w:gridSpan w:val="${WIDTHS.length}"/>` : "";
    const properties = `<w:tcPr><w:tcW w:w="${WIDTHS[index] ?? 0}" w:type="dxa"/>${span}${MARGINS}</w:tcPr>`;
    const words = wordsRun(cell, { isBold: isHead, size: FONT_SIZE });
    const alignment = index === 0 ? "start" : "end";
    return `<w:tc>${properties}${paragraph(words, { alignment, after: 0 })}</w:tc>`;
  });
  const head = `<w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>`;
  return `<w:tr>${head}${written.join("")}</w:tr>`;
}

const MARGINS =
  '<w:tcMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tcMar>';
