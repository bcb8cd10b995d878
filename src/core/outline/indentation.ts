/** White space at the start of a line, counted: editors and web pages indent with all of these. */
export interface Indentation {
  /** Units of text up to the first character that is no indentation. */
  readonly length: number;
  readonly tabs: number;
  /** Columns of everything but tabs: a full-width space takes two. */
  readonly spaces: number;
}

const TAB = 0x09;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * The indentation of a line.
 * @param start where the line begins in the string
 */
export function indentationOf(line: string, start = 0): Indentation {
  let tabs = 0;
  let spaces = 0;
  for (let at = start; ; at++) {
    const code = line.charCodeAt(at);
    if (code === TAB) tabs++;
    else if (code === SPACE || code === NO_BREAK_SPACE) spaces++;
    else if (code === IDEOGRAPHIC_SPACE) spaces += 2;
    else return { length: at - start, tabs, spaces };
  }
}

/** How wide a tab is where a text gives no hint. */
const DEFAULT_TAB_WIDTH = 4;

/** Share of the space-indented lines that must fit a width for a tab to have it; a few are always a column off. */
const FITTING_SHARE = 0.9;

/**
 * How many columns a tab takes, so that lines indented with tabs and lines indented with spaces meet: the largest of
 * 8, 4, 3 and 2 that divides the widths of nine in ten lines that are indented with spaces alone (formats.md, section
 * 2: one tab is one level). It matters only where a text mixes both.
 * @param lineCounts number of lines for each width of pure space indentation greater than 0
 */
export function tabWidth(lineCounts: ReadonlyMap<number, number>): number {
  let all = 0;
  for (const count of lineCounts.values()) all += count;
  if (all === 0) return DEFAULT_TAB_WIDTH;
  for (const width of [8, 4, 3, 2]) {
    let fitting = 0;
    for (const [columns, count] of lineCounts) if (columns % width === 0) fitting += count;
    if (fitting >= all * FITTING_SHARE) return width;
  }
  return 1;
}

const MARKER =
  /(?:(?:[-*+•·○●■◆][ \t\u00a0\u3000]+|\d{1,9}(?:[.)][ \t\u00a0\u3000]+|、[ \t\u00a0\u3000]*))(?:\[[ xX]\](?=\s|$)[ \t\u00a0\u3000]*)?|[-*+•·○●■◆](?=\r?$))/y;

/**
 * Length of the bullet or number (with a task box behind it) that a line's text begins with; 0 without one.
 * @param start where the text begins in the line
 */
export function markerLength(line: string, start = 0): number {
  // Most lines begin with a letter, which is told in no time.
  if (isLetter(line.charCodeAt(start))) return 0;
  MARKER.lastIndex = start;
  return MARKER.test(line) ? MARKER.lastIndex - start : 0;
}

/** True for letters of ASCII and for ideographs. */
function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x3400 && unit < 0xa000);
}
