// npm run bench [-- --only core|host|memory] [PART_OF_PATH…]: prints tables of medians and writes
// bench-results.json. The paths of benches begin with test/bench/core, test/bench/memory or test/host/bench.
import { writeFile } from "node:fs/promises";
import os from "node:os";
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";

await ensureDependencies();
const { measureBundles, runCoreBenches, runHostBenches } = await import("./bench/benches.mjs");
const { formatTable } = await import("./bench/table.mjs");

const { values, positionals } = parseArgs({
  options: { only: { type: "string" } },
  allowPositionals: true,
});
const folders = {
  core: "test/bench/core/",
  memory: "test/bench/memory/",
  host: "test/host/bench/",
};
const folder = Object.entries(folders).find(([name]) => name === values.only)?.[1];
const parts = folder === undefined ? positionals : [folder];
const machine = {
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cpu: os.cpus()[0]?.model ?? "unknown",
  cores: os.cpus().length,
};
console.log(
  `Node ${machine.node}, ${machine.platform}, ${machine.cpu}, ${String(machine.cores)} cores`,
);
const results = [];
for (const run of [runCoreBenches, measureBundles, runHostBenches]) {
  for await (const result of run(parts)) {
    console.log(`\n${result.name}\n\n${formatTable(result.rows)}`);
    results.push(result);
  }
}
if (results.length === 0) {
  console.error("No bench matches.");
  process.exitCode = 1;
} else {
  await writeFile(
    inRoot("bench-results.json"),
    `${JSON.stringify({ machine, results }, null, 2)}\n`,
  );
  console.log("\nWritten to bench-results.json");
}
