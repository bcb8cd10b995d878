import { readFile } from "node:fs/promises";
import path from "node:path";
import { bundleForNode } from "../build/bundleForNode.mjs";
import { inRoot, outFolder } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { removeAtExit, removeFolder } from "../lib/temporary.mjs";

/**
 * @typedef {object} TestRun
 * @property {string} name what is run, for messages: "unit tests"
 * @property {string[]} files the tests, below the checkout
 * @property {string} program the script that runs them, below the checkout; its argument is JSON
 * @property {Record<string, unknown>} setup what it is told beyond files and resultFile
 * @property {string} [prefix] goes before each title
 */

/**
 * Bundles tests and runs them in mocha, in a process of their own.
 * @param {import("../lib/tally.mjs").Tally} tally takes the results
 * @param {TestRun} testRun
 */
export async function runBundledTests(tally, { name, files, program, setup, prefix = "" }) {
  if (files.length === 0) {
    tally.add(`${name}: no test file matches`, false);
    return;
  }
  // A folder for each run, so that two runs at once do not overwrite each other's bundles.
  const outdir = path.join(outFolder, `tests-${String(process.pid)}`);
  removeAtExit(outdir);
  try {
    const bundled = await bundleForNode(files, outdir);
    const resultFile = path.join(outdir, "result.json");
    const { code } = await run(process.execPath, [
      "--enable-source-maps",
      inRoot(program),
      JSON.stringify({ ...setup, files: bundled, resultFile }),
    ]);
    await count(tally, { name, resultFile, code, prefix });
  } finally {
    await removeFolder(outdir);
  }
}

/**
 * @param {import("../lib/tally.mjs").Tally} tally
 * @param {{ name: string, resultFile: string, code: number, prefix: string }} outcome code: exit code
 *   of the test process
 */
async function count(tally, { name, resultFile, code, prefix }) {
  try {
    /** @type {{ title: string, ok: boolean }[]} */
    const results = JSON.parse(await readFile(resultFile, "utf8"));
    for (const { title, ok } of results) tally.add(`${prefix}${title}`, ok);
    if (results.length === 0) tally.add(`${name}: no test matches`, false);
    else if (code !== 0 && results.every(({ ok }) => ok)) {
      tally.add(`${name}: the process failed`, false);
    }
  } catch {
    tally.add(`${name}: the process ended with code ${String(code)}, without results`, false);
  }
}
