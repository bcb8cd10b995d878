/** What quote scoring knows of a place: a quote, what stands around it, and where it stood. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

/** How much of a quote and of its surroundings is kept as context. */
const QUOTE_LENGTH = 16;
const CONTEXT_LENGTH = 32;

/** The weights of quote, prefix, suffix and position (anchoring.md, section 2). */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** The quote for a caret: the units before it on its line, at most sixteen. */
export function quoteBefore(text: string, at: number): Quote {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  return quoteAt(text, Math.max(lineStart, at - QUOTE_LENGTH), at);
}

/** The quote for the start of a line: the units behind it on its line, at most sixteen. */
export function quoteBehind(text: string, at: number): Quote {
  const lineBreak = text.indexOf("\n", at);
  return quoteAt(text, at, Math.min(lineBreak < 0 ? text.length : lineBreak, at + QUOTE_LENGTH));
}

function quoteAt(text: string, start: number, end: number): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
    start,
  };
}

/** Where a quote is in a text by quote, context and position alone; null when nothing is within half its length. */
export function findQuote(
  text: string,
  quote: Quote,
): { readonly start: number; readonly end: number } | null {
  if (quote.exact === "") return null;
  let best: { readonly start: number; readonly end: number; readonly score: number } | null = null;
  for (const { start, end, errors } of occurrences(text, quote.exact)) {
    const score =
      (WEIGHTS.quote * (1 - errors / quote.exact.length) +
        WEIGHTS.prefix *
          likeness(text.slice(Math.max(0, start - quote.prefix.length), start), quote.prefix) +
        WEIGHTS.suffix * likeness(text.slice(end, end + quote.suffix.length), quote.suffix) +
        WEIGHTS.position * (1 - Math.abs(start - quote.start) / text.length)) /
      92;
    if (!best || score > best.score) best = { start, end, score };
  }
  return best;
}

interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** Exact occurrences; where there are none, those with the fewest errors. */
function occurrences(text: string, quote: string): Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return found.length > 0 ? found : nearOccurrences(text, quote, Math.floor(quote.length / 2));
}

/** Sellers' algorithm (1980): the ends of the substrings with the fewest errors, and where each starts. */
function nearOccurrences(text: string, quote: string, most: number): Occurrence[] {
  const size = quote.length;
  const errors = Int32Array.from({ length: size + 1 }, (_, row) => row);
  const starts = new Int32Array(size + 1);
  let found: Occurrence[] = [];
  let fewest = most;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let diagonal = 0;
    let diagonalStart = at;
    starts[0] = at + 1;
    for (let row = 1; row <= size; row++) {
      const left = errors[row] as number;
      const leftStart = starts[row] as number;
      let least = diagonal + (quote.charCodeAt(row - 1) === unit ? 0 : 1);
      let start = diagonalStart;
      if (left + 1 < least) [least, start] = [left + 1, leftStart];
      const above = (errors[row - 1] as number) + 1;
      if (above < least) [least, start] = [above, starts[row - 1] as number];
      errors[row] = least;
      starts[row] = start;
      diagonal = left;
      diagonalStart = leftStart;
    }
    const total = errors[size] as number;
    if (total > fewest) continue;
    if (total < fewest) found = [];
    fewest = total;
    found.push({ start: starts[size] as number, end: at + 1, errors: total });
  }
  return found;
}

/** How much of a context is left: 1 less the share of errors of its best approximate occurrence. */
function likeness(text: string, context: string): number {
  if (context === "") return 1;
  if (text === "") return 0;
  const [best] = nearOccurrences(text, context, context.length);
  return 1 - (best?.errors ?? context.length) / context.length;
}
