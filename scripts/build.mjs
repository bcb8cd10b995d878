// npm run build [-- --production] [-- --watch]: bundles of the extension into dist/.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";

const { values } = parseArgs({
  options: { production: { type: "boolean" }, watch: { type: "boolean" } },
});
await ensureDependencies();
const { build, printSizes, watch } = await import("./build/bundles.mjs");
const options = { isProduction: values.production === true };
printSizes(await build(options));
if (values.watch === true) {
  await watch(options);
  console.log("Watching for changes; Ctrl+C ends.");
}
