/** One open group while a pattern is read: paths of its finished alternatives, and of the one being read. */
interface Group {
  finished: number;
  current: number;
  /** Paths of the last atom, not yet multiplied in: a quantifier may still follow it. */
  atom: number;
}

/** A quantifier as it stands in a pattern: how often, and how many units it is long. */
interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly length: number;
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
/** An escape, a character class or any other single unit; escapes with braces must not look like quantifiers. */
const ATOM = /\\[pPu]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^]/y;

/**
 * The most ways in which a backtracking matcher can walk through a pattern on a text of `length` units: choices
 * multiply along a sequence, add up over alternatives, and are raised to a power by a quantifier around them. It is an
 * upper bound (most patterns fail early), so a small number is a promise. A star-height check, the usual guard, lets
 * `(a|a)*b` and `.*.*.*.*.*b` pass.
 *
 * @param source A pattern that compiles with the flag `u` (or `v` is not used), without its slashes.
 * @param length The length of the longest text it will be matched against, from its first unit to its last.
 * @returns The number of paths, at least 1; Infinity when it is beyond counting.
 */
export function countPatternPaths(source: string, length: number): number {
  let group: Group = { finished: 0, current: 1, atom: 1 };
  const outer: Group[] = [];
  for (let at = 0; at < source.length;) {
    const unit = source.charAt(at);
    const quantifier = readQuantifier(source, at);
    if (quantifier !== null) {
      group.atom = repeatPaths(group.atom, quantifier, length);
      at += quantifier.length;
    } else if (unit === "(") {
      outer.push(group);
      group = { finished: 0, current: 1, atom: 1 };
      // The question mark of `(?:`, `(?=`, `(?<name>` is no quantifier.
      at += source.charAt(at + 1) === "?" ? 2 : 1;
    } else if (unit === ")") {
      const paths = closeGroup(group);
      group = outer.pop() ?? { finished: 0, current: 1, atom: 1 };
      startAtom(group, paths);
      at += 1;
    } else if (unit === "|") {
      group.finished += group.current * group.atom;
      group.current = 1;
      group.atom = 1;
      at += 1;
    } else {
      startAtom(group, 1);
      ATOM.lastIndex = at;
      at += ATOM.exec(source)?.[0].length ?? 1;
    }
  }
  return closeGroup(group);
}

function startAtom(group: Group, paths: number): void {
  group.current *= group.atom;
  group.atom = paths;
}

function closeGroup(group: Group): number {
  return group.finished + group.current * group.atom;
}

function readQuantifier(source: string, at: number): Quantifier | null {
  QUANTIFIER.lastIndex = at;
  const match = QUANTIFIER.exec(source);
  if (match === null) return null;
  const [whole, sign, low, comma, high] = match;
  const { length } = whole;
  if (sign !== undefined) {
    return { min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity, length };
  }
  const min = Number(low);
  if (comma === undefined) return { min, max: min, length };
  return { min, max: high === undefined || high === "" ? Infinity : Number(high), length };
}

function repeatPaths(paths: number, quantifier: Quantifier, length: number): number {
  // No text of `length` units holds more repetitions than that; an empty repetition ends a loop.
  const max = Math.min(quantifier.max, length);
  const min = Math.min(quantifier.min, max);
  return (max - min + 1) * paths ** max;
}
