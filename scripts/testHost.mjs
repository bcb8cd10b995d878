// npm run test:host [-- node|worker|web91…] [--grep REGEXP] [--locale zh-cn] [--folders]: the host suites in some hosts;
// default: all. With --folders those for a workspace of several folders, which the server (node, worker) alone opens.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { Tally } from "./lib/tally.mjs";

const { values, positionals } = parseArgs({
  options: {
    grep: { type: "string", short: "g" },
    locale: { type: "string" },
    folders: { type: "boolean" },
  },
  allowPositionals: true,
});
await ensureDependencies();
const { hostNames, isHostName } = await import("./hosts/session.mjs");
const { runSuites } = await import("./hosts/suites.mjs");
const locale = values.locale === "zh-cn" ? "zh-cn" : undefined;
const kind = values.folders === true ? "folders" : "test";
const tally = new Tally();
for (const host of positionals.length > 0 ? positionals : hostNames) {
  if (isHostName(host)) tally.addAll(await runSuites(host, { grep: values.grep, locale, kind }));
  else tally.add(`no such host: ${host} (there are ${hostNames.join(", ")})`, false);
}
tally.close();
