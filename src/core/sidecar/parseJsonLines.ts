import type { Steps } from "../text/index.js";

/** Lines that are read between two points at which the work can be interrupted. */
const LINES_PER_STEP = 128;

/** Stands for the elements of a long array while the rest is read. */
const ELEMENTS = "elements, a line each";

/** How `toSidecar` begins the lines of the two long arrays. */
const BASE = '"mg:base": [';
const PAGE = '"first": {';
const ITEMS = '"items": [';

/** The elements of the long arrays. */
interface LongArrays {
  base: unknown[] | null;
  items: unknown[] | null;
}

/**
 * Reads JSON in slices where its long arrays stand as `toSidecar` writes them, an element a line: the value that
 * `JSON.parse` gives. A text that stands otherwise, or is not JSON, is not read.
 *
 * @param json without a byte order mark
 * @returns undefined where it was not read
 */
export function* parseJsonLinesSteps(json: string): Steps<unknown> {
  const lines = new Lines(json);
  const arrays: LongArrays = { base: null, items: null };
  const rest: string[] = [];
  let seen = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const name = longArrayOf(line);
    rest.push(line);
    if (++seen % LINES_PER_STEP === 0) yield;
    if (name === null) continue;
    const elements = yield* readElements(lines);
    if (elements === null || arrays[name] !== null) return undefined;
    arrays[name] = elements;
    rest.push(JSON.stringify(ELEMENTS));
    lines.back();
  }
  if (arrays.base === null) return undefined;
  return assembled(parsed(rest.join("\n")), arrays);
}

function longArrayOf(line: string): keyof LongArrays | null {
  if (line === BASE) return "base";
  return line.startsWith(PAGE) && line.endsWith(ITEMS) ? "items" : null;
}

/** The lines of a text, one after the other. */
class Lines {
  private start = 0;
  private last = 0;

  constructor(private readonly text: string) {}

  /** The next line; null behind the last. */
  next(): string | null {
    if (this.start > this.text.length) return null;
    const end = this.text.indexOf("\n", this.start);
    this.last = this.start;
    this.start = (end < 0 ? this.text.length : end) + 1;
    return this.text.slice(this.last, this.start - 1);
  }

  /** Goes back before the line that was read last. */
  back(): void {
    this.start = this.last;
  }
}

/** The elements up to the line that closes the array, which is read too; null where a line is not an element. */
function* readElements(lines: Lines): Steps<unknown[] | null> {
  const elements: unknown[] = [];
  // Where a value or a comma must follow.
  let isValueNext = true;
  let seen = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("]")) return isValueNext ? null : elements;
    if (++seen % LINES_PER_STEP === 0) yield;
    const isComma = line.endsWith(",");
    const text = isComma ? line.slice(0, -1) : line;
    if ((text !== "") !== isValueNext) return null;
    if (text !== "") {
      const value = parsed(text);
      if (value === undefined) return null;
      elements.push(value);
    }
    isValueNext = isComma;
  }
  return null;
}

/** The value of a JSON text; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Puts the elements into their places; undefined where these are not where a sidecar has them. */
function assembled(whole: unknown, { base, items }: LongArrays): unknown {
  if (!isObject(whole) || !isPlace(whole["mg:base"])) return undefined;
  whole["mg:base"] = base;
  if (items === null) return whole;
  const { first } = whole;
  if (!isObject(first) || !isPlace(first["items"])) return undefined;
  first["items"] = items;
  return whole;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlace(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === ELEMENTS;
}
