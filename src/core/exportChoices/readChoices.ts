import { ANNOTATION_KINDS } from "../annotations/index.js";
import { parseFilter } from "../filter/index.js";
import { DEFAULT_CHOICES, SUMMARY_FORMATS } from "./choices.js";
import type { ExportChoices } from "./choices.js";

/** Something in what was given that cannot be used. */
export interface ChoiceProblem {
  /** Where it stands. */
  readonly name: string;
  /** What can stand there, in words of the manual that are the same in every language; "" for a name that is not known. */
  readonly expected: string;
}

/** Choices, and what could not be used of what was given. */
export interface ReadChoices {
  readonly choices: ExportChoices;
  readonly problems: readonly ChoiceProblem[];
}

/** How one choice is read: what is given when it can be used, else undefined. */
interface Reader<Value> {
  readonly expected: string;
  readonly read: (value: unknown) => Value | undefined;
}

type Readers = { readonly [Name in keyof ExportChoices]: Reader<ExportChoices[Name]> };

/** Years, months and days. */
const PERIOD = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

/** A pattern of addresses has at least one of these. */
const LINK_PATTERN = /\{(?:uri|line|column|start|end)\}/u;

const MOST_DEPTH = 999;

const READERS: Readers = {
  format: oneOf(SUMMARY_FORMATS),
  include: oneOf(["annotated", "outline", "annotations"]),
  kinds: listOf(ANNOTATION_KINDS),
  tags: words(/^#/u),
  readers: words(/^@/u),
  from: period(),
  to: period(),
  filter: {
    expected: "is:open kind:question",
    read: (value) =>
      typeof value === "string" && parseFilter(value).problems.length === 0 ? value : undefined,
  },
  currentFilter: flag(),
  authorText: oneOf(["full", "shortened"]),
  order: oneOf(["outline", "kind"]),
  part: oneOf(["note", "cursor"]),
  depth: {
    expected: `1…${MOST_DEPTH}, null`,
    read: (value) => {
      if (value === null) return null;
      const isDepth = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_DEPTH;
      return isDepth ? Number(value) : undefined;
    },
  },
  statistics: flag(),
  links: {
    expected: "none, relative, editor, {uri}#L{line}",
    read: (value) => {
      if (value === null) return null;
      const isLink =
        typeof value === "string" &&
        (["none", "relative", "editor"].includes(value) || LINK_PATTERN.test(value));
      return isLink ? value : undefined;
    },
  },
  template: {
    expected: "summary.mustache",
    read: (value) =>
      value === null || typeof value === "string" ? (value?.trim() ?? null) : undefined,
  },
  language: oneOf(["auto", "en", "zh-cn"]),
};

/** The names of all choices. */
export const CHOICE_NAMES = Object.keys(READERS) as (keyof ExportChoices)[];

/**
 * Reads choices from what a setting, an argument or the memory holds. What cannot be used is told, and is as in `base`.
 *
 * @param given an object with some of the names; other names are told unless they are in `others`
 * @param base what is chosen where nothing is given
 */
export function readChoices(
  given: unknown,
  base: ExportChoices = DEFAULT_CHOICES,
  others: readonly string[] = [],
): ReadChoices {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return { choices: base, problems: [{ name: "", expected: '{ "format": "markdown" }' }] };
  }
  const problems: ChoiceProblem[] = [];
  const choices: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || others.includes(name)) continue;
    const { read, expected } = readerOf(name);
    const choice = read(value);
    if (choice === undefined) problems.push({ name, expected });
    else choices[name] = choice;
  }
  return { choices: choices as unknown as ExportChoices, problems };
}

/** Nothing can be chosen under a name that nobody knows. */
const UNKNOWN: Reader<unknown> = { expected: "", read: () => undefined };

function readerOf(name: string): Reader<unknown> {
  return Object.hasOwn(READERS, name) ? READERS[name as keyof ExportChoices] : UNKNOWN;
}

/** What differs from the defaults: what a setting or the memory has to hold. */
export function changedChoices(choices: ExportChoices): Partial<ExportChoices> {
  const changed = CHOICE_NAMES.filter(
    (name) => JSON.stringify(choices[name]) !== JSON.stringify(DEFAULT_CHOICES[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, choices[name]]));
}

function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return {
    expected: values.join(", "),
    read: (value) => values.find((candidate) => candidate === value),
  };
}

function listOf<Value extends string>(values: readonly Value[]): Reader<readonly Value[] | null> {
  return {
    expected: `[${values.join(", ")}], null`,
    read: (value) => {
      if (value === null) return null;
      const list = stringsOf(value);
      const known = values.filter((candidate) => list?.includes(candidate) === true);
      return list !== undefined && known.length === new Set(list).size ? known : undefined;
    },
  };
}

function words(mark: RegExp): Reader<readonly string[] | null> {
  return {
    expected: '["…"], null',
    read: (value) =>
      value === null ? null : stringsOf(value)?.map((word) => word.trim().replace(mark, "")),
  };
}

/** A list of words; one word alone is a list too. */
function stringsOf(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
}

function period(): Reader<string | null> {
  return {
    expected: "2026, 2026-05, 2026-05-01, null",
    read: (value) =>
      value === null || (typeof value === "string" && PERIOD.test(value)) ? value : undefined,
  };
}

function flag(): Reader<boolean> {
  return {
    expected: "true, false",
    read: (value) => (typeof value === "boolean" ? value : undefined),
  };
}
