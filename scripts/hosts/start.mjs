import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { build, printSizes } from "../build/bundles.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { findFreePort, isFree } from "../lib/ports.mjs";
import { findDesktopVscode } from "../lib/vscode.mjs";
import { startReaderHost } from "./serverHost.mjs";

/** A browser keeps an editor's layout by address, so the port is the same each time if it can be. */
const usualPort = 8391;

/** What would stand between a reader and the note in a fresh editor. The reader may change them. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "git.openRepositoryInParentFolders": "never",
  "chat.disableAIFeatures": true,
};

/**
 * Builds and opens VS Code with the extension.
 * @param {{ host: string | undefined, folder: string }} options host: "desktop", "web", or what there is
 */
export async function start({ host, folder }) {
  const opened = path.resolve(folder);
  if (!existsSync(opened)) throw new Error(`No such folder: ${opened}`);
  if (host !== undefined && host !== "desktop" && host !== "web") {
    throw new Error(`--host is desktop or web, not ${host}`);
  }
  console.log("Building");
  printSizes(await build());
  const desktop = host === "web" ? undefined : findDesktopVscode();
  if (desktop !== undefined) openDesktop(desktop, opened);
  else if (host === "desktop") {
    throw new Error("No desktop VS Code found: name one in VSCODE_EXECUTABLE, or use --host web.");
  } else await openWeb(opened);
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
 * @param {string} folder
 */
async function openWeb(folder) {
  const port = (await isFree(usualPort)) ? usualPort : await findFreePort();
  const note = await findNote(folder);
  const { url } = await startReaderHost({
    extension: inRoot(),
    folder,
    port,
    note,
    settings: quietSettings,
  });
  console.log(`\nVS Code 1.139.1 with Marginalia on ${folder}:\n\n  ${url}\n`);
  console.log("The outline is behind the 【 】 in the bar on the left. Ctrl+C ends it.");
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
