import { readFile } from "node:fs/promises";
import path from "node:path";
import { bundleForNode } from "../build/bundleForNode.mjs";
import { build } from "../build/bundles.mjs";
import { runSuites } from "../hosts/suites.mjs";
import { listFiles } from "../lib/files.mjs";
import { inRoot, outFolder } from "../lib/paths.mjs";
import { mustRun } from "../lib/run.mjs";
import { removeAtExit } from "../lib/temporary.mjs";
import { measureActivation } from "./activation.mjs";

/**
 * @typedef {{ name: string, rows: import("./table.mjs").Row[] }} BenchResult
 */

/**
 * Runs the benches of test/bench, one after another, each in a process of its own.
 * @param {readonly string[]} parts only files whose path has one of them; all when empty
 * @returns {AsyncGenerator<BenchResult>}
 */
export async function* runCoreBenches(parts) {
  const files = selected(await listFiles("test/bench", ".bench.ts"), parts);
  const outdir = path.join(outFolder, `bench-${String(process.pid)}`);
  removeAtExit(outdir);
  for (const module of await bundleForNode(files, outdir)) {
    const resultFile = `${module}.json`;
    await mustRun(process.execPath, [
      "--expose-gc",
      "--enable-source-maps",
      inRoot("scripts/bench/process.mjs"),
      module,
      resultFile,
    ]);
    yield JSON.parse(await readFile(resultFile, "utf8"));
  }
}

/** Bytes that the minified main bundle may have: it is loaded with the first note. Chunks are loaded on first use. */
const bundleLimit = 200_000;

/**
 * @param {readonly string[]} parts as above
 * @returns {AsyncGenerator<BenchResult>} the sizes of the bundles as they are packaged
 */
export async function* measureBundles(parts) {
  if (selected(["test/bench/core/bundles"], parts).length === 0) return;
  const outdir = path.join(outFolder, `bundles-${String(process.pid)}`);
  removeAtExit(outdir);
  const files = await build({ isProduction: true, outdir });
  const mainFirst = files.sort((a, b) => Number(isChunk(a.file)) - Number(isChunk(b.file)));
  yield { name: "Bundles", rows: mainFirst.map(sizeRow) };
}

/**
 * @param {{ file: string, bytes: number }} output of the build
 * @returns {import("./table.mjs").Row}
 */
function sizeRow({ file, bytes }) {
  const size = { median: bytes, unit: /** @type {const} */ ("bytes") };
  if (isChunk(file)) {
    const name = path.basename(file, ".js");
    return { ...size, work: `size of the chunk ${name}, minified`, subject: "marginalia" };
  }
  const verdict = bytes < bundleLimit ? "met" : "MISSED";
  const note = `target < ${String(bundleLimit / 1000)} kB: ${verdict}`;
  return { ...size, work: "size of the main bundle, minified", subject: "marginalia", note };
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function isChunk(file) {
  return file.includes("/chunks/");
}

/** In so many fresh windows: activation happens once in each. */
const activationWindows = 5;

/**
 * Runs the benches of test/host/bench in VS Code 1.139.1, where the editor's own work can be measured
 * beside ours.
 * @param {readonly string[]} parts as above
 * @returns {AsyncGenerator<BenchResult>}
 */
export async function* runHostBenches(parts) {
  const files = selected(await listFiles("test/host/bench", ".bench.ts"), parts);
  if (files.length === 0) return;
  const rows = await runInEditor();
  rows.push(...(await measureActivation(activationWindows)));
  yield { name: "In VS Code 1.139.1, Node host", rows };
}

/** A bench that must be there before the extension is active gives up its window when it is not. */
const attempts = 4;

/**
 * @returns {Promise<import("./table.mjs").Row[]>}
 */
async function runInEditor() {
  for (let attempt = 1; ; attempt++) {
    /** @type {import("./table.mjs").Row[]} */
    const rows = [];
    const tally = await runSuites("node", { kind: "bench", onRow: (row) => rows.push(row) });
    if (tally.failed === 0) return rows;
    if (attempt === attempts) throw new Error("A bench in the editor failed: see above.");
    console.log("  Once more, in another window.");
  }
}

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} parts
 * @returns {string[]}
 */
function selected(files, parts) {
  return files.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
}
