import { movedAnswer, otherLine } from "./answers.js";
import type { RestorationAnswer } from "./answers.js";
import { answerOf, OutlineAnswersError } from "./outlineAnswersRecord.js";

/** What is known of a page's tree, as it is kept beside the page. Lines are counted from 0. */
export interface OutlineAnswers {
  /** The latest last. */
  readonly answers: readonly RestorationAnswer[];
  /** Up to which line, this one excluded, a language model has read the page; 0 for none. */
  readonly readTo: number;
}

/** Answers found again in a page, and how many were about lines that are there no more. */
export interface FoundAnswers extends OutlineAnswers {
  readonly lost: number;
}

const VERSION = 1;

/** A line as it is found again: its text between those of its neighbours, and where it was. */
interface Anchor {
  readonly above: string;
  readonly text: string;
  readonly below: string;
  readonly line: number;
}

/**
 * The content of NAME.outline.json: each line that an answer speaks of with its neighbours, then the answers, a line
 * each, so that one more answer is one more line.
 */
export function toOutlineAnswers(
  lines: readonly string[],
  { answers, readTo }: OutlineAnswers,
): string {
  const used = new Set(answers.flatMap((answer) => [answer.line, otherLine(answer)]));
  if (readTo > 0 && readTo < lines.length) used.add(readTo);
  const anchors = [...used]
    .filter((line) => line >= 0 && line < lines.length)
    .sort((a, b) => a - b);
  const places = new Map(anchors.map((line, index) => [line, index]));
  const known = answers.filter(
    (answer) => places.has(answer.line) && places.has(otherLine(answer)),
  );
  const anchored = anchors.map((line) => [
    line,
    lines[line - 1]?.trim() ?? "",
    (lines[line] as string).trim(),
    lines[line + 1]?.trim() ?? "",
  ]);
  const moved = known.map((answer) => movedAnswer(answer, (line) => places.get(line) as number));
  return [
    "{",
    `  "marginalia": "outline",`,
    `  "version": ${String(VERSION)},`,
    `  "readTo": ${String(readTo >= lines.length && readTo > 0 ? -1 : (places.get(readTo) ?? null))},`,
    ...list("lines", anchored, ","),
    ...list("answers", moved, ""),
    "}",
    "",
  ].join("\n");
}

function list(name: string, items: readonly unknown[], end: string): string[] {
  if (items.length === 0) return [`  "${name}": []${end}`];
  const lines = items.map(
    (item, at) => `    ${JSON.stringify(item)}${at < items.length - 1 ? "," : ""}`,
  );
  return [`  "${name}": [`, ...lines, `  ]${end}`];
}

/**
 * Reads what `toOutlineAnswers` wrote, for the page as it is now: a line is found by its text and those of its
 * neighbours, one that was edited by its neighbours, one of several alike by where it was.
 * @throws OutlineAnswersError when the text is no such file
 */
export function fromOutlineAnswers(text: string, lines: readonly string[]): FoundAnswers {
  const content = contentOf(text);
  const found = findAnchors(
    content.anchors,
    lines.map((line) => line.trim()),
  );
  const answers: RestorationAnswer[] = [];
  let lost = 0;
  for (const record of content.answers) {
    const answer = movedAnswer(record, (index) => found[index] ?? -1);
    if (answer.line >= 0 && otherLine(answer) >= 0) answers.push(answer);
    else lost++;
  }
  const readTo = content.readTo === -1 ? lines.length : (found[content.readTo ?? -1] ?? 0);
  return { answers, readTo: Math.max(0, readTo), lost };
}

interface Content {
  readonly readTo: number | null;
  readonly anchors: readonly Anchor[];
  readonly answers: readonly RestorationAnswer[];
}

function contentOf(text: string): Content {
  const { version, readTo = null, lines, answers } = recordOf(text);
  if (typeof version !== "number") throw new OutlineAnswersError("damaged", "/version");
  if (version > VERSION) throw new OutlineAnswersError("newer-version", "/version");
  if (!Array.isArray(lines)) throw new OutlineAnswersError("damaged", "/lines");
  if (!Array.isArray(answers)) throw new OutlineAnswersError("damaged", "/answers");
  if (readTo !== null && typeof readTo !== "number") {
    throw new OutlineAnswersError("damaged", "/readTo");
  }
  const anchors = lines.map(anchorOf);
  return {
    readTo,
    anchors,
    answers: answers.map((record, at) => answerOf(record, at, anchors.length)),
  };
}

function recordOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new OutlineAnswersError("not-json", "");
  }
  const isOurs =
    typeof value === "object" &&
    value !== null &&
    "marginalia" in value &&
    value.marginalia === "outline";
  if (!isOurs) throw new OutlineAnswersError("not-outline-answers", "");
  return value as Readonly<Record<string, unknown>>;
}

function anchorOf(record: unknown, at: number): Anchor {
  const [line, above, text, below] = Array.isArray(record) ? (record as unknown[]) : [];
  const isWhole =
    Number.isInteger(line) &&
    typeof above === "string" &&
    typeof text === "string" &&
    typeof below === "string";
  if (!isWhole) throw new OutlineAnswersError("damaged", `/lines/${String(at)}`);
  return { line: line as number, above, text, below };
}

/** Where each anchor's line is now; -1 for nowhere. No line is given away twice. */
function findAnchors(anchors: readonly Anchor[], lines: readonly string[]): number[] {
  const places = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(at);
    else places.set(line, [at]);
  }
  const taken = new Set<number>();
  const found = new Array<number>(anchors.length).fill(-1);
  let shift = 0;
  for (const [index, anchor] of anchors.entries()) {
    const at = nearest(anchor, lines, {
      candidates: places.get(anchor.text) ?? [],
      expected: anchor.line + shift,
      taken,
    });
    if (at < 0) continue;
    found[index] = at;
    taken.add(at);
    shift = at - anchor.line;
  }
  for (const [index, anchor] of anchors.entries()) {
    if ((found[index] as number) >= 0) continue;
    const at = edited(anchor, lines, places);
    if (at < 0 || taken.has(at)) continue;
    found[index] = at;
    taken.add(at);
  }
  return found;
}

/** How much a neighbour that is still there is worth, in lines of distance. */
const NEIGHBOUR = 10_000;

/** So many lines alike are compared, those nearest to where the line should be. */
const MOST_COMPARED = 64;

function nearest(
  { above, below }: Anchor,
  lines: readonly string[],
  {
    candidates,
    expected,
    taken,
  }: { candidates: readonly number[]; expected: number; taken: ReadonlySet<number> },
): number {
  let found = -1;
  let least = Infinity;
  const middle = candidates.findIndex((at) => at >= expected);
  const from = Math.max(0, (middle < 0 ? candidates.length : middle) - MOST_COMPARED / 2);
  for (const at of candidates.slice(from, from + MOST_COMPARED)) {
    if (taken.has(at)) continue;
    const neighbours =
      Number((lines[at - 1] ?? "") === above) + Number((lines[at + 1] ?? "") === below);
    const cost = Math.abs(at - expected) - NEIGHBOUR * neighbours;
    if (cost < least) [least, found] = [cost, at];
  }
  return found;
}

/** The one place between both neighbours: there the line was edited. */
function edited(
  { above, below }: Anchor,
  lines: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): number {
  const between = (places.get(above) ?? []).filter(
    (at) => at + 2 < lines.length && lines[at + 2] === below,
  );
  return above !== "" && below !== "" && between.length === 1 ? (between[0] as number) + 1 : -1;
}
