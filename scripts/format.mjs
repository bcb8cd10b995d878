// npm run format [-- FILES]: writes files as the formatter wants them.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

await ensureDependencies();
const files = process.argv.slice(2);
const { code } = await run(process.execPath, [
  inRoot("node_modules/prettier/bin/prettier.cjs"),
  ...["--write", "--log-level=warn", "--ignore-unknown"],
  ...(files.length > 0 ? files : ["."]),
]);
process.exitCode = code;
