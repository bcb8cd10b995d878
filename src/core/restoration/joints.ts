import type { ParentBounds } from "./bounds.js";
import type { Steps } from "../text/index.js";
import type { Evidence } from "./evidence.js";

/**
 * How far a joint can be trusted: `known` from an answer; of those guessed, on notes not used in training, about
 * eight in ten that are `likely` are right, six in ten that are `open`, and two in ten that are `doubtful`.
 */
export type JointGrade = "known" | "likely" | "open" | "doubtful";

/** One decision of a restoration. Lines are counted from 0. */
export interface Joint {
  readonly line: number;
  /** The parent chosen; -1 for the root. */
  readonly parent: number;
  /** How many finished subtrees before it the line adopts. */
  readonly adopts: number;
  readonly grade: JointGrade;
  /** Other parents it may have, likeliest first: at most three. */
  readonly alternatives: readonly number[];
}

const MOST_ALTERNATIVES = 3;

/** Grades by the share of sampled trees that have the chosen parent. */
const LIKELY = 0.85;
const OPEN = 0.5;

/** The joints of a tree, by author line. */
export function* jointsSteps(
  parents: Int32Array,
  evidence: Evidence,
  bounds: ParentBounds,
): Steps<Joint[]> {
  const adopts = new Int32Array(parents.length);
  for (const parent of parents) if (parent >= 0) adopts[parent] = (adopts[parent] as number) + 1;
  const joints: Joint[] = [];
  for (const [line, parent] of parents.entries()) {
    joints.push({
      line,
      parent,
      adopts: adopts[line] as number,
      grade: gradeOf({ line, parent }, evidence, bounds),
      alternatives: alternativesOf({ line, parent }, evidence, bounds),
    });
    if (line % 64 === 63) yield;
  }
  return joints;
}

type Attached = Pick<Joint, "line" | "parent">;

function gradeOf(
  { line, parent }: Attached,
  evidence: Evidence,
  { low, high }: ParentBounds,
): JointGrade {
  if (parent < 0 || low[line] === high[line]) return "known";
  const share = evidence.parent(line, parent);
  if (share >= LIKELY) return "likely";
  return share >= OPEN ? "open" : "doubtful";
}

function alternativesOf(
  { line, parent }: Attached,
  evidence: Evidence,
  { low, high }: ParentBounds,
): number[] {
  return evidence
    .likelyParents(line)
    .map(([other]) => other)
    .filter(
      (other) =>
        other !== parent && other >= (low[line] as number) && other <= (high[line] as number),
    )
    .slice(0, MOST_ALTERNATIVES);
}
