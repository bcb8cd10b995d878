// Runs bundled tests in mocha and writes what passed and what failed to a file. Its one argument is
// JSON: a MochaSetup.
import { loadTests, runTests } from "./mochaTests.mjs";

/** @type {import("./mochaTests.mjs").MochaSetup} */
const setup = JSON.parse(process.argv[2] ?? "{}");
await runTests(await loadTests(setup), setup.resultFile);
