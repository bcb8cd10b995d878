import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import { shortenedLine } from "../summary/index.js";
import type { SummaryStatistics } from "../summary/index.js";
import { htmlWords } from "./htmlText.js";
import { shownLabel } from "./views.js";
import type { SummaryWords } from "./words.js";

/** A bar of the chart: how many of which kinds. */
interface Bar {
  readonly label: string;
  readonly parts: readonly { readonly kind: AnnotationKind; readonly count: number }[];
}

/** Units of the drawing. */
const WIDTH = 440;
const LABEL_WIDTH = 140;
const BAR_WIDTH = 250;
const ROW_HEIGHT = 22;
const BAR_HEIGHT = 14;
const GAP = 8;

/** Of more chapters those with most annotations are drawn; the table beside it has all. */
const MOST_BARS = 24;

/** How many units of a label there is room for: full-width letters are twice as wide. */
const LABEL_LENGTH = 18;

/** Annotations by chapter and kind as bars, or by kind alone where there are no chapters; "" for none at all. */
export function chartSvg(statistics: SummaryStatistics, words: SummaryWords): string {
  const bars = barsOf(statistics, words);
  const most = Math.max(...bars.map(countOf));
  if (bars.length === 0) return "";
  const rows = bars.map((bar, index) => barSvg(bar, index, BAR_WIDTH / most));
  const height = bars.length * ROW_HEIGHT;
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="chart-title">`,
    `<title id="chart-title">${htmlWords(words.statistics)}</title>`,
    ...rows,
    "</svg>",
  ].join("\n");
}

function barsOf({ chapters, kinds }: SummaryStatistics, words: SummaryWords): readonly Bar[] {
  const annotated = chapters.filter(({ annotationCount }) => annotationCount > 0);
  if (annotated.length === 0) {
    return ANNOTATION_KINDS.filter((kind) => kinds[kind] > 0).map((kind) => ({
      label: words.kinds[kind],
      parts: [{ kind, count: kinds[kind] }],
    }));
  }
  const counts = annotated.map(({ annotationCount }) => annotationCount).sort((a, b) => b - a);
  const least = counts[MOST_BARS - 1] ?? 0;
  return annotated
    .filter(({ annotationCount }) => annotationCount >= least)
    .slice(0, MOST_BARS)
    .map((chapter) => ({
      label: shownLabel({ label: chapter.label, ordinal: chapter.isTop ? -1 : 0 }, words),
      parts: ANNOTATION_KINDS.map((kind) => ({ kind, count: chapter.kinds[kind] })).filter(
        ({ count }) => count > 0,
      ),
    }));
}

function countOf({ parts }: Bar): number {
  return parts.reduce((total, { count }) => total + count, 0);
}

function barSvg(bar: Bar, index: number, scale: number): string {
  const top = index * ROW_HEIGHT;
  const middle = top + ROW_HEIGHT / 2;
  const rects: string[] = [];
  let x = LABEL_WIDTH;
  for (const { kind, count } of bar.parts) {
    const width = round(count * scale);
    rects.push(
      `<rect class="bar kind-${kind}" x="${round(x)}" y="${top + (ROW_HEIGHT - BAR_HEIGHT) / 2}" width="${width}" height="${BAR_HEIGHT}"/>`,
    );
    x += width;
  }
  const label = htmlWords(fitting(bar.label));
  return [
    `<text class="name" x="${LABEL_WIDTH - GAP}" y="${middle}">${label}</text>`,
    ...rects,
    `<text class="count" x="${round(x + GAP)}" y="${middle}">${countOf(bar)}</text>`,
  ].join("\n");
}

/** As much of a label as there is room for. */
function fitting(label: string): string {
  let room = LABEL_LENGTH;
  let length = 0;
  for (const character of label) {
    room -= /[\u1100-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60\u{20000}-\u{3FFFF}]/u.test(
      character,
    )
      ? 1.8
      : 1;
    if (room < 0) break;
    length += character.length;
  }
  return shortenedLine(label, length);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
