// npm run package [-- --out FILE]: builds for release and makes marginalia-VERSION.vsix, or FILE.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";

const { values } = parseArgs({ options: { out: { type: "string" } } });
await ensureDependencies();
const { createPackage } = await import("./build/vsix.mjs");
const { name, version } = JSON.parse(await readFile(inRoot("package.json"), "utf8"));
await createPackage(path.resolve(values.out ?? inRoot(`${name}-${version}.vsix`)));
