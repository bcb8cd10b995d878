/*
 * What an editor runs as its tests: mocha in the extension host, Node and web worker alike, so it is
 * mocha's browser build in both. Results leave through the console, the one way that every host has;
 * scripts/hosts/suites.mjs reads them there. A desktop writes them to a file.
 */
import "./mochaSetup.js";
import { report, writeReports } from "./report.js";
import { setup } from "./setup.js";

/** Called by the editor; resolves when every test has run, whatever came out. */
export async function run(): Promise<void> {
  report({ type: "start" });
  try {
    // Here, not above, so that a suite which cannot even be loaded is reported.
    await import("marginalia:suites");
    await runMocha();
    report({ type: "end" });
  } catch (error) {
    report({ type: "broken", error: describeError(error) });
  }
  await writeReports();
}

function runMocha(): Promise<void> {
  if (setup.grep !== undefined) mocha.grep(new RegExp(setup.grep, "u"));
  return new Promise((resolve) => {
    // The browser build's own `run` reads the address of a page, which an extension host has not.
    const runner = Mocha.prototype.run.call(mocha, () => {
      resolve();
    });
    runner.on("pass", (test) => {
      report({ type: "test", title: test.fullTitle(), ok: true, duration: test.duration ?? 0 });
    });
    // Hooks that throw arrive here too.
    runner.on("fail", (test, error: unknown) => {
      report({ type: "test", title: test.fullTitle(), ok: false, error: describeError(error) });
    });
  });
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { expected, actual } = error as { expected?: unknown; actual?: unknown };
  const difference =
    expected === undefined && actual === undefined
      ? ""
      : `\n  expected: ${JSON.stringify(expected)}\n  actual:   ${JSON.stringify(actual)}`;
  return `${error.stack ?? error.message}${difference}`;
}
