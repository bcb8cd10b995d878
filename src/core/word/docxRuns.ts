import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  TextRun,
} from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import type { Inline } from "../summary/index.js";

/** The comments of an entry: which of them hang on which mark. */
export type CommentsOfMark = (number: number) => readonly number[];

const LINK = "Hyperlink";
const CODE = "Code";

/**
 * Inline content as what stands in a paragraph. Comments begin with the paragraph and end where their annotation stood,
 * for readers write behind what they speak of.
 *
 * @param atEnd comments without a mark in the paragraph: they speak of all of it
 */
export function paragraphRuns(
  content: readonly Inline[],
  commentsOf: CommentsOfMark,
  atEnd: readonly number[] = [],
): ParagraphChild[] {
  const marks = [...marksIn(content)];
  const starts = [...marks.flatMap(commentsOf), ...atEnd].map((id) => new CommentRangeStart(id));
  return [...starts, ...runs(content, {}, commentsOf), ...atEnd.flatMap(commentEnd)];
}

/** Words in a run of their own. */
export function wordsRun(text: string, style: IRunOptions = {}): TextRun {
  return new TextRun({ ...style, text });
}

/** A link with these words. */
export function linkRun(address: string, text: string): ExternalHyperlink {
  return new ExternalHyperlink({ link: address, children: [new TextRun({ text, style: LINK })] });
}

function runs(
  content: readonly Inline[],
  style: IRunOptions,
  commentsOf: CommentsOfMark,
): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.type) {
      case "text":
        return [wordsRun(part.value, style)];
      case "inlineCode":
        return [wordsRun(part.value, { ...style, style: CODE })];
      case "emphasis":
        return runs(part.children, { ...style, italics: true }, commentsOf);
      case "strong":
        return runs(part.children, { ...style, bold: true }, commentsOf);
      case "delete":
        return runs(part.children, { ...style, strike: true }, commentsOf);
      case "link":
        return [
          new ExternalHyperlink({
            link: part.url,
            children: runs(withoutMarks(part.children), { ...style, style: LINK }, () => []),
          }),
          ...[...marksIn(part.children)].flatMap(commentsOf).flatMap(commentEnd),
        ];
      case "mark":
        return commentsOf(part.number).flatMap(commentEnd);
    }
  });
}

function commentEnd(id: number): ParagraphChild[] {
  return [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })];
}

/** Numbers of the marks in inline content, in order. */
export function* marksIn(content: readonly Inline[]): Generator<number> {
  for (const part of content) {
    if (part.type === "mark") yield part.number;
    else if ("children" in part) yield* marksIn(part.children);
  }
}

function withoutMarks(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part): readonly Inline[] => {
    if (part.type === "mark") return [];
    return "children" in part ? [{ ...part, children: withoutMarks(part.children) }] : [part];
  });
}
