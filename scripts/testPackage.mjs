// npm run test:package: makes the package in a temporary place and looks into it.
import { ensureDependencies } from "./lib/dependencies.mjs";

await ensureDependencies();
const { checkPackage } = await import("./tests/package.mjs");
(await checkPackage()).close();
