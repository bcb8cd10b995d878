// npm run test:unit [-- PART_OF_PATH…] [--grep REGEXP] [--reporter NAME]: tests that need no editor.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";

const { values, positionals } = parseArgs({
  options: { grep: { type: "string", short: "g" }, reporter: { type: "string", short: "R" } },
  allowPositionals: true,
});
await ensureDependencies();
const { runUnitTests } = await import("./tests/unit.mjs");
(await runUnitTests({ ...values, files: positionals })).close();
