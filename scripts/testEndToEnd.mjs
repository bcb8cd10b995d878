// npm run test:e2e [-- node|worker|web91…] [--grep REGEXP]: the end-to-end tests; default: in the newest editor and the oldest.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { Tally } from "./lib/tally.mjs";

const { values, positionals } = parseArgs({
  options: { grep: { type: "string", short: "g" } },
  allowPositionals: true,
});
await ensureDependencies();
const { hostNames, isHostName } = await import("./hosts/session.mjs");
const { endToEndHosts, runEndToEndTests } = await import("./tests/endToEnd.mjs");
const tally = new Tally();
for (const host of positionals.length > 0 ? positionals : endToEndHosts) {
  if (isHostName(host)) tally.addAll(await runEndToEndTests(host, { grep: values.grep }));
  else tally.add(`no such host: ${host} (there are ${hostNames.join(", ")})`, false);
}
tally.close();
