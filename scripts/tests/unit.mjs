import { readFile } from "node:fs/promises";
import path from "node:path";
import { bundleForNode } from "../build/bundleForNode.mjs";
import { listFiles } from "../lib/files.mjs";
import { inRoot, outFolder } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { Tally } from "../lib/tally.mjs";
import { removeAtExit, removeFolder } from "../lib/temporary.mjs";

/**
 * @typedef {object} UnitOptions
 * @property {string} [grep] a regular expression on full titles
 * @property {string} [reporter] one of mocha's
 * @property {readonly string[]} [files] parts of paths: only test files whose path has one of them
 */

/**
 * Bundles the unit and property tests and runs them in mocha, in a process of their own.
 * @param {UnitOptions} [options]
 * @returns {Promise<Tally>}
 */
export async function runUnitTests(options = {}) {
  const tally = new Tally();
  // A folder for each run, so that two runs at once do not overwrite each other's bundles.
  const outdir = path.join(outFolder, `unit-${String(process.pid)}`);
  removeAtExit(outdir);
  try {
    const bundled = await bundleForNode(await findTests(options.files ?? []), outdir);
    if (bundled.length === 0) {
      tally.add("unit tests: no test file matches", false);
      return tally;
    }
    const resultFile = path.join(outdir, "result.json");
    const setup = { files: bundled, resultFile, grep: options.grep, reporter: options.reporter };
    const { code } = await run(process.execPath, [
      "--enable-source-maps",
      inRoot("scripts/tests/mochaProcess.mjs"),
      JSON.stringify(setup),
    ]);
    await count(tally, resultFile, code);
  } finally {
    await removeFolder(outdir);
  }
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

/**
 * @param {Tally} tally
 * @param {string} resultFile
 * @param {number} code exit code of the test process
 */
async function count(tally, resultFile, code) {
  try {
    /** @type {{ title: string, ok: boolean }[]} */
    const results = JSON.parse(await readFile(resultFile, "utf8"));
    for (const { title, ok } of results) tally.add(title, ok);
    if (results.length === 0) tally.add("unit tests: no test matches", false);
    else if (code !== 0 && tally.failed === 0) tally.add("unit tests: the process failed", false);
  } catch {
    tally.add(`unit tests: the process ended with code ${String(code)}, without results`, false);
  }
}
