// npm run test:desktop [-- --grep REGEXP] [--version 1.91.1]: the host suites in desktop VS Code, which
// is downloaded, or named by VSCODE_EXECUTABLE.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";

const { values } = parseArgs({
  options: { grep: { type: "string", short: "g" }, version: { type: "string" } },
});
await ensureDependencies();
const { runDesktopSuites } = await import("./hosts/desktop.mjs");
(await runDesktopSuites(values)).close();
