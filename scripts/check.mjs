// npm run check: types, lint, import rules, formatting.
import { ensureDependencies } from "./lib/dependencies.mjs";

await ensureDependencies();
const { runStaticChecks } = await import("./tests/staticChecks.mjs");
(await runStaticChecks()).close();
