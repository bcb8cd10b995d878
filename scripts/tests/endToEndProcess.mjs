// Opens an editor's window and runs the end-to-end tests in it. Its one argument is JSON: a MochaSetup
// and `host`.
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { openWindow } from "../hosts/session.mjs";
import { inRoot, outFolder } from "../lib/paths.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";
import { loadTests, runTests } from "./mochaTests.mjs";

/**
 * What this process and the tests share, as test/e2e/support/editor.ts declares it.
 * @type {{ host: string, notes: Map<string, string>, pictures: string, page?: import("playwright-core").Page }}
 */
const shared = { host: "node", notes: new Map(), pictures: path.join(outFolder, "e2e") };

/** @type {import("./mochaTests.mjs").MochaSetup & { host: import("../hosts/session.mjs").HostName }} */
const setup = JSON.parse(process.argv[2] ?? "{}");
shared.host = setup.host;
Object.assign(globalThis, { marginaliaEndToEnd: shared });

/** So that no panel opens by itself, and models may be asked. */
const settings = { "comments.openView": "never", "chat.disableAIFeatures": false };

/** The oldest editor knows no models of other extensions. */
const installed = setup.host === "node" ? [inRoot("test/e2e/scriptedModel")] : [];

// Loading the tests tells which notes they want to find in the folder.
const mocha = await loadTests(setup);
const parent = await createTemporaryFolder("marginalia-e2e");
const folder = path.join(parent, "notes");
try {
  await cp(inRoot("sample"), folder, { recursive: true });
  for (const [name, text] of shared.notes) await writeFile(path.join(folder, name), text);
  await mkdir(shared.pictures, { recursive: true });
  const { page, close } = await openWindow({ host: setup.host, installed, folder, settings });
  shared.page = page;
  try {
    // A palette that opens before the extension is known never gets its commands.
    await page.locator('.activitybar [aria-label="Marginalia"]').first().waitFor();
    await runTests(mocha, setup.resultFile);
  } finally {
    await close();
  }
} finally {
  await removeFolder(parent);
}
