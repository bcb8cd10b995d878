import { openWindow } from "../hosts/session.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";

/** Milliseconds that activation may take without a note open. */
const limit = 30;

/** How the list of running extensions calls ours. */
const ours = "marginalia.marginalia";

/**
 * What activation takes in fresh windows without a note, by the editor's own count: the times of the
 * list "Running Extensions", which are those of loading the bundle and of calling `activate`. Beside it
 * those of the editor's own extensions in the same windows: how busy a window is that is starting.
 * @param {number} windows
 * @returns {Promise<import("./table.mjs").Row[]>}
 */
export async function measureActivation(windows) {
  /** @type {{ times: ReadonlyMap<string, number>, isByItself: boolean }[]} */
  const runs = [];
  for (let window = 0; window < windows; window++) runs.push(await measureOnce());
  const early = runs.filter(({ isByItself }) => isByItself).length;
  const median = medianOf(runs.map(({ times }) => times.get(ours) ?? Number.NaN));
  const work = "activation without a note open";
  const notes = [
    "the editor's own count: load of the bundle, as it is released, and call",
    `target < ${String(limit)} ms: ${median < limit ? "met" : "MISSED"}`,
    rangeOf(runs.map(({ times }) => times.get(ours) ?? Number.NaN)),
    `active without being asked in ${String(early)} of ${String(windows)} windows`,
  ];
  const names = [...(runs[0]?.times.keys() ?? [])].filter((name) => name !== ours);
  const peers = names.flatMap((name) => {
    const times = runs.flatMap((run) => run.times.get(name) ?? []);
    if (times.length < windows) return [];
    return [{ work, subject: `${name} (the editor's own)`, median: medianOf(times), times }];
  });
  return [
    { work, subject: "marginalia", median, note: notes.join("; ") },
    ...peers
      .sort((one, other) => one.median - other.median)
      .map(({ times, ...row }) => ({
        ...row,
        ratio: row.median / median,
        note: `ratio to marginalia; ${rangeOf(times)}`,
      })),
  ];
}

/**
 * @param {readonly number[]} times
 */
function medianOf(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/**
 * @param {readonly number[]} times
 */
function rangeOf(times) {
  const [min, max] = [Math.min(...times), Math.max(...times)];
  return `n ${String(times.length)}, min ${String(min)} ms, max ${String(max)} ms`;
}

/**
 * @returns {Promise<{ times: ReadonlyMap<string, number>, isByItself: boolean }>} with ours among the times
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
    const before = await readTimes(page);
    if (before.has(ours)) return { times: before, isByItself: true };
    await runCommand(page, "View: Show Marginalia");
    await page.waitForTimeout(4000);
    const after = await readTimes(page);
    if (!after.has(ours)) throw new Error("The editor does not say what activation took.");
    return { times: after, isByItself: false };
  } finally {
    await close();
    await removeFolder(folder);
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<ReadonlyMap<string, number>>} milliseconds by name, of the extensions that are active
 */
async function readTimes(page) {
  await runCommand(page, "Developer: Show Running Extensions");
  const rows = page.locator(".runtime-extensions-editor .monaco-list-row");
  await rows.first().waitFor({ timeout: 20_000 });
  await page.waitForTimeout(1000);
  const found = (await rows.allInnerTexts()).flatMap((text) => {
    const [, time] = /Activation: (\d+)ms/u.exec(text) ?? [];
    const [name = ""] = text.split("\n", 1);
    return time === undefined ? [] : [/** @type {const} */ ([name, Number(time)])];
  });
  return new Map(found);
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
