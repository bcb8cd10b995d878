import { existsSync, readFileSync } from "node:fs";
import { parseNote, separate } from "../../../src/core/index.js";
import { generateText, HAND_WRITTEN } from "../../editions/authorTexts.js";
import type { AuthorText } from "../../editions/authorTexts.js";
import { PROFILES } from "../../editions/editProfiles.js";
import { percent, tallyOf, wilsonInterval } from "../../editions/tally.js";
import { MOST_ATTACHED, RATES, TARGETS } from "../../editions/targets.js";
import type { Target } from "../../editions/targets.js";
import { runQuoteTrial, runTrial } from "../../editions/trial.js";
import type { Outcome, TrialPlan } from "../../editions/trial.js";
import type { Bench, Row } from "../row.js";

const SEEDS = [11, 23, 37, 53, 71];
const LINES = 1600;
const ANNOTATIONS = 500;
/** In a short note the same lines would be counted again and again. */
const ANNOTATIONS_PER_LINE = 2;
/** Quotes are looked for in the whole text, one by one. */
const QUOTES = 60;

/** A note that stands beside the repository on some machines. */
const SHARED = "../shared/notes/county-governance.page.txt";

function sources(): AuthorText[] {
  const made = [
    generateText({ format: "page", language: "chinese", lines: LINES, seed: 1 }),
    generateText({ format: "indented", language: "chinese", lines: LINES, seed: 2 }),
    generateText({ format: "markdown", language: "english", lines: LINES, seed: 3 }),
  ];
  return [...made, ...HAND_WRITTEN, ...sharedTexts()];
}

/** The author text of the shared note, with its own annotations taken out. */
function sharedTexts(): AuthorText[] {
  if (!existsSync(SHARED)) return [];
  const { text } = separate(readFileSync(SHARED, "utf8"), { format: "page" });
  if (parseNote(text, { format: "page" }).furniture.length === 0) return [];
  return [{ name: "shared page", format: "page", text }];
}

interface Subject {
  readonly name: string;
  readonly outcomes: Outcome[];
}

/** Outcomes by subject: all, and apart by how the annotation stands, by format, and by source. */
class Subjects {
  private readonly subjects = new Map<string, Subject>();

  add(name: string, outcomes: readonly Outcome[]): void {
    const subject = this.subjects.get(name) ?? { name, outcomes: [] };
    subject.outcomes.push(...outcomes);
    this.subjects.set(name, subject);
  }

  addAll({ source }: TrialPlan, outcomes: readonly Outcome[]): void {
    const ofKind = (kind: Outcome["kind"]): Outcome[] =>
      outcomes.filter((one) => one.kind === kind);
    this.add("all", outcomes);
    this.add("inline", ofKind("inline"));
    this.add("own line", ofKind("line"));
    if (source.format === "page") {
      this.add("page text, inline", ofKind("inline"));
      this.add("page text, own line", ofKind("line"));
    }
    this.add(source.name, outcomes);
  }

  rows(work: string, target: Target): Row[] {
    return [...this.subjects.values()].map((subject) => row(work, subject, target));
  }
}

function row(work: string, { name, outcomes }: Subject, target: Target): Row {
  const tally = tallyOf(outcomes);
  const { scored, correct, wrong, dead, attached } = tally;
  const isMeasured = name === "all";
  const met = (isMet: boolean): string => (isMet ? "met" : "MISSED");
  const interval = ([low, high]: readonly [number, number]): string =>
    `[${low.toFixed(2)}, ${high.toFixed(2)}]`;
  const targets = [
    `wrong <= ${target.wrong}: ${met(percent(wrong, scored) <= target.wrong)}`,
    `correct >= ${target.correct}: ${met(percent(correct, scored) >= target.correct)}`,
    `dead attached <= ${MOST_ATTACHED}: ${met(percent(attached, dead) <= MOST_ATTACHED)}`,
  ];
  const notes = [
    `wrong ${percent(wrong, scored).toFixed(2)} ${interval(wilsonInterval(wrong, scored))}`,
    `correct ${interval(wilsonInterval(correct, scored))}`,
    `exact ${percent(tally.exact, scored).toFixed(1)}`,
    `lost ${percent(tally.lost, scored).toFixed(2)}`,
    `dead attached ${attached}/${dead}`,
    `n ${scored}, ambiguous ${tally.ambiguous}, partial ${tally.partial} (wrong ${tally.partialWrong})`,
    ...(isMeasured ? targets : []),
  ];
  const median = percent(correct, scored);
  return { work, subject: name, median, unit: "percent", note: notes.join("; ") };
}

/** How often a place is right, by status and by the confidence it was given. */
function calibration(outcomes: readonly Outcome[]): Row[] {
  const placed = outcomes.filter(({ status, fate }) => status !== "orphan" && fate !== "ambiguous");
  const groups = new Map<string, Outcome[]>();
  for (const outcome of placed) {
    const { confidence, status } = outcome;
    const bin = confidence >= 0.98 ? "0.98 to 1" : confidence >= 0.9 ? "0.9 to 0.98" : "below 0.9";
    for (const name of [`status ${status}`, `confidence ${bin}`]) {
      groups.set(name, [...(groups.get(name) ?? []), outcome]);
    }
  }
  return [...groups].sort().map(([subject, group]) => {
    const right = group.filter(({ verdict }) => verdict === "exact" || verdict === "near").length;
    const [low, high] = wilsonInterval(right, group.length);
    const note = `n ${group.length}, [${low.toFixed(2)}, ${high.toFixed(2)}], mean confidence ${(
      group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length
    ).toFixed(3)}`;
    const median = percent(right, group.length);
    return { work: "places that are right", subject, median, unit: "percent", note };
  });
}

/** Where annotations of edited texts end up, against where their words went, unit by unit (anchoring.md, section 8). */
export const bench: Bench = {
  name: "Carrying annotations over to a new edition: correct",
  run() {
    const rows: Row[] = [];
    const all: Outcome[] = [];
    const texts = sources();
    for (const [name, profile] of Object.entries(PROFILES)) {
      for (const [at, rate] of RATES.entries()) {
        const subjects = new Subjects();
        for (const source of texts) {
          const lines = source.text.split("\n").length;
          const annotations = Math.min(ANNOTATIONS, ANNOTATIONS_PER_LINE * lines);
          for (const seed of SEEDS) {
            const plan = { source, profile, rate, annotations, seed: seed + 1000 * at };
            const outcomes = runTrial(plan);
            subjects.addAll(plan, outcomes);
            all.push(...outcomes);
            subjects.add("quote scoring", runQuoteTrial(plan, QUOTES));
          }
        }
        const target = TARGETS[name as keyof typeof TARGETS][at] as Target;
        rows.push(...subjects.rows(`${profile.name}, ${100 * rate} % of lines`, target));
      }
    }
    return Promise.resolve([...rows, ...calibration(all)]);
  },
};
