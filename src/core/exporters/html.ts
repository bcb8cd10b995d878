import type { Summary, SummaryEntry } from "../summary/index.js";
import { chartSvg } from "./chart.js";
import type { SummaryExporter, WriteOptions } from "./exporter.js";
import { htmlBlocks, htmlLine, htmlWords } from "./htmlText.js";
import { HIDING_STYLE, HTML_STYLE, SCRIPTED_HIDING_STYLE } from "./htmlStyle.js";
import { HTML_TEMPLATE } from "./htmlTemplate.js";
import { fillTemplate, listOf, readTemplate } from "./template.js";
import type { TemplateList, TemplateView } from "./template.js";
import { headTitle, shownLabel, ViewWriter } from "./views.js";
import type { Rendering } from "./views.js";
import { ENGLISH_WORDS } from "./words.js";

/** What is deeper is indented no further. */
const DEEPEST_ITEM = 12;
const DEEPEST_REPLY = 6;

/** Of more headings the contents list those of the first level alone. */
const MOST_CONTENTS = 80;
const DEEPEST_CONTENT = 3;

/**
 * One page that needs nothing else: annotations beside the lines, or below them where there is no room; a table of
 * contents, kinds to be shown or hidden, figures. There is no script in it.
 */
export const htmlExporter: SummaryExporter = {
  id: "html",
  extension: "html",
  mediaType: "text/html",
  *write(summary, options) {
    const template = readTemplate(options.template ?? HTML_TEMPLATE);
    const view = new ViewWriter(options, renderingOf(options)).summary(summary);
    return yield* fillTemplate(template, view, htmlWords);
  },
};

/** How HTML is written. */
export function renderingOf(options: WriteOptions): Rendering {
  const words = options.words ?? ENGLISH_WORDS;
  return {
    inline: htmlLine,
    blocks: htmlBlocks,
    summary: (summary): TemplateView => {
      const contents = contentsOf(summary, options);
      return {
        pageTitle: headTitle(summary.title, words),
        style: `${HTML_STYLE}\n${options.nonce === undefined ? HIDING_STYLE : SCRIPTED_HIDING_STYLE}`,
        nonce: options.nonce ?? null,
        hasPlaces: options.hasPlaces === true,
        chart: options.hasStatistics === false ? null : chartSvg(summary.statistics, words),
        contents,
        hasContents: contents.length > 1,
      };
    },
    entry: (entry, previous) => ({
      itemDepth: Math.min(entry.itemDepth, DEEPEST_ITEM),
      itemLevel: entry.itemDepth + 1,
      startsList: entry.headingLevel === null && (previous === null || isHeading(previous)),
      endsList: isHeading(entry) && previous !== null && !isHeading(previous),
    }),
    annotation: ({ depth }) => ({ replyDepth: Math.min(depth, DEEPEST_REPLY) }),
  };
}

function isHeading({ headingLevel }: SummaryEntry): boolean {
  return headingLevel !== null;
}

/** Headings as links, or the parts where the summary has such. */
function contentsOf({ isTree, parts }: Summary, options: WriteOptions): TemplateList {
  const words = options.words ?? ENGLISH_WORDS;
  if (!isTree) {
    return listOf(
      parts.filter(({ kind }) => kind !== null),
      ({ kind, annotationCount }) => ({
        target: `kind-${kind ?? ""}`,
        label: kind === null ? "" : `${words.kindHeadings[kind]} (${annotationCount})`,
        level: 1,
      }),
    );
  }
  const headings: SummaryEntry[] = [];
  // There may be 50,000: nothing is made for those that are none.
  for (const { entries } of parts) {
    for (const entry of entries) {
      if (isHeading(entry) && entry.depth <= DEEPEST_CONTENT) headings.push(entry);
    }
  }
  const shown =
    headings.length <= MOST_CONTENTS ? headings : headings.filter(({ depth }) => depth === 1);
  return listOf(shown, (entry) => ({
    target: `n${entry.number}`,
    label: shownLabel(entry, words),
    level: entry.depth,
  }));
}
