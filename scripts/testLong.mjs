// npm run test:long [-- fuzz|commands|changes|faults|kills|leaks…]: what `npm test` does a slice of, as a whole; default: all.
// MARGINALIA_SEED repeats a run.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { Tally } from "./lib/tally.mjs";

await ensureDependencies();
const { isLongPart, longParts, runLongTests } = await import("./tests/longTests.mjs");
const { seed } = await import("./lib/seed.mjs");

console.log(`MARGINALIA_SEED=${String(seed)}`);
const wanted = process.argv.slice(2);
const tally = new Tally();
for (const part of wanted.length > 0 ? wanted : longParts) {
  if (isLongPart(part)) tally.addAll(await runLongTests(part));
  else tally.add(`no such part: ${part} (there are ${longParts.join(", ")})`, false);
}
tally.close();
