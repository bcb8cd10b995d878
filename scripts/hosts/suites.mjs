import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../lib/paths.mjs";
import { Tally } from "../lib/tally.mjs";
import { seed } from "../lib/seed.mjs";
import { bundleSuites } from "./bundleSuites.mjs";
import { launchChromium } from "./chromium.mjs";
import { newPage } from "./page.mjs";
import { hostSettings, hostTitles, startHost } from "./session.mjs";
import { stageExtension } from "../build/stage.mjs";

/** Time from opening the page to the first word of the tests. */
const startLimit = 60_000;
/** Time between two results. */
const silenceLimit = 120_000;
/** The same for tests that do something as often as in `npm run test:long`, or wait for minutes. */
const longSilenceLimit = 600_000;

/**
 * @typedef {object} SuiteOptions
 * @property {string | undefined} [grep] a regular expression on full titles
 * @property {"en" | "zh-cn" | undefined} [locale] language of the editor; default: en
 * @property {"test" | "bench" | "folders"} [kind] which suites; default: test. `folders` runs in a workspace of several
 * @property {boolean} [isLong] whether tests that do something often do it as often as in `npm run test:long`
 * @property {(row: import("../bench/table.mjs").Row) => void} [onRow] takes the measurements of benches
 *
 * @typedef {{ type: "row", number: number, row: import("../bench/table.mjs").Row }} Measurement
 * @typedef {{ type: "start" | "end", number: number }} Milestone
 * @typedef {{ type: "broken", number: number, error: string }} Breakdown
 * @typedef {{ type: "test", number: number, title: string, ok: boolean, error?: string, duration?: number }} Result
 * @typedef {Milestone | Breakdown | Measurement | Result} Message
 */

/**
 * Runs the host suites in one host. Never throws: what goes wrong is a failure in the tally.
 * @param {import("./session.mjs").HostName} host
 * @param {SuiteOptions} [options]
 * @returns {Promise<Tally>}
 */
export async function runSuites(host, options = {}) {
  const tally = new Tally();
  const begin = performance.now();
  console.log(`\n${hostTitles[host]}${options.locale === undefined ? "" : `, ${options.locale}`}`);
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [];
  try {
    await runInto(tally, host, options, undo);
  } catch (error) {
    console.log(
      `  ${(error instanceof Error ? error.message : String(error)).replaceAll("\n", "\n  ")}`,
    );
    tally.add(`${host}: the run did not come to its end`, false);
  }
  for (const step of undo.reverse()) await step();
  console.log(`  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return tally;
}

/**
 * @param {Tally} tally
 * @param {import("./session.mjs").HostName} host
 * @param {SuiteOptions} options
 * @param {(() => Promise<unknown>)[]} undo what to take back afterwards, last first
 */
async function runInto(tally, host, options, undo) {
  const { grep, locale = "en", kind = "test", isLong = false, onRow } = options;
  const stage = await stageExtension();
  undo.push(stage.remove);
  // Below the extension, because the web editor serves tests only from there.
  const tests = path.join(stage.extension, "dist/test/index");
  await bundleSuites(
    `${tests}.js`,
    { host, locale, seed, isLong, ...(grep === undefined ? {} : { grep }) },
    kind,
  );
  const folder = await (kind === "folders" ? writeFolders : copyFolder)(stage.folder);
  const running = await startHost(host, { extension: stage.extension, folder, tests });
  undo.push(running.close);
  const browser = await launchChromium();
  undo.push(() => browser.close());
  const page = await newPage(browser, { locale, settings: hostSettings(host) });
  const results = await collect(page, running.url, {
    onRow: onRow ?? (() => undefined),
    silence: isLong ? longSilenceLimit : silenceLimit,
  });
  for (const result of results) tally.add(`${host}: ${result.title}`, result.ok);
  if (results.length === 0) tally.add(`${host}: no test matches`, false);
}

/**
 * @param {string} parent
 * @returns {Promise<string>} the folder that the suites run in
 */
async function copyFolder(parent) {
  const folder = path.join(parent, "workspace");
  await cp(inRoot("test/host/workspace"), folder, { recursive: true });
  return folder;
}

/**
 * @param {string} parent
 * @returns {Promise<string>} the file of a workspace of two folders, `one` and `two`
 */
async function writeFolders(parent) {
  const names = ["one", "two"];
  for (const name of names) await mkdir(path.join(parent, name));
  const file = path.join(parent, "several.code-workspace");
  await writeFile(file, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
  return file;
}

/**
 * Opens the page and waits for the tests to end.
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @param {{ onRow: (row: import("../bench/table.mjs").Row) => void, silence: number }} options `silence`: milliseconds
 *   between two results after which the run has failed
 * @returns {Promise<Result[]>}
 */
async function collect(page, url, { onRow, silence }) {
  /** @type {Result[]} */
  const results = [];
  const errors = listenForErrors(page);
  const watchdog = new Watchdog(startLimit);
  const seen = new Set();
  const hear = (/** @type {string} */ text) => {
    const message = parse(text);
    // Some hosts print a line twice.
    if (message === undefined || seen.has(message.number)) return;
    seen.add(message.number);
    watchdog.allow(silence);
    if (message.type === "broken") watchdog.fail(message.error);
    if (message.type === "end") watchdog.end();
    if (message.type === "row") onRow(message.row);
    if (message.type === "test") {
      results.push(message);
      print(message);
    }
  };
  page.on("console", (message) => {
    hear(message.text());
  });
  page.on("crash", () => {
    watchdog.fail("The page crashed.");
  });
  try {
    await listenAndOpen(page, url, hear);
    await watchdog.done;
  } catch (error) {
    const said = errors.length === 0 ? "" : `\nThe page's errors:\n${errors.join("\n")}`;
    throw new Error(`${error instanceof Error ? error.message : String(error)}${said}`, {
      cause: error,
    });
  } finally {
    watchdog.end();
  }
  return results;
}

/**
 * A promise that fails when nothing happens for too long.
 */
class Watchdog {
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {() => void} */
  end = () => undefined;
  /** @type {(reason: string) => void} */
  fail = () => undefined;

  /**
   * @param {number} limit milliseconds
   */
  constructor(limit) {
    this.done = new Promise((resolve, reject) => {
      this.end = () => {
        clearTimeout(this.#timer);
        resolve(undefined);
      };
      this.fail = (reason) => {
        clearTimeout(this.#timer);
        reject(new Error(reason));
      };
    });
    // Opening the page may fail first; then nobody awaits this one.
    this.done.catch(() => undefined);
    this.allow(limit);
  }

  /**
   * @param {number} limit milliseconds until the next sign of life
   */
  allow(limit) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.fail(`Nothing heard for ${String(limit / 1000)} s.`);
    }, limit);
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {string[]} grows; the last few errors of the page, shortened
 */
function listenForErrors(page) {
  /** @type {string[]} */
  const errors = [];
  const add = (/** @type {string} */ text) => {
    errors.push(`  ${text.slice(0, 400)}`);
    if (errors.length > 12) errors.shift();
  };
  page.on("console", (message) => {
    if (message.type() === "error" && !harmless.test(message.text())) add(message.text());
  });
  page.on("pageerror", (error) => {
    add(`page error: ${error.stack ?? error.message}`);
  });
  return errors;
}

/** What an editor without a network says: no gallery, no sign-in. */
const harmless = /ENOTFOUND|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|AgentHost|Canceled/u;

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @param {(text: string) => void} hear
 */
async function listenAndOpen(page, url, hear) {
  // The two functions that VS Code Web calls when tests run in it.
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ _, /** @type {unknown[]} */ args) => {
      hear(args.map(String).join(" "));
    },
  );
  await page.exposeFunction("codeAutomationExit", () => undefined);
  await page.goto(url);
}

/**
 * @param {string} text a line of a console, perhaps with something before the message
 * @returns {Message | undefined}
 */
function parse(text) {
  const json = /MARGINALIA_TEST (\{.*\})/su.exec(text)?.[1];
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * @param {Result} result
 */
function print(result) {
  console.log(`  ${result.ok ? "ok    " : "FAILED"} ${result.title}`);
  if (result.error !== undefined) console.log(`    ${result.error.replaceAll("\n", "\n    ")}`);
}
