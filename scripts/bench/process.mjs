// Runs one bundled bench and writes its rows to a file. Arguments: module, file.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module = "", resultFile = ""] = process.argv.slice(2);
const { bench } = await import(pathToFileURL(module).href);
const rows = await bench.run();
writeFileSync(resultFile, JSON.stringify({ name: bench.name, rows }));
