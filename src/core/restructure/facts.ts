import { rowLine } from "../note/index.js";
import type { Outline, PlacedRow, RowType } from "../outline/index.js";
import { comparableWords, ownLines } from "./ownWords.js";

/** What a row says, wherever it stands. */
export interface RowFacts {
  readonly type: RowType;
  readonly hasAuthorText: boolean;
  /** Its own text without marker and indentation. */
  readonly words: string;
  /** The label, or what its annotation says; null where it need not stay, because the format changes. */
  readonly label: string | null;
  /** The bodies of its annotations. */
  readonly bodies: readonly string[];
}

/** What a row says. */
export function factsOf(outline: Outline, placed: PlacedRow): RowFacts {
  const { row } = placed;
  return {
    type: row.type,
    hasAuthorText: row.hasAuthorText,
    words: comparableWords(ownLines(outline, placed)),
    label: rowLine(outline, placed),
    bodies: row.annotations.map(({ body }) => body.replace(/\s*\n\s*/g, "\n")),
  };
}

/** True when a row says what was expected. */
export function isAsExpected(expected: RowFacts, found: RowFacts): boolean {
  return (
    expected.type === found.type &&
    expected.hasAuthorText === found.hasAuthorText &&
    expected.words === found.words &&
    (expected.label === null || expected.label === found.label) &&
    expected.bodies.length === found.bodies.length &&
    expected.bodies.every((body, at) => body === found.bodies[at])
  );
}
