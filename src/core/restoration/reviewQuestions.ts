import { adoptFewer, adoptMore } from "./adoption.js";
import { otherLine } from "./answers.js";
import type { RestorationAnswer, TitleLevel } from "./answers.js";
import type { Joint } from "./joints.js";
import type { Restoration } from "./restore.js";

/**
 * The share of a page's lines that are worth a look in the first pass of a review: in the notes that were read, about
 * one line in seven is a chapter or section, or has its parent eight or more lines away.
 */
const TITLE_SHARE = 1 / 7;

/** So many parents are offered for a line. */
const MOST_CHOICES = 3;

/** The decision about a line; null for one that is no author's. */
export function jointAt({ joints }: Restoration, line: number): Joint | null {
  let low = 0;
  let high = joints.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((joints[middle]?.line ?? Infinity) < line) low = middle + 1;
    else high = middle;
  }
  const joint = joints[low];
  return joint?.line === line ? joint : null;
}

/**
 * The lines that the first pass of a review still has to show, in the order of the page.
 *
 * @param likely the likeliest titles, likeliest first
 * @param answers what is known so far
 */
export function titlesToAsk(
  restoration: Restoration,
  likely: readonly number[],
  answers: readonly RestorationAnswer[],
): readonly number[] {
  const marked = new Set(answers.filter(({ kind }) => kind === "title").map(({ line }) => line));
  const worth = Math.ceil(restoration.joints.length * TITLE_SHARE) - marked.size;
  return likely
    .filter((line) => !marked.has(line))
    .slice(0, Math.max(0, worth))
    .sort((a, b) => a - b);
}

/** The parents that a line most likely has, the one it has now first. */
export function parentChoices(restoration: Restoration, line: number): readonly number[] {
  const joint = jointAt(restoration, line);
  return joint === null || joint.parent < 0
    ? []
    : [joint.parent, ...joint.alternatives].slice(0, MOST_CHOICES);
}

/** What a reader may say of a line with one key. */
export type QuickAnswer = TitleLevel | "more" | "fewer";

/** All of it, in the order in which it is listed. */
export const QUICK_ANSWERS: readonly QuickAnswer[] = [
  "chapter",
  "section",
  "subsection",
  "none",
  "more",
  "fewer",
];

/** It as an answer; null where it makes no sense: the root, or nothing that could be adopted. */
export function quickAnswer(
  restoration: Restoration,
  line: number,
  said: QuickAnswer,
): RestorationAnswer | null {
  const joint = jointAt(restoration, line);
  if (joint === null) return null;
  if (said === "more") return adoptMore(restoration, line);
  if (said === "fewer") return adoptFewer(restoration, line);
  return joint.parent < 0 ? null : { kind: "title", line, level: said };
}

/** Answers with one more of the reader's; what he said before about the same, it replaces. */
export function withAnswer(
  answers: readonly RestorationAnswer[],
  answer: RestorationAnswer,
): readonly RestorationAnswer[] {
  const isReplaced = (other: RestorationAnswer): boolean =>
    other.by !== "model" && other.kind === answer.kind && other.line === answer.line;
  return [...answers.filter((other) => !isReplaced(other)), answer];
}

/** Answers with those of a language model about a stretch; what it said before about the same lines, they replace. */
export function withModelAnswers(
  answers: readonly RestorationAnswer[],
  said: readonly RestorationAnswer[],
): readonly RestorationAnswer[] {
  const lines = new Set(said.map(({ line }) => line));
  return [...answers.filter(({ by, line }) => by !== "model" || !lines.has(line)), ...said];
}

/** Answers without some that cannot be followed. */
export function withoutAnswers(
  answers: readonly RestorationAnswer[],
  refused: readonly RestorationAnswer[],
): readonly RestorationAnswer[] {
  const keys = new Set(refused.map(keyOf));
  return answers.filter((answer) => !keys.has(keyOf(answer)));
}

function keyOf(answer: RestorationAnswer): string {
  const { kind, line, by } = answer;
  return [kind, line, by ?? "reader", otherLine(answer)].join();
}
