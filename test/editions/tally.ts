import type { Outcome } from "./trial.js";

/** Outcomes counted. Those that cannot be decided, or whose words are half gone, are counted apart. */
export interface Tally {
  readonly scored: number;
  readonly correct: number;
  readonly exact: number;
  /** Placed elsewhere, or although their words are gone. */
  readonly wrong: number;
  readonly lost: number;
  readonly dead: number;
  readonly attached: number;
  readonly ambiguous: number;
  readonly partial: number;
  readonly partialWrong: number;
}

/** Counts outcomes. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const scored = outcomes.filter(({ fate }) => fate === "alive" || fate === "dead");
  const partial = outcomes.filter(({ fate }) => fate === "partial");
  const count = (list: readonly Outcome[], ...verdicts: readonly Outcome["verdict"][]): number =>
    list.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    scored: scored.length,
    correct: count(scored, "exact", "near", "orphaned"),
    exact: count(scored, "exact"),
    wrong: count(scored, "wrong", "attached"),
    lost: count(scored, "lost"),
    dead: scored.filter(({ fate }) => fate === "dead").length,
    attached: count(scored, "attached"),
    ambiguous: outcomes.filter(({ fate }) => fate === "ambiguous").length,
    partial: partial.length,
    partialWrong: count(partial, "wrong"),
  };
}

const STANDARD_DEVIATIONS = 1.96;

/** A share in per cent. */
export function percent(count: number, total: number): number {
  return total === 0 ? 0 : (100 * count) / total;
}

/** The 95 % interval of a share, in per cent (Wilson 1927). */
export function wilsonInterval(count: number, total: number): readonly [low: number, high: number] {
  if (total === 0) return [0, 100];
  const z2 = STANDARD_DEVIATIONS ** 2;
  const share = count / total;
  const middle = share + z2 / (2 * total);
  const spread =
    STANDARD_DEVIATIONS * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total ** 2));
  const scale = 100 / (1 + z2 / total);
  return [scale * Math.max(0, middle - spread), scale * Math.min(1 + z2 / total, middle + spread)];
}
