/**
 * A number of paths that grows with the length n of the text: the coefficient at index k stands before
 * binomial(n + k, k), which is the number of ways in which k loops share n units between them.
 */
type Paths = readonly number[];

/** One open group while a pattern is read: paths of its finished alternatives, and of the one being read. */
interface Group {
  finished: Paths;
  current: Paths;
  /** Paths of the last atom, not yet multiplied in: a quantifier may still follow it. */
  atom: Paths;
}

/** A quantifier as it stands in a pattern: how often, and how many units it is long. */
interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly length: number;
}

const NONE: Paths = [];
const ONE: Paths = [1];
const ANY_COUNT: Paths = [0, 1];
const BEYOND_COUNTING: Paths = [Infinity];
/** More loops than that in a row, or choices repeated more often, are beyond counting on any text. */
const MAX_DEGREE = 8;
const MAX_REPETITIONS = 64;

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
/** An escape, a character class or any other single unit; escapes with braces must not look like quantifiers. */
const ATOM = /\\[pPu]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^]/y;

/**
 * The most ways in which a backtracking matcher can walk through a pattern: choices multiply along a sequence, add up
 * over alternatives and are raised to a power by a quantifier around them. It is an upper bound (most patterns fail
 * early), so a small number is a promise. A star-height check, the usual guard, lets `(a|a)*b` and `.*.*.*.*.*b` pass.
 *
 * @param source A pattern that compiles with the flag `u`, without its slashes.
 * @returns A function from the length of the text, matched from its first unit to its last, to the number of paths:
 *   Infinity when it is beyond counting.
 */
export function countPatternPaths(source: string): (length: number) => number {
  const paths = readPattern(source);
  return (length) => {
    let total = 0;
    let binomial = 1;
    paths.forEach((coefficient, k) => {
      if (k > 0) binomial *= (length + k) / k;
      if (coefficient > 0) total += coefficient * binomial;
    });
    return total;
  };
}

function readPattern(source: string): Paths {
  let group = openGroup();
  const outer: Group[] = [];
  for (let at = 0; at < source.length;) {
    const unit = source.charAt(at);
    const quantifier = readQuantifier(source, at);
    if (quantifier !== null) {
      group.atom = repeat(group.atom, quantifier);
      at += quantifier.length;
    } else if (unit === "(") {
      outer.push(group);
      group = openGroup();
      // The question mark of `(?:`, `(?=`, `(?<name>` is no quantifier.
      at += source.charAt(at + 1) === "?" ? 2 : 1;
    } else if (unit === ")") {
      const paths = closeGroup(group);
      group = outer.pop() ?? openGroup();
      startAtom(group, paths);
      at += 1;
    } else if (unit === "|") {
      group.finished = closeGroup(group);
      group.current = ONE;
      group.atom = ONE;
      at += 1;
    } else {
      startAtom(group, ONE);
      ATOM.lastIndex = at;
      at += ATOM.exec(source)?.[0].length ?? 1;
    }
  }
  return closeGroup(group);
}

function openGroup(): Group {
  return { finished: NONE, current: ONE, atom: ONE };
}

function startAtom(group: Group, paths: Paths): void {
  group.current = multiply(group.current, group.atom);
  group.atom = paths;
}

function closeGroup(group: Group): Paths {
  return add(group.finished, multiply(group.current, group.atom));
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

function repeat(paths: Paths, { min, max }: Quantifier): Paths {
  const choices = max - min + 1;
  const isSinglePath = paths.length === 1 && paths[0] === 1;
  if (isSinglePath) return choices <= MAX_REPETITIONS ? [choices] : ANY_COUNT;
  if (max > MAX_REPETITIONS) return BEYOND_COUNTING;
  let total: Paths = NONE;
  let power: Paths = ONE;
  for (let count = 0; count <= max; count += 1) {
    if (count >= min) total = add(total, power);
    power = multiply(power, paths);
  }
  return total;
}

function add(a: Paths, b: Paths): Paths {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  return longer.map((coefficient, k) => coefficient + (shorter[k] ?? 0));
}

function multiply(a: Paths, b: Paths): Paths {
  if (a.length + b.length - 2 > MAX_DEGREE) return BEYOND_COUNTING;
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      // Zero times Infinity would be no number.
      if (left > 0 && right > 0) product[i + j] = (product[i + j] ?? 0) + left * right;
    });
  });
  return product;
}
