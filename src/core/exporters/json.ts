import { inlineText } from "../summary/index.js";
import type { Block, SummaryAnnotation, SummaryEntry, SummaryPart } from "../summary/index.js";
import { TextBuilder } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { SummaryExporter } from "./exporter.js";
import { linkBack } from "./links.js";
import type { LinkBack } from "./links.js";

/** Of the form of the JSON; another number when something in it gets another meaning. */
const VERSION = 1;

/** Data for other programs: entries in a row with their depths, so that no reader needs to recurse. */
export const jsonExporter: SummaryExporter = {
  id: "json",
  extension: "json",
  mediaType: "application/json",
  *write({ title, isTree, statistics, top, parts, note }, options) {
    const link = linkBack(options);
    const out = new TextBuilder();
    const head = {
      version: VERSION,
      title,
      ...(options.date === undefined ? {} : { date: options.date }),
      format: note.format,
      isTree,
      ...(options.hasStatistics === false ? {} : { statistics }),
      top: entryJson(top, link),
    };
    out.push(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "parts": [`);
    for (const [index, part] of parts.entries()) {
      out.push(index === 0 ? "\n" : ",\n");
      yield* writePart(part, link, out);
    }
    out.push("\n  ]\n}\n");
    return out.parts;
  },
};

function* writePart({ kind, entries }: SummaryPart, link: LinkBack, out: TextBuilder): Steps<void> {
  out.push(`    {\n      "kind": ${JSON.stringify(kind)},\n      "entries": [`);
  for (const [index, entry] of entries.entries()) {
    out.push(`${index === 0 ? "\n" : ",\n"}        ${JSON.stringify(entryJson(entry, link))}`);
    yield;
  }
  out.push("\n      ]\n    }");
}

function entryJson(entry: SummaryEntry, link: LinkBack): object {
  const { number, depth, headingLevel, label, path, isContext, blocks, annotations, place } = entry;
  return {
    number,
    depth,
    headingLevel,
    label,
    ...(path.length === 0 ? {} : { path }),
    isContext,
    text: blocks.map(blockText),
    ...place,
    ...linkJson(link(place)),
    annotations: annotations.map((annotation) => annotationJson(annotation, link)),
  };
}

function annotationJson(annotation: SummaryAnnotation, link: LinkBack): object {
  const { number, depth, answers, kind, isDone, reader, date, tags, text, below, place } =
    annotation;
  return {
    number,
    depth,
    answers,
    kind,
    isDone,
    reader,
    date,
    tags,
    text,
    ...(below.length === 0 ? {} : { below }),
    ...place,
    ...linkJson(link(place)),
  };
}

function linkJson(link: string | null): object {
  return link === null ? {} : { link };
}

/** The words of a block. */
function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return inlineText(block.children);
    case "code":
      return block.value;
    case "blockquote":
      return block.children.map(blockText).join("\n");
  }
}
