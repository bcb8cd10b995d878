import { ANNOTATION_KINDS } from "../annotations/index.js";
import type { AnnotationKind } from "../annotations/index.js";
import type { Condition, DateComparison, FilterTerm } from "./terms.js";

/** What can be wrong with a query. */
export type FilterProblemCode =
  /** `)` without `(`. */
  | "stray-parenthesis"
  /** OR, NOT or `-` with nothing to join or to leave out. */
  | "missing-operand"
  | "unknown-kind"
  | "unknown-state"
  | "unknown-property"
  | "bad-date"
  /** More than MOST_NESTED parentheses in each other. */
  | "too-deep";

/** Something in a query that cannot be understood. */
export interface FilterProblem {
  readonly code: FilterProblemCode;
  /** What the reader typed there. */
  readonly text: string;
}

/** Short ways to name a kind: the marks that set it. */
const KIND_MARKS: ReadonlyMap<string, AnnotationKind> = new Map([
  ["?", "question"],
  ["？", "question"],
  ["!", "important"],
  ["！", "important"],
  ["~", "doubt"],
  ["～", "doubt"],
]);

/** Names of kinds behind `kind:`, in both languages of the interface: a query may be typed in either. */
const KIND_NAMES: ReadonlyMap<string, AnnotationKind> = new Map([
  ...ANNOTATION_KINDS.map((kind) => [kind, kind] as const),
  ["一般", "comment"],
  ["批注", "comment"],
  ["疑问", "question"],
  ["重要", "important"],
  ["待办", "todo"],
  ["存疑", "doubt"],
]);

const STATES: ReadonlyMap<string, boolean> = new Map([
  ["open", false],
  ["未完成", false],
  ["done", true],
  ["已完成", true],
]);

const PROPERTIES: ReadonlyMap<string, "tag" | "reader" | "date" | "reply"> = new Map([
  ["tag", "tag"],
  ["标签", "tag"],
  ["reader", "reader"],
  ["读者", "reader"],
  ["date", "date"],
  ["日期", "date"],
  ["reply", "reply"],
  ["回应", "reply"],
  ["回复", "reply"],
]);

const COMPARISONS: ReadonlyMap<string, DateComparison> = new Map([
  ["", "in"],
  ["=", "in"],
  ["<", "before"],
  ["<=", "until"],
  ["≤", "until"],
  [">", "after"],
  [">=", "from"],
  ["≥", "from"],
]);

type Reading = FilterTerm | FilterProblem;

/** What stands behind a name and a colon, by name. */
const NAMED: ReadonlyMap<string, (value: string, word: string) => Reading> = new Map([
  ...["kind", "类别"].map((name) => [name, readKind] as const),
  ...["is", "状态"].map((name) => [name, readState] as const),
  ...["has", "含"].map((name) => [name, readProperty] as const),
  ...["date", "日期"].map((name) => [name, readDate] as const),
  ...["before", "早于"].map(
    (name) => [name, (value: string, word: string) => readPeriod("before", value, word)] as const,
  ),
  ...["after", "晚于"].map(
    (name) => [name, (value: string, word: string) => readPeriod("after", value, word)] as const,
  ),
]);

/** Reads one word of a query that is not in quotes. */
export function readCondition(typed: string): Reading {
  const word = typed.toLowerCase();
  const kind = KIND_MARKS.get(word);
  if (kind !== undefined) return { type: "kind", kind };
  if (word === "[]" || word === "[x]") return { type: "done", isDone: word === "[x]" };
  if (/^[#＃]./u.test(word)) return { type: "tag", tag: word.slice(1) };
  if (/^[@＠]./u.test(word)) return { type: "reader", name: word.slice(1) };
  const [, name = "", value = ""] = /^([^:：]+)[:：](.*)$/u.exec(word) ?? [];
  return NAMED.get(name)?.(value, typed) ?? { type: "text", text: word };
}

function readKind(value: string, word: string): Reading {
  const kind = KIND_NAMES.get(value) ?? KIND_MARKS.get(value);
  return kind === undefined ? { code: "unknown-kind", text: word } : { type: "kind", kind };
}

function readState(value: string, word: string): Reading {
  const isDone = STATES.get(value);
  return isDone === undefined ? { code: "unknown-state", text: word } : { type: "done", isDone };
}

function readProperty(value: string, word: string): Reading {
  const what = PROPERTIES.get(value);
  return what === undefined ? { code: "unknown-property", text: word } : { type: "has", what };
}

/** `2026`, `2026-05`, `>=2026-05-01`, `2026-03..2026-05` with both ends in it. */
function readDate(value: string, word: string): Reading {
  const [, first = "", last] = /^(.*?)(?:\.\.(.*))?$/u.exec(value) ?? [];
  if (last !== undefined) {
    const ends = [readPeriod("from", first, word), readPeriod("until", last, word)];
    const terms = ends.filter((end) => "type" in end);
    return terms.length === 2 ? { type: "all", terms } : { code: "bad-date", text: word };
  }
  const [, mark = "", period = ""] = /^([<>=≤≥]*)(.*)$/u.exec(value) ?? [];
  const comparison = COMPARISONS.get(mark);
  return comparison === undefined
    ? { code: "bad-date", text: word }
    : readPeriod(comparison, period, word);
}

function readPeriod(
  comparison: DateComparison,
  value: string,
  word: string,
): Condition | FilterProblem {
  const [, year = "", month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(value) ?? [];
  const isDate = year !== "" && isWithin(month, 12) && isWithin(day, 31);
  const parts = [year, month, day].flatMap((part) => part?.padStart(2, "0") ?? []);
  return isDate
    ? { type: "date", comparison, period: parts.join("-") }
    : { code: "bad-date", text: word };
}

function isWithin(digits: string | undefined, most: number): boolean {
  return digits === undefined || (Number(digits) >= 1 && Number(digits) <= most);
}
