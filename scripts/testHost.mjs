// npm run test:host [-- node|worker|web91…] [--grep REGEXP] [--locale zh-cn]: the host suites in some hosts; default: all.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { Tally } from "./lib/tally.mjs";

const { values, positionals } = parseArgs({
  options: { grep: { type: "string", short: "g" }, locale: { type: "string" } },
  allowPositionals: true,
});
await ensureDependencies();
const { hostNames, isHostName } = await import("./hosts/session.mjs");
const { runSuites } = await import("./hosts/suites.mjs");
const locale = values.locale === "zh-cn" ? "zh-cn" : undefined;
const tally = new Tally();
for (const host of positionals.length > 0 ? positionals : hostNames) {
  if (isHostName(host)) tally.addAll(await runSuites(host, { grep: values.grep, locale }));
  else tally.add(`no such host: ${host} (there are ${hostNames.join(", ")})`, false);
}
tally.close();
