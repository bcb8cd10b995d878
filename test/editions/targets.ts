/** Wrong at most and correct at least, in per cent of what is scored (anchoring.md, section 9). */
export interface Target {
  readonly wrong: number;
  readonly correct: number;
}

/** Shares of lines that are edited. */
export const RATES = [0.05, 0.1, 0.2, 0.4] as const;

/** By profile, for each of the rates. */
export const TARGETS = {
  plain: [
    { wrong: 0.1, correct: 99.8 },
    { wrong: 0.1, correct: 99.8 },
    { wrong: 0.1, correct: 99.8 },
    { wrong: 0.3, correct: 99.5 },
  ],
  hard: [
    { wrong: 0.1, correct: 99.5 },
    { wrong: 0.2, correct: 99.0 },
    { wrong: 0.3, correct: 98.3 },
    { wrong: 1.0, correct: 95.5 },
  ],
  labels: [
    { wrong: 0.3, correct: 98.6 },
    { wrong: 0.6, correct: 97.5 },
    { wrong: 1.0, correct: 95.5 },
    { wrong: 2.5, correct: 89.0 },
  ],
} as const satisfies Record<string, readonly Target[]>;

/** At most so many per cent of what is gone may be attached to something else. */
export const MOST_ATTACHED = 2;
