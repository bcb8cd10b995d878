import { hostTitles } from "../hosts/session.mjs";
import { listFiles } from "../lib/files.mjs";
import { Tally } from "../lib/tally.mjs";
import { runBundledTests } from "./bundledTests.mjs";

/** Where real clicks are tried: the newest editor and the oldest. */
export const endToEndHosts = /** @type {const} */ (["node", "web91"]);

/**
 * Runs the end-to-end tests in one editor.
 * @param {import("../hosts/session.mjs").HostName} host
 * @param {{ grep?: string | undefined }} [options] grep: a regular expression on full titles
 * @returns {Promise<Tally>}
 */
export async function runEndToEndTests(host, { grep } = {}) {
  const tally = new Tally();
  const begin = performance.now();
  console.log(`\nEnd to end, ${hostTitles[host]}`);
  await runBundledTests(tally, {
    name: `end to end, ${host}`,
    files: await listFiles("test/e2e", ".test.ts"),
    program: "scripts/tests/endToEndProcess.mjs",
    setup: { host, grep, reporter: "spec", timeout: 120_000 },
    prefix: `end to end, ${host}: `,
  });
  console.log(`  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return tally;
}
