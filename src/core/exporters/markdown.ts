import type { SummaryAnnotation, SummaryEntry } from "../summary/index.js";
import type { SummaryExporter } from "./exporter.js";
import { markdownLine, markdownOf, markdownWords } from "./markdownText.js";
import { MARKDOWN_TEMPLATE } from "./markdownTemplate.js";
import { fillTemplate, readTemplate } from "./template.js";
import { ViewWriter } from "./views.js";
import type { Rendering } from "./views.js";

/** Replies deeper in each other are quoted no deeper than this. */
const DEEPEST_QUOTE = 8;

/** Items deeper in each other are indented no further than this. */
const DEEPEST_ITEM = 100;

const STEP = "  ";

/** Markdown that every renderer reads alike, written by remark's stringifier and laid out by a template. */
export const markdownExporter: SummaryExporter = {
  id: "markdown",
  extension: "md",
  mediaType: "text/markdown",
  *write(summary, options) {
    const template = readTemplate(options.template ?? MARKDOWN_TEMPLATE);
    const view = new ViewWriter(options, RENDERING).summary(summary);
    return yield* fillTemplate(template, view, markdownWords);
  },
};

const RENDERING: Rendering = {
  inline: markdownLine,
  summary: () => ({}),
  blocks: (blocks, entry) => {
    if (blocks.length === 0) return "";
    const indentation = insideOf(entry);
    return markdownOf(blocks)
      .split("\n")
      .map((line) => (line === "" ? "" : indentation + line))
      .join("\n");
  },
  entry: (entry, previous) => {
    const isHeading = entry.headingLevel !== null;
    return {
      marker: entry.headingLevel === null ? `${outsideOf(entry)}-` : "#".repeat(entry.headingLevel),
      inside: insideOf(entry),
      isApart: previous !== null && (isHeading || previous.headingLevel !== null),
    };
  },
  annotation: (annotation, previous) => {
    const depth = quoteDepth(annotation);
    return {
      quote: "> ".repeat(depth),
      // Without a line between them two paragraphs, or a reply and what follows it, would be one.
      gap: previous !== null && quoteDepth(previous) >= depth ? "> ".repeat(depth).trimEnd() : null,
    };
  },
};

function quoteDepth({ depth }: SummaryAnnotation): number {
  return Math.min(depth + 1, DEEPEST_QUOTE);
}

function outsideOf({ itemDepth }: SummaryEntry): string {
  return STEP.repeat(Math.min(itemDepth, DEEPEST_ITEM));
}

function insideOf(entry: SummaryEntry): string {
  return entry.headingLevel === null ? outsideOf(entry) + STEP : "";
}
