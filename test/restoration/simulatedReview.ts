import { restoreSteps } from "../../src/core/restoration/index.js";
import type {
  RestorationAnswer,
  RestorationWeights,
  RestoredPage,
} from "../../src/core/restoration/index.js";
import { firstLines } from "../../src/core/restoration/evidence.js";
import { finished } from "../../src/core/text/index.js";
import { compare, shares } from "./measures.js";
import type { PlainTree } from "./pages.js";

/** How a reader goes through a page who answers every question as the reading says. */
export interface ReviewPlan {
  /** At most so many lines are looked at in the first pass; it ends early when titles have become rare. */
  readonly titles: number;
  /** The reader sees titles at a glance: all are marked, and no other line is looked at. */
  readonly isAtAGlance?: boolean;
  /** Answers between two times that all is decided anew. */
  readonly round: number;
  readonly most: number;
}

export interface ReviewPoint {
  readonly answers: number;
  /** Those that changed the guess. */
  readonly changes: number;
  readonly parents: number;
  readonly f1: number;
}

/** What became of the tree, answer by answer, in rounds. */
export function simulateReview(
  truth: PlainTree,
  weights: RestorationWeights,
  plan: ReviewPlan,
): ReviewPoint[] {
  const { texts, parents } = truth;
  const answers: RestorationAnswer[] = [];
  const points: ReviewPoint[] = [];
  let changes = 0;
  const decide = (): RestoredPage =>
    finished(restoreSteps(texts, { weights, answers, brackets: [] }));
  const note = (page: RestoredPage): void => {
    const { parents: share, f1 } = shares(
      compare(parents, Int32Array.from(page.restoration.parents), () => true),
    );
    points.push({ answers: answers.length, changes, parents: share, f1 });
  };
  const levels = titleLevels(parents);
  let page = decide();
  note(page);
  if (plan.isAtAGlance) {
    for (const [line, level] of levels.entries()) {
      if (level !== "none") answers.push({ kind: "title", line, level });
    }
    page = decide();
    note(page);
  }
  const found: boolean[] = [];
  while (
    answers.length < plan.titles &&
    found.slice(-30).filter(Boolean).length >= (found.length >= 30 ? 6 : 0)
  ) {
    for (const line of finished(page.likelyTitlesSteps()).slice(0, plan.round)) {
      const level = levels[line]!;
      answers.push({ kind: "title", line, level });
      found.push(level !== "none");
    }
    page = decide();
    note(page);
  }
  while (answers.length < plan.most && points.at(-1)!.parents < 0.97) {
    const asked = finished(page.doubtfulJointsSteps()).slice(0, plan.round);
    if (asked.length === 0) break;
    for (const line of asked) {
      if (page.restoration.parents[line] !== parents[line]) changes++;
      answers.push({ kind: "parent", line, parent: parents[line]! });
    }
    page = decide();
    note(page);
  }
  return points;
}

/** Chapters, sections and subsections: lines with children, by their depth. */
function titleLevels(parents: Int32Array): ("chapter" | "section" | "subsection" | "none")[] {
  const first = firstLines(parents);
  const depth = new Int32Array(parents.length);
  for (let line = parents.length - 2; line >= 0; line--) depth[line] = depth[parents[line]!]! + 1;
  return Array.from(parents, (_, line) => {
    const level = (["none", "chapter", "section", "subsection"] as const)[depth[line]!] ?? "none";
    return first[line]! < line ? level : "none";
  });
}

/** The first point at which so many of the parents are right. */
export function answersFor(points: readonly ReviewPoint[], share: number): ReviewPoint | undefined {
  return points.find(({ parents }) => parents >= share);
}
