import assert from "node:assert/strict";
import { generateText } from "../../../editions/authorTexts.js";
import { PROFILES } from "../../../editions/editProfiles.js";
import { percent, tallyOf } from "../../../editions/tally.js";
import { MOST_ATTACHED, RATES, TARGETS } from "../../../editions/targets.js";
import { runTrial } from "../../../editions/trial.js";

const RATE = 3;

/** Small notes, always the same; the bench `core/reanchor` has the whole table. */
const SOURCES = [
  generateText({ format: "page", language: "chinese", lines: 300, seed: 101 }),
  generateText({ format: "indented", language: "chinese", lines: 300, seed: 102 }),
  generateText({ format: "markdown", language: "english", lines: 300, seed: 103 }),
];

describe("reanchor: where annotations end up against where their words went", () => {
  for (const name of ["plain", "hard", "labels"] as const) {
    const profile = PROFILES[name];
    const rate = RATES[RATE];
    it(`keeps to the targets where ${100 * rate} % of the lines are edited: ${profile.name}`, () => {
      const outcomes = SOURCES.flatMap((source) =>
        [1, 2].flatMap((seed) => runTrial({ source, profile, rate, annotations: 150, seed })),
      );
      const { scored, correct, wrong, dead, attached } = tallyOf(outcomes);
      assert.ok(scored > 800 && dead > 20, `${scored} scored, ${dead} dead`);
      const target = TARGETS[name][RATE];
      assert.ok(percent(wrong, scored) <= target.wrong, `${wrong} of ${scored} are wrong`);
      assert.ok(percent(correct, scored) >= target.correct, `${correct} of ${scored} are correct`);
      assert.ok(percent(attached, dead) <= MOST_ATTACHED, `${attached} of ${dead} are attached`);
    });
  }
});
