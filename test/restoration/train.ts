// What `npm run train` runs: prints how well weights do on what they have not seen, then makes those that ship.
import { writeFileSync } from "node:fs";
import { packWeights } from "../../src/core/restoration/weights.js";
import type { PackedWeights } from "../../src/core/restoration/packedWeights.js";
import { readCorpus, readOutlines, readReadings } from "./pages.js";
import {
  coldWeights,
  foldsOf,
  formatRows,
  PLAN,
  readingRows,
  repositoryRows,
  warmWeights,
} from "./tables.js";

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const [shared = "../shared", ...wishes] = process.argv.slice(2);
const corpus = readCorpus(`${shared}/corpus`);
const trees = [
  ...corpus.filter(({ isMap }) => isMap),
  ...readOutlines("test/restoration/outlines"),
];
const readings = readReadings(`${shared}/notes`);
const set = { trees, readings };
const started = performance.now();
const cold = coldWeights(trees, PLAN);
if (!wishes.includes("--no-tables")) {
  say(formatRows(readingRows(set, cold, foldsOf(cold, set, PLAN))));
  if (wishes.includes("--repositories")) {
    const markdown = corpus.filter(({ isMap }) => !isMap);
    say(`\n${formatRows(repositoryRows(set, markdown, { ...PLAN, seeds: 1 }))}`);
  }
}
const weights = warmWeights(cold, readings, PLAN);
const file = "src/core/restoration/weightsData.ts";
const table = (name: string, about: string, { unit, bytes }: PackedWeights): string =>
  `/** Weights ${about} */\nexport const ${name}: PackedWeights = {\n  unit: ${String(unit)},\n  bytes:\n    "${bytes}",\n};\n`;
const content = `// Made by \`npm run train\`.
import type { PackedWeights } from "./packedWeights.js";

${table("ROOT_FIRST_WEIGHTS", "for reading a page from its last line to its first.", packWeights(weights.rootFirst))}
${table("FORWARD_WEIGHTS", "for reading a page from its first line to its last.", packWeights(weights.forward))}`;
writeFileSync(file, content);
say(
  `\n${file}: ${String(content.length)} bytes, ${String(Math.round((performance.now() - started) / 1000))} s`,
);
