import { countPatternPaths } from "./patternPaths.js";

/** Why an entry of `authorBrackets` is not used, or not on every body. */
export type AuthorPatternFault =
  | "empty"
  | "bad-syntax"
  | "bad-flags"
  | "too-long"
  | "runaway"
  | "only-to-1000-units"
  | "only-to-100-units";

/** One entry of `authorBrackets`, ready to use. */
export interface AuthorPattern {
  /** True when the entry matches the whole raw body. */
  matches(body: string): boolean;
}

/** What became of an entry: a pattern, a fault, or (for a slow pattern, used on short bodies only) both. */
export interface AuthorPatternResult {
  readonly pattern: AuthorPattern | null;
  readonly fault: AuthorPatternFault | null;
}

const MAX_SOURCE_LENGTH = 1_000;
/** About 10 ms for the worst pattern on the worst body. */
const MAX_PATHS = 2_000_000;
/** Body lengths up to which a pattern may be tried, the longest first: a body has at most 10,000 units. */
const BODY_LENGTHS: readonly (readonly [number, AuthorPatternFault | null])[] = [
  [10_000, null],
  [1_000, "only-to-1000-units"],
  [100, "only-to-100-units"],
];

/**
 * Reads one entry of the setting `marginalia.authorBrackets` (grammar.md, rule 5).
 *
 * @param entry A literal body, or a regular expression between slashes with the flags `i`, `m`, `s`, `u`; `u` is always
 *   on. It matches the whole body as if it stood between `^` and `$`.
 * @returns The pattern or the fault. Never throws.
 */
export function compileAuthorPattern(entry: string): AuthorPatternResult {
  if (entry === "") return { pattern: null, fault: "empty" };
  const slashed = /^\/([^]+)\/([A-Za-z]*)$/.exec(entry);
  if (slashed === null) return { pattern: { matches: (body) => body === entry }, fault: null };
  const [, source = "", flags = ""] = slashed;
  if (source.length > MAX_SOURCE_LENGTH) return { pattern: null, fault: "too-long" };
  if (!/^[imsu]*$/.test(flags)) return { pattern: null, fault: "bad-flags" };
  const expression = compileExpression(source, flags);
  if (expression === null) return { pattern: null, fault: "bad-syntax" };
  const countPaths = countPatternPaths(source);
  const limit = BODY_LENGTHS.find(([length]) => countPaths(length) <= MAX_PATHS);
  if (limit === undefined) return { pattern: null, fault: "runaway" };
  const [longest, fault] = limit;
  return { pattern: { matches: (body) => testWhole(expression, body, longest) }, fault };
}

function compileExpression(source: string, flags: string): RegExp | null {
  try {
    // Compiled alone first: `a)(b` is wrong but would compile inside a group. Sticky keeps the matcher from trying
    // every start; the look-ahead is an end that the flag `m` does not move.
    const alone = new RegExp(source, `${flags.replace("u", "")}uy`);
    return new RegExp(`(?:${alone.source})(?![^])`, alone.flags);
  } catch {
    return null;
  }
}

function testWhole(expression: RegExp, body: string, longest: number): boolean {
  if (body.length > longest) return false;
  expression.lastIndex = 0;
  return expression.test(body);
}
