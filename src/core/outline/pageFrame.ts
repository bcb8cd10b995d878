import { authorText, scanAnnotations } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import type { DocumentText, Steps } from "../text/index.js";
import type { Furniture } from "./outline.js";

/** Where the map stands in a page's text (restore.md, "Detection and page furniture"). */
export interface PageFrame {
  /** Where the first line of the map starts. */
  readonly bodyStart: number;
  /** Where the line of the map's root starts: the page's title once more; null when it does not recur. */
  readonly rootStart: number | null;
  readonly furniture: readonly Furniture[];
}

/** How many lines are looked at between two points at which the work can be interrupted. */
const LINES_PER_STEP = 512;

/** The title recurs among this many last lines that are not blank. */
const FOOTER_LINES = 10;

/** The header ends within this many lines. */
const HEADER_LINES = 12;

/** A longer first line is no title: comparing it would cost more than it tells. */
const MAX_TITLE_LENGTH = 500;

/** A page has lost its indentation; a share of lines up to this one may begin with a blank by accident. */
const MOST_INDENTED = 0.1;

const DATE_LINE = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/;

/** The last line of the header on the pages seen so far: the label of the tab that shows the outline. */
const OUTLINE_LABEL = /^(?:大纲\s*[/／]\s*内容|大纲|outline)$/i;

/**
 * Finds the furniture of a page. Only the first and the last lines are looked at, so the cost does not grow with the
 * page. Where the title does not come back near the end nothing is set aside.
 */
export function pageFrame(text: DocumentText, grammar: AnnotationGrammar): PageFrame {
  const titleLine = nearbyLines(text, 1, HEADER_LINES)[0];
  const title = titleLine ? pageTitle(titleLine.text, grammar) : "";
  const root = title === "" ? undefined : findRoot(text, title, titleLine?.start ?? 0, grammar);
  if (!titleLine || !root) return { bodyStart: 0, rootStart: null, furniture: [] };
  const header = headerLines(text, title, root.start, grammar);
  const bodyStart = nextLineStart(text, header.at(-1)?.end ?? titleLine.end);
  const footer = nearbyLines(text, text.lineAt(root.start).number + 1, FOOTER_LINES);
  return {
    bodyStart,
    rootStart: root.start,
    furniture: [
      ...header.map(({ start, end, role }) => ({ start, end, role })),
      ...footer.map(({ start, end }) => ({ start, end, role: "footer" as const })),
    ],
  };
}

/**
 * True when a text bears the sign of a mind-map page: its first line, in words, comes back exactly once, near the end,
 * with lines between, and next to no line is indented. Looks through the whole text only when the sign is there.
 */
export function* isPageTextSteps(text: DocumentText, grammar: AnnotationGrammar): Steps<boolean> {
  const { bodyStart, rootStart } = pageFrame(text, grammar);
  if (rootStart === null || text.lineAt(rootStart).from <= bodyStart) return false;
  const title = pageTitle(text.lineAt(rootStart).text, grammar);
  if (!/^[\p{L}\p{N}\p{So}\p{Ps}\p{Pi}]/u.test(title)) return false;
  let occurrences = 0;
  let indented = 0;
  let lines = 0;
  for (const line of text.iterLines()) {
    if (/^[ \t\u00a0\u3000]+\S/.test(line)) indented++;
    if (line.length <= MAX_TITLE_LENGTH && pageTitle(line, grammar) === title) occurrences++;
    if (occurrences > 2) return false;
    if (++lines % LINES_PER_STEP === 0) yield;
  }
  return occurrences === 2 && indented <= text.lines * MOST_INDENTED;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Up to `count` lines that are not blank, from a line number on. */
function nearbyLines(text: DocumentText, from: number, count: number): Line[] {
  const lines: Line[] = [];
  for (
    let number = from;
    number <= Math.min(text.lines, from + 3 * count) && lines.length < count;
    number++
  ) {
    const line = text.line(number);
    if (line.text.trim() !== "") {
      lines.push({
        start: line.from,
        end: line.from + line.text.trimEnd().length,
        text: line.text,
      });
    }
  }
  return lines;
}

function findRoot(
  text: DocumentText,
  title: string,
  titleStart: number,
  grammar: AnnotationGrammar,
): Line | undefined {
  const from = Math.max(1, text.lines - 3 * FOOTER_LINES);
  const lines = nearbyLines(text, from, 3 * FOOTER_LINES + 1).slice(-FOOTER_LINES);
  return lines.findLast(
    (line) =>
      line.start > titleStart &&
      line.text.length <= MAX_TITLE_LENGTH &&
      pageTitle(line.text, grammar) === title,
  );
}

function headerLines(
  text: DocumentText,
  title: string,
  rootStart: number,
  grammar: AnnotationGrammar,
): (Line & Pick<Furniture, "role">)[] {
  const lines = nearbyLines(text, 1, HEADER_LINES).filter(({ start }) => start < rootStart);
  const label = lines.findIndex((line) => OUTLINE_LABEL.test(line.text.trim()));
  const known = lines.findLastIndex(
    (line, at) =>
      at < HEADER_LINES / 2 &&
      (at === 0 ||
        DATE_LINE.test(line.text.trim()) ||
        isLongerTitle(pageTitle(line.text, grammar), title)),
  );
  return lines.slice(0, (label >= 0 ? label : known) + 1).map((line, at) => ({
    ...line,
    role: at === 0 ? "title" : DATE_LINE.test(line.text.trim()) ? "date" : "header",
  }));
}

/** The title with more behind it, as the page's own title has; 管理学 is no longer title of a map about 管理. */
function isLongerTitle(line: string, title: string): boolean {
  return line.startsWith(title) && /^[^\p{L}\p{N}]/u.test(line.slice(title.length));
}

/** A line as it is compared: without annotations, in one case, width and spacing. */
function pageTitle(line: string, grammar: AnnotationGrammar): string {
  const text = line.slice(0, MAX_TITLE_LENGTH + 1);
  const author = grammar.mayHold(text)
    ? authorText(text, scanAnnotations(text, grammar).annotations, grammar)
    : text;
  return author
    .normalize("NFKC")
    .replace(/[\s\uFEFF]+/g, " ")
    .trim()
    .toLowerCase();
}

function nextLineStart(text: DocumentText, offset: number): number {
  return Math.min(text.length, text.lineAt(offset).to + 1);
}
