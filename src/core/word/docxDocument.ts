import { AlignmentType, Document, LevelFormat } from "docx";
import type { FileChild, ICommentOptions, INumberingOptions, IStylesOptions } from "docx";
import type { SummaryWords } from "../exporters/index.js";

/** Word has nine levels of lists. */
export const ITEM_LEVELS = 9;

/** The list that items are in. */
export const ITEMS = "items";

/** Twentieths of a point. */
const INDENTATION = 340;

/** The document around its paragraphs: how they look, and what a program is told about it. */
export function wordDocument(
  title: string,
  words: SummaryWords,
  content: {
    readonly children: readonly FileChild[];
    readonly comments: readonly ICommentOptions[];
  },
): Document {
  return new Document({
    title,
    creator: "Marginalia",
    description: words.summary,
    comments: { children: content.comments },
    styles: stylesFor(words),
    numbering: ITEM_LISTS,
    sections: [{ properties: {}, children: content.children }],
  });
}

function stylesFor({ language }: SummaryWords): IStylesOptions {
  const isChinese = language.startsWith("zh");
  return {
    default: {
      document: {
        run: {
          size: 21,
          font: {
            ascii: "Calibri",
            hAnsi: "Calibri",
            eastAsia: "Microsoft YaHei",
            cs: "Calibri",
          },
          language: {
            value: isChinese ? "en-US" : language,
            eastAsia: isChinese ? language : "zh-CN",
          },
        },
        paragraph: { spacing: { after: 80, line: 288 } },
      },
      title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 60 } } },
      heading1: {
        run: { size: 32, bold: true },
        paragraph: { spacing: { before: 320, after: 80 } },
      },
      heading2: {
        run: { size: 27, bold: true },
        paragraph: { spacing: { before: 260, after: 80 } },
      },
      heading3: {
        run: { size: 24, bold: true },
        paragraph: { spacing: { before: 200, after: 60 } },
      },
      heading4: { run: { size: 22, bold: true } },
      heading5: { run: { size: 21, bold: true } },
      heading6: { run: { size: 21, italics: true } },
    },
    characterStyles: [
      { id: "Code", name: "Code", run: { font: "Consolas", size: 19 } },
      { id: "Quiet", name: "Quiet", run: { color: "59636E" } },
    ],
  };
}

const ITEM_LISTS: INumberingOptions = {
  config: [
    {
      reference: ITEMS,
      levels: Array.from({ length: ITEM_LEVELS }, (_, level) => ({
        level,
        format: LevelFormat.BULLET,
        text: "•",
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: INDENTATION * (level + 1), hanging: 240 } } },
      })),
    },
  ],
};

/** Indentation of what stands below an item. */
export function indentOf(itemDepth: number): number {
  return INDENTATION * (Math.min(itemDepth, ITEM_LEVELS - 1) + 1);
}
