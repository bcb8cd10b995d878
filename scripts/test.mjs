// npm test: static checks, the package, unit and property tests, the host suites in three hosts, and the
// end-to-end tests in two. What is done of `npm run test:long` is a slice: docs/proof.md.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { Tally } from "./lib/tally.mjs";

await ensureDependencies();
const { runStaticChecks } = await import("./tests/staticChecks.mjs");
const { checkPackage } = await import("./tests/package.mjs");
const { runKills } = await import("./tests/kills.mjs");
const { runUnitTests } = await import("./tests/unit.mjs");
const { hostNames } = await import("./hosts/session.mjs");
const { runSuites } = await import("./hosts/suites.mjs");
const { endToEndHosts, runEndToEndTests } = await import("./tests/endToEnd.mjs");
const { sayWhatIsMissing } = await import("./hosts/missing.mjs");

await sayWhatIsMissing();
const tally = new Tally();
console.log("Static checks");
tally.addAll(await runStaticChecks());
tally.addAll(await checkPackage());
console.log("\nUnit and property tests");
tally.addAll(await runUnitTests());
for (const host of hostNames) tally.addAll(await runSuites(host));
// A workspace of several folders; the oldest editor's server opens one folder alone.
for (const host of /** @type {const} */ (["node", "worker"])) {
  tally.addAll(await runSuites(host, { kind: "folders" }));
}
// Texts in a second language: the part of the suites that looks at them, once more.
for (const host of hostNames) {
  tally.addAll(await runSuites(host, { locale: "zh-cn", grep: "^language" }));
}
tally.addAll(await runKills(3));
for (const host of endToEndHosts) tally.addAll(await runEndToEndTests(host));
tally.close();
