import { runSuites } from "../hosts/suites.mjs";
import { seed } from "../lib/seed.mjs";
import { runKills } from "./kills.mjs";
import { runUnitTests } from "./unit.mjs";

/** Runs of each property; `npm test` makes 300. */
const fuzzRuns = 4000;

/** @typedef {keyof typeof parts} LongPart */

const parts = {
  // The properties themselves, oftener and on larger inputs, not copies of them.
  fuzz: () => {
    process.env["PROPERTY_RUNS"] ??= String(fuzzRuns);
    process.env["MARGINALIA_SEED"] ??= String(seed);
    return runUnitTests({ files: ["test/property/"], reporter: "spec" });
  },
  commands: () => runSuites("node", { grep: "^proof: random commands", isLong: true }),
  changes: () => runSuites("node", { grep: "^proof: a document that changes", isLong: true }),
  faults: () => runSuites("node", { grep: "^proof: faults", isLong: true }),
  kills: () => runKills(20),
  leaks: () => runSuites("node", { grep: "^proof: leaks", isLong: true }),
};

/** What can be run, in this order. */
export const longParts = /** @type {LongPart[]} */ (Object.keys(parts));

/**
 * @param {string} name
 * @returns {name is LongPart}
 */
export function isLongPart(name) {
  return Object.hasOwn(parts, name);
}

/**
 * Runs one of them in full.
 * @param {LongPart} part
 * @returns {Promise<import("../lib/tally.mjs").Tally>}
 */
export function runLongTests(part) {
  return parts[part]();
}
