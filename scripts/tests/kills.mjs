import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stageExtension } from "../build/stage.mjs";
import { bundleSuites } from "../hosts/bundleSuites.mjs";
import { launchChromium } from "../hosts/chromium.mjs";
import { newPage } from "../hosts/page.mjs";
import { hostSettings, startHost } from "../hosts/session.mjs";
import { seed } from "../lib/seed.mjs";
import { Tally } from "../lib/tally.mjs";

const NAMES = ["a.annotations.json", "a.author.md"];

/** Milliseconds within which the host is killed, counted from when it has written for the first time. */
const latest = 300;

/**
 * Kills a real extension host while it writes files, again and again at random moments, and looks at the files.
 * @param {number} rounds
 * @returns {Promise<Tally>} one entry for each time
 */
export async function runKills(rounds) {
  const tally = new Tally();
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [];
  try {
    const { open, folder } = await prepare(undo);
    for (let round = 0; round < rounds; round += 1) {
      const moment = momentOf(round);
      const pid = await open();
      await sleep(moment);
      process.kill(pid, "SIGKILL");
      // What it asked the file system for before its end may still be done.
      await sleep(500);
      const fault = await faultIn(folder);
      const title = `kills: files are whole after an end at ${String(moment)} ms (${String(round + 1)})`;
      console.log(`  ${fault === null ? "ok    " : "FAILED"} ${title}${fault ?? ""}`);
      tally.add(title, fault === null);
    }
  } catch (error) {
    console.log(error);
    tally.add("kills: the run did not come to its end", false);
  }
  for (const step of undo.reverse()) await step();
  return tally;
}

/**
 * @param {number} round
 * @returns {number} milliseconds, the same for the same seed
 */
function momentOf(round) {
  return (Math.imul(seed + round * 7919, 2654435761) >>> 0) % latest;
}

/**
 * @param {(() => Promise<unknown>)[]} undo what to take back afterwards, last first
 * @returns {Promise<{ open: () => Promise<number>, folder: string }>} `open` opens a window and gives the process of its
 *   host, once that has written
 */
async function prepare(undo) {
  const stage = await stageExtension();
  undo.push(stage.remove);
  const tests = path.join(stage.extension, "dist/test/index");
  await bundleSuites(`${tests}.js`, { host: "node", locale: "en", seed, isLong: false }, "kill");
  const folder = path.join(stage.folder, "workspace");
  await mkdir(folder, { recursive: true });
  const host = await startHost("node", { extension: stage.extension, folder, tests });
  undo.push(host.close);
  const browser = await launchChromium();
  undo.push(() => browser.close());
  const open = async () => {
    const page = await newPage(browser, { locale: "en", settings: hostSettings("node") });
    const wrote = page.waitForEvent("console", {
      predicate: (message) => message.text().includes("MARGINALIA_WROTE"),
      timeout: 60_000,
    });
    await page.goto(host.url);
    const text = (await wrote).text();
    return Number(/MARGINALIA_WROTE (\d+)/u.exec(text)?.[1]);
  };
  return { open, folder };
}

/**
 * @param {string} folder
 * @returns {Promise<string | null>} what is wrong with the files; null when nothing is
 */
async function faultIn(folder) {
  const names = await readdir(folder);
  const whole = new Set();
  for (const name of names) {
    const text = await readFile(path.join(folder, name), "utf8");
    if (/^(\d+):字{300000}:\1$/u.test(text)) whole.add(name.replace(/\.tmp-.*$/u, ""));
    else if (NAMES.includes(name)) return `: ${name} is a part of itself`;
  }
  const lost = NAMES.find((name) => !whole.has(name));
  if (lost !== undefined) return `: ${lost} is gone: ${names.join(", ")}`;
  const left = new Set(names.flatMap((name) => /\.tmp-(.*)$/u.exec(name)?.[1] ?? []));
  return left.size > 1 ? `: more is left than of one attempt: ${names.join(", ")}` : null;
}
