import { cp } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../lib/paths.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";
import { launchChromium } from "./chromium.mjs";
import { newPage } from "./page.mjs";
import { startServerHost } from "./serverHost.mjs";
import { stageExtension } from "../build/stage.mjs";
import { startWebHost } from "./webHost.mjs";

/** @typedef {"node" | "worker" | "web91"} HostName */

/** What each host is, for people. */
export const hostTitles = /** @type {const} */ ({
  node: "VS Code 1.139.1, Node host",
  worker: "VS Code 1.139.1, web-worker host",
  web91: "VS Code 1.91.1, web",
});

/** All of them, in the order in which they are tested. */
export const hostNames = /** @type {HostName[]} */ (Object.keys(hostTitles));

/**
 * @param {string} name
 * @returns {name is HostName}
 */
export function isHostName(name) {
  return Object.hasOwn(hostTitles, name);
}

/**
 * Starts an editor as a server, without a window. What makes `worker` differ from `node` are the
 * settings of the window.
 * @param {HostName} host
 * @param {import("./serverHost.mjs").HostOptions} options
 * @returns {Promise<import("./serverHost.mjs").RunningHost>}
 */
export function startHost(host, options) {
  return host === "web91" ? startWebHost(options) : startServerHost(options);
}

/**
 * Settings that a host needs in its window.
 * @param {HostName} host
 * @returns {Record<string, unknown>}
 */
export function hostSettings(host) {
  return {
    // The page reads this setting alone; the development kind of the payload reaches only a desktop.
    ...(host === "worker" ? { "remote.extensionKind": { "marginalia.marginalia": ["web"] } } : {}),
    // In a browser the editor saves after a second by itself: a slow machine would save what a test gives up.
    "files.autoSave": "off",
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "extensions.autoCheckUpdates": false,
    "workbench.enableExperiments": false,
    "chat.disableAIFeatures": true,
  };
}

/**
 * @typedef {object} WindowOptions
 * @property {HostName} [host] default: node
 * @property {readonly string[]} [installed] folders of extensions besides, in a Node host
 * @property {string} [folder] opened as a copy, so that clicking about changes nothing; default: sample
 * @property {boolean} [isProduction] the bundles as they are released; default: as they are tested
 * @property {string} [theme] such as "Default Light Modern"; default: the dark one of the editor
 */

/**
 * Opens an ordinary window with the extension, for scripts that click in it and photograph it.
 * @param {WindowOptions & import("./page.mjs").PageOptions} [options]
 * @returns {Promise<{ page: import("playwright-core").Page, folder: string, close: () => Promise<void> }>}
 *   the page, ready to be used; `folder` is the copy that is open
 */
export async function openWindow(options = {}) {
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const stage = await stageExtension({ isProduction: options.isProduction ?? false });
    undo.push(stage.remove);
    const folder = await copyFolder(options.folder ?? inRoot("sample"));
    undo.push(() => removeFolder(path.dirname(folder)));
    const host = await startHost(options.host ?? "node", {
      extension: stage.extension,
      folder,
      installed: options.installed ?? [],
    });
    undo.push(host.close);
    const browser = await launchChromium();
    undo.push(() => browser.close());
    const page = await newPage(browser, { ...options, settings: windowSettings(options) });
    await page.goto(host.url);
    await page
      .locator(".monaco-workbench .explorer-folders-view")
      .first()
      .waitFor({ timeout: 60_000 });
    return { page, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {WindowOptions & import("./page.mjs").PageOptions} options
 * @returns {Record<string, unknown>}
 */
function windowSettings(options) {
  return {
    ...hostSettings(options.host ?? "node"),
    ...(options.theme === undefined ? {} : { "workbench.colorTheme": options.theme }),
    ...options.settings,
  };
}

/**
 * @param {string} folder
 * @returns {Promise<string>} a copy with the same name, which shows in the window's title
 */
async function copyFolder(folder) {
  const parent = await createTemporaryFolder("marginalia-folder");
  const copy = path.join(parent, path.basename(path.resolve(folder)));
  await cp(path.resolve(folder), copy, { recursive: true });
  return copy;
}
