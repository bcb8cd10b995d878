// npm start [-- FOLDER] [--host desktop|web]: builds and opens VS Code with the extension.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";

const { values, positionals } = parseArgs({
  options: { host: { type: "string" } },
  allowPositionals: true,
});
await ensureDependencies();
const { start } = await import("./hosts/start.mjs");
await start({ host: values.host, folder: positionals[0] ?? "sample" });
