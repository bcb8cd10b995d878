import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/**
 * @typedef {object} MochaSetup
 * @property {string[]} files absolute paths of the modules with the tests
 * @property {string} resultFile where the results are written, as JSON: [{ title, ok }]
 * @property {string} [grep] a regular expression on full titles
 * @property {string} [reporter] one of mocha's; default: dot
 * @property {number} [timeout] milliseconds that a test may take; default: 60,000, and
 *   more where properties are to run longer
 */

/**
 * Only what hangs is ended: a test that takes one second has taken ten on a machine with more to do. Properties that are
 * to run longer may take longer (test/property/check.ts).
 */
const usualTimeout = 60_000 * Math.max(1, Number(process.env["PROPERTY_RUNS"] ?? 0) / 300);

/**
 * Loads tests, which runs everything outside of them.
 * @param {MochaSetup} setup
 * @returns {Promise<Mocha>}
 */
export async function loadTests({ files, grep, reporter = "dot", timeout = usualTimeout }) {
  const mocha = new Mocha({
    reporter,
    timeout,
    // A test that was left focused would hide all others.
    forbidOnly: process.env["CI"] !== undefined,
    ...(grep === undefined ? {} : { grep: new RegExp(grep, "u") }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return mocha;
}

/**
 * Runs loaded tests, writes what passed and what failed to a file and sets the exit code.
 * @param {Mocha} mocha
 * @param {string} resultFile
 * @returns {Promise<void>} after the last test
 */
export function runTests(mocha, resultFile) {
  return new Promise((resolve) => {
    /** @type {{ title: string, ok: boolean }[]} */
    const results = [];
    const runner = mocha.run(() => {
      writeFileSync(resultFile, JSON.stringify(results));
      process.exitCode = results.every((result) => result.ok) ? 0 : 1;
      resolve();
    });
    runner.on("pass", (test) => {
      results.push({ title: test.fullTitle(), ok: true });
    });
    // Hooks that throw arrive here too, as failures of their own.
    runner.on("fail", (test) => {
      results.push({ title: test.fullTitle(), ok: false });
    });
  });
}
