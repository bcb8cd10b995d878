import { listFiles } from "../lib/files.mjs";
import { Tally } from "../lib/tally.mjs";
import { runBundledTests } from "./bundledTests.mjs";

/**
 * @typedef {object} UnitOptions
 * @property {string} [grep] a regular expression on full titles
 * @property {string} [reporter] one of mocha's
 * @property {readonly string[]} [files] parts of paths: only test files whose path has one of them
 */

/**
 * Runs the unit and property tests.
 * @param {UnitOptions} [options]
 * @returns {Promise<Tally>}
 */
export async function runUnitTests({ grep, reporter, files = [] } = {}) {
  const tally = new Tally();
  await runBundledTests(tally, {
    name: "unit tests",
    files: await findTests(files),
    program: "scripts/tests/mochaProcess.mjs",
    setup: { grep, reporter },
  });
  return tally;
}

/**
 * @param {readonly string[]} parts
 * @returns {Promise<string[]>}
 */
async function findTests(parts) {
  const files = [
    ...(await listFiles("test/unit", ".test.ts")),
    ...(await listFiles("test/property", ".test.ts")),
  ];
  return parts.length === 0
    ? files
    : files.filter((file) => parts.some((part) => file.includes(part)));
}
