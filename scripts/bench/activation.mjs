import { openWindow } from "../hosts/session.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";

/** Milliseconds that activation may take without a note open. */
const limit = 30;

/**
 * What activation takes in fresh windows without a note, by the editor's own count: the times of the
 * list "Running Extensions", which are those of loading the bundle and of calling `activate`.
 * @param {number} windows
 * @returns {Promise<import("./table.mjs").Row[]>}
 */
export async function measureActivation(windows) {
  /** @type {{ time: number, isByItself: boolean }[]} */
  const runs = [];
  for (let window = 0; window < windows; window++) runs.push(await measureOnce());
  const times = runs.map(({ time }) => time).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  const early = runs.filter(({ isByItself }) => isByItself).length;
  const notes = [
    "the editor's own count: load of the bundle, as it is released, and call",
    `target < ${String(limit)} ms: ${median < limit ? "met" : "MISSED"}`,
    `n ${String(times.length)}, min ${String(times[0])} ms, max ${String(times.at(-1))} ms`,
    `active without being asked in ${String(early)} of ${String(times.length)} windows`,
  ];
  return [
    {
      work: "activation without a note open",
      subject: "marginalia",
      median,
      note: notes.join("; "),
    },
  ];
}

/**
 * @returns {Promise<{ time: number, isByItself: boolean }>}
 */
async function measureOnce() {
  const folder = await createTemporaryFolder("marginalia-empty");
  // High enough for all rows of the list: those out of sight are not in the page.
  const { page, close } = await openWindow({
    folder,
    width: 1600,
    height: 2400,
    isProduction: true,
  });
  try {
    await page.waitForTimeout(4000);
    const before = await readTime(page);
    if (before !== undefined) return { time: before, isByItself: true };
    await runCommand(page, "View: Show Marginalia");
    await page.waitForTimeout(4000);
    const after = await readTime(page);
    if (after === undefined) throw new Error("The editor does not say what activation took.");
    return { time: after, isByItself: false };
  } finally {
    await close();
    await removeFolder(folder);
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number | undefined>} milliseconds; undefined when the extension is not active
 */
async function readTime(page) {
  await runCommand(page, "Developer: Show Running Extensions");
  const list = page.locator(".runtime-extensions-editor");
  await list.locator(".monaco-list-row").first().waitFor({ timeout: 20_000 });
  const row = list.locator(".monaco-list-row", { hasText: "marginalia.marginalia" }).first();
  // A row that is not there is an extension that is not active.
  const text = await row.innerText({ timeout: 3000 }).catch(() => "");
  const time = /Activation: (\d+)ms/u.exec(text)?.[1];
  return time === undefined ? undefined : Number(time);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} title
 */
async function runCommand(page, title) {
  await page
    .locator(".monaco-workbench")
    .first()
    .click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("F1");
  await page.waitForTimeout(500);
  await page.keyboard.type(title);
  await page.waitForTimeout(1500);
  await page.keyboard.press("Enter");
}
