// Runs bundled tests in mocha and writes what passed and what failed to a file. Its one argument is
// JSON: { files, resultFile, grep?, reporter? }.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** @type {{ files: string[], resultFile: string, grep?: string, reporter?: string }} */
const setup = JSON.parse(process.argv[2] ?? "{}");
const mocha = new Mocha({
  reporter: setup.reporter ?? "dot",
  timeout: 10_000,
  // A test that was left focused would hide all others.
  forbidOnly: process.env["CI"] !== undefined,
  ...(setup.grep === undefined ? {} : { grep: new RegExp(setup.grep, "u") }),
});
for (const file of setup.files) mocha.addFile(file);
await mocha.loadFilesAsync();

/** @type {{ title: string, ok: boolean }[]} */
const results = [];
const runner = mocha.run(() => {
  writeFileSync(setup.resultFile, JSON.stringify(results));
  process.exitCode = results.every((result) => result.ok) ? 0 : 1;
});
runner.on("pass", (test) => {
  results.push({ title: test.fullTitle(), ok: true });
});
// Hooks that throw arrive here too, as failures of their own.
runner.on("fail", (test) => {
  results.push({ title: test.fullTitle(), ok: false });
});
