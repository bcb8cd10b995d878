// npm start [-- FOLDER] [--host desktop|server|web]: builds and opens VS Code with the extension.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";

const hosts = /** @type {const} */ (["desktop", "server", "web"]);

try {
  const { values, positionals } = parseArgs({
    options: { host: { type: "string" } },
    allowPositionals: true,
  });
  const host = hosts.find((name) => name === values.host);
  if (host !== values.host) {
    throw new Error(`--host is ${hosts.join(", ")}; there is no ${values.host ?? ""}.`);
  }
  await ensureDependencies();
  const { start } = await import("./hosts/start.mjs");
  await start({ host, folder: positionals[0] ?? "sample" });
} catch (error) {
  // What can go wrong here says so in words; where in a script it was helps nobody.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
