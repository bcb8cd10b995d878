import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { build, printSizes } from "../build/bundles.mjs";
import { root } from "../lib/paths.mjs";
import { findFreePort, isFree } from "../lib/ports.mjs";
import { findDesktopVscode } from "../lib/vscode.mjs";
import { missingForServerEditor } from "./editors.mjs";
import { startReaderHost } from "./serverHost.mjs";
import { startWebReaderHost } from "./webHost.mjs";

/** @typedef {"desktop" | "server" | "web"} ReaderHost */

/**
 * The editors that a browser shows. It keeps an editor's layout by address: the port is the same each
 * time if it can be, and another for each editor.
 */
const pageEditors = {
  server: {
    title: "VS Code 1.139.1",
    usualPort: 8391,
    open: startReaderHost,
    remark: "The outline is behind the 【 】 in the bar on the left.",
  },
  web: {
    title: "VS Code 1.91.1 for the web",
    usualPort: 8392,
    open: startWebReaderHost,
    remark:
      "The outline is behind the 【 】 in the bar on the left. What you write stays in the page: the folder's files do not change.",
  },
};

/**
 * Builds and opens VS Code with the extension.
 * @param {{ host: ReaderHost | undefined, folder: string }} options host: default: an installed
 *   desktop, else the newest editor from npm that can be had here
 * @throws {Error} when there is no such folder, or the named host cannot be had
 */
export async function start({ host, folder }) {
  const opened = path.resolve(folder);
  if (!existsSync(opened)) throw new Error(`No such folder: ${opened}`);
  const desktop = host === undefined || host === "desktop" ? findDesktopVscode() : undefined;
  if (host === "desktop" && desktop === undefined) {
    throw new Error(
      "No desktop VS Code found: name one in VSCODE_EXECUTABLE, or use --host server or --host web.",
    );
  }
  console.log("Building");
  printSizes(await build());
  if (desktop !== undefined) openDesktop(desktop, opened);
  else if (host === "server" || host === "web") await openPage(host, opened);
  else await openServerOrWeb(opened);
}

/**
 * @param {string} folder
 */
async function openServerOrWeb(folder) {
  const missing = await missingForServerEditor();
  if (missing.length > 0) {
    console.log(
      `VS Code 1.139.1 needs ${missing.join(", ")} to be installed; this is VS Code 1.91.1 for the web, which needs no compiler.`,
    );
    await openPage("web", folder);
    return;
  }
  try {
    await openPage("server", folder);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    console.log(
      `VS Code 1.139.1 cannot be had here (${reason ?? ""}; --host server tells more); this is VS Code 1.91.1 for the web, which needs no compiler.`,
    );
    await openPage("web", folder);
  }
}

/**
 * @param {string} executable
 * @param {string} folder
 */
function openDesktop(executable, folder) {
  console.log(`Opening ${folder} in ${executable}`);
  const child = spawn(
    executable,
    ["--new-window", `--extensionDevelopmentPath=${root}`, folder],
    // Batch files, such as code.cmd, need a shell.
    { stdio: "inherit", shell: executable.endsWith(".cmd") },
  );
  child.once("error", (error) => {
    console.error(`VS Code did not start: ${error.message}`);
    process.exitCode = 1;
  });
}

/**
 * @param {keyof typeof pageEditors} host
 * @param {string} folder
 */
async function openPage(host, folder) {
  const { title, usualPort, open, remark } = pageEditors[host];
  const port = (await isFree(usualPort)) ? usualPort : await findFreePort();
  const note = await findNote(folder);
  const { url } = await open({ extension: root, folder, port, note });
  console.log(`\n${title} with Marginalia on ${folder}:\n\n  ${url}\n`);
  console.log(`${remark} Ctrl+C ends it.`);
  openBrowser(url);
}

/**
 * @param {string} folder
 * @returns {Promise<string | undefined>} the first Markdown file in it, so that there is something to see
 */
async function findNote(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const [first] = names.sort();
  return first === undefined ? undefined : path.join(folder, first);
}

/**
 * Opens the default browser where there is a screen to show it on.
 * @param {string} url
 */
function openBrowser(url) {
  const hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => process.env[name] !== undefined);
  /** @type {[string, string[]] | undefined} */
  let command;
  if (process.platform === "darwin") command = ["open", [url]];
  else if (process.platform === "linux" && hasDisplay) command = ["xdg-open", [url]];
  if (command === undefined) return;
  const child = spawn(...command, { stdio: "ignore", detached: true });
  // The address is printed; without an opener it can be followed by hand.
  child.once("error", () => undefined);
  child.unref();
}
