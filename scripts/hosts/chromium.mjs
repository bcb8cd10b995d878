import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";
import { inRoot } from "../lib/paths.mjs";
import { missingChromiumLibraries } from "../lib/requirements.mjs";
import { ensureEditor } from "./editors.mjs";

const packagedVersion = "147";

const installedPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a Chromium: the one named by CHROME_PATH, an installed one, or the one that an npm package
 * carries (Linux on x64).
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium() {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`);
    return named;
  }
  return findInstalled() ?? unpackChromium();
}

/**
 * @returns {Promise<string[]>} Debian's names of the packages without which the Chromium from npm would
 *   not start; empty when another one is used
 */
export async function missingForChromium() {
  const isThere = (process.env["CHROME_PATH"] ?? "") !== "" || findInstalled() !== undefined;
  return isThere ? [] : missingChromiumLibraries();
}

/**
 * @returns {string | undefined}
 */
function findInstalled() {
  return installedPlaces.find((place) => existsSync(place));
}

/**
 * @returns {Promise<string>}
 */
async function unpackChromium() {
  const packed = inRoot("node_modules/@sparticuz/chromium/bin/chromium.br");
  if (`${process.platform}-${process.arch}` !== "linux-x64" || !existsSync(packed)) {
    throw new Error("No Chromium found: install one, or name it in CHROME_PATH.");
  }
  // The package's own unpacking writes to a fixed path in /tmp, where two processes would collide.
  const folder = await ensureEditor(`chromium-${packagedVersion}`, async (target) => {
    const file = path.join(target, "chromium");
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(file));
    await chmod(file, 0o755);
  });
  return path.join(folder, "chromium");
}

/**
 * @returns {Promise<import("playwright-core").Browser>} a headless browser that talks to nobody
 */
export async function launchChromium() {
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Timers of a window that nobody looks at would slow down to one a second.
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
    ],
  });
}
