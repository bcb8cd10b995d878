// npm run train [-- --repositories] [--no-tables]: makes the weights that restoring a page's tree is done with, from
// the corpus and the readings in ../shared and our own outlines, and prints how they do on what they have not seen.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot, outFolder } from "./lib/paths.mjs";
import { mustRun } from "./lib/run.mjs";
import { removeAtExit } from "./lib/temporary.mjs";

await ensureDependencies();
const { bundleForNode } = await import("./build/bundleForNode.mjs");
const outdir = path.join(outFolder, `train-${String(process.pid)}`);
removeAtExit(outdir);
const [module = ""] = await bundleForNode(["test/restoration/train.ts"], outdir);
const shared = process.env["MARGINALIA_SHARED"] ?? inRoot("../shared");
await mustRun(process.execPath, ["--enable-source-maps", module, shared, ...process.argv.slice(2)]);
