import { compileGrammar } from "../annotations/index.js";
import type { AnnotationGrammar, BracketPair } from "../annotations/index.js";
import { parseNote } from "../note/index.js";
import type { Annotation } from "../note/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";
import { foreignStyles } from "./lookAlikes.js";
import type { UnlikeBrackets } from "./noteProblem.js";

/** What the grammar of a note makes of other brackets. */
interface ForeignReading {
  readonly grammar: AnnotationGrammar;
  /** Finds rows that are worth being read again: in brackets what annotations begin with, and no link behind. */
  readonly hint: RegExp;
}

/** Longer rows are no lines of an outline, and reading them anew would take too long at once. */
const LONGEST_ROW = 20_000;

const readings = new WeakMap<AnnotationGrammar, ForeignReading>();

/** Quotes and braces have other uses than square brackets: only a head or a tag tells. */
const SQUARE = new Set(["[", "［", "【", "〔", "〖"]);

/**
 * Finds brackets of another style around words that begin as annotations do: [？…], ［@李：…］. Not the author's own [法],
 * no links, boxes of tasks, footnotes or call-outs, nothing within annotations, and nothing in rows of more than 20,000
 * units.
 */
export function findLookAlikes(
  outline: Outline,
  { row, start }: PlacedRow,
): readonly UnlikeBrackets[] {
  if (row.end > LONGEST_ROW) return [];
  const { grammar, hint } = readingOf(outline.grammar);
  const text = outline.text.sliceString(start, start + row.end);
  if (!hint.test(text)) return [];
  const { pairs: brackets, kinds } = grammar;
  const { format } = outline;
  const { annotations } = parseNote(text, { format, brackets, kinds });
  const [pair] = outline.grammar.pairs;
  return annotations.flatMap((annotation) => {
    const { start: from, end: to, bodyStart, bodyEnd } = annotation;
    const isReaders = row.annotations.some((own) => own.start < to && from < own.end);
    if (pair === undefined || isReaders || !isLikeAnnotation(annotation, text)) return [];
    return [{ open: { start: from, end: bodyStart }, close: { start: bodyEnd, end: to }, pair }];
  });
}

function readingOf(own: AnnotationGrammar): ForeignReading {
  const known = readings.get(own);
  if (known !== undefined) return known;
  const brackets = foreignStyles(own);
  const unitsOf = (side: keyof BracketPair): string =>
    brackets.map((pair) => `\\${pair[side]}`).join("");
  const open = unitsOf("open");
  const close = unitsOf("close");
  const marks = own.marks
    .filter(({ side }) => side === "start")
    .map(({ text }) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const begin = ["[@#]", ...marks].join("|");
  const whole = `[${open}]\\s*(?:${begin})[^${open}${close}]*[${close}](?![([:])`;
  const reading = {
    grammar: compileGrammar({ brackets, kinds: own.kinds }),
    hint: brackets.length === 0 ? /(?!)/ : new RegExp(whole, "i"),
  };
  readings.set(own, reading);
  return reading;
}

function isLikeAnnotation(annotation: Annotation, text: string): boolean {
  const { start, end, bodyStart, body, kindMark, reader, tags } = annotation;
  const begins = body.length - body.trimStart().length;
  const isMarked = kindMark?.start === bodyStart + begins;
  const isTagged = tags.length > 0 && body.charAt(begins) === "#";
  const isSquare = SQUARE.has(text.charAt(start));
  if (!(reader !== null || isTagged || (isSquare && isMarked))) return false;
  if (!/\p{L}/u.test(annotation.text)) return false;
  // Links and pictures, wiki links, references, and the call-outs of GitHub: [!NOTE].
  return (
    !/^[([:]/u.test(text.slice(end, end + 1)) &&
    !/[[\]!]$/u.test(text.slice(0, start)) &&
    !/^![A-Za-z]+$/u.test(body)
  );
}
