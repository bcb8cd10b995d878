import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer, stopServer } from "../lib/children.mjs";
import { findFreePort } from "../lib/ports.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";
import { ensureServerEditor } from "./editors.mjs";

/**
 * @typedef {object} RunningHost
 * @property {string} url what to open in the browser
 * @property {() => Promise<void>} close ends the editor and removes what it wrote
 * @property {() => string} log the server's output so far
 */

/**
 * @typedef {object} HostOptions
 * @property {string} extension absolute folder of the extension
 * @property {string} folder absolute folder to open, or the file of a workspace of several (`.code-workspace`)
 * @property {string} [tests] absolute module with the tests, without `.js`
 * @property {number} [port] default: a free one
 * @property {readonly string[]} [installed] absolute folders of extensions that are installed besides
 */

/**
 * @typedef {object} ReaderOptions
 * @property {string} extension absolute folder of the extension
 * @property {string} folder absolute folder to open
 * @property {number} port
 * @property {string | undefined} note absolute file in that folder, opened at first
 */

/** What would stand between a reader and the note in a fresh editor. The reader may change them. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "git.openRepositoryInParentFolders": "never",
  "chat.disableAIFeatures": true,
};

/**
 * Starts VS Code 1.139.1 as a server for a reader: with the extension as if installed and without the
 * driver for tests, which keeps an editor from showing notifications.
 * @param {ReaderOptions} options
 * @returns {Promise<RunningHost>}
 */
export async function startReaderHost({ extension, folder, port, note }) {
  const editor = await ensureServerEditor();
  const data = await createTemporaryFolder("marginalia-server");
  await linkExtension(extension, path.join(data, "extensions"));
  const userFolder = path.join(data, "data", "User");
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, "settings.json"), JSON.stringify(quietSettings, null, 2));
  const child = startServer(editor.node, serverArguments(editor.main, port, data), serverEnv());
  const server = await serve(child, `http://127.0.0.1:${String(port)}/version`, () =>
    removeFolder(data),
  );
  const payload = note === undefined ? [] : [["openFile", remoteUri(port, note)]];
  return { ...server, url: pageUrl({ port, folder, payload }) };
}

/**
 * Puts an extension among the installed ones. A link, so that a new build needs a reload alone.
 * @param {string} extension
 * @param {string} installed
 */
async function linkExtension(extension, installed) {
  const manifest = JSON.parse(await readFile(path.join(extension, "package.json"), "utf8"));
  const { publisher, name, version } = manifest;
  await mkdir(installed, { recursive: true });
  const link = path.join(installed, `${publisher}.${name}-${version}`);
  await symlink(extension, link, "junction");
}

/**
 * Starts VS Code 1.139.1 as a server, for tests and pictures.
 * @param {HostOptions} options
 * @returns {Promise<RunningHost>}
 */
export async function startServerHost(options) {
  const editor = await ensureServerEditor();
  const port = options.port ?? (await findFreePort());
  const data = await createTemporaryFolder("marginalia-server");
  for (const extension of options.installed ?? []) {
    await linkExtension(extension, path.join(data, "extensions"));
  }
  const args = [
    ...serverArguments(editor.main, port, data),
    // Only with this does the page read the payload that names extension and tests.
    "--enable-smoke-test-driver",
  ];
  const child = startServer(editor.node, args, serverEnv());
  const server = await serve(child, `http://127.0.0.1:${String(port)}/version`, () =>
    removeFolder(data),
  );
  return { ...server, url: windowUrl(port, options) };
}

/**
 * Waits until a server answers; when it does not, ends it and tells what it said.
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} address answers with success when the server is up
 * @param {() => Promise<void>} cleanUp after the server has ended
 * @returns {Promise<{ close: () => Promise<void>, log: () => string }>}
 */
export async function serve(child, address, cleanUp) {
  let log = "";
  const collect = (/** @type {Buffer} */ chunk) => {
    log += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const close = async () => {
    await stopServer(child);
    await cleanUp();
  };
  try {
    await waitUntilUp(address, child);
  } catch (error) {
    await close();
    throw new Error(`The editor's server did not start:\n${log}`, { cause: error });
  }
  return { close, log: () => log };
}

/**
 * @param {string} main
 * @param {number} port
 * @param {string} data
 * @returns {string[]}
 */
function serverArguments(main, port, data) {
  return [
    main,
    "--without-connection-token",
    ...["--host", "127.0.0.1", "--port", String(port)],
    ...["--server-data-dir", data],
    "--accept-server-license-terms",
    "--disable-telemetry",
    "--disable-workspace-trust",
  ];
}

/**
 * @returns {NodeJS.ProcessEnv} without what an editor around this process would hand down
 */
function serverEnv() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS)/u.test(name),
    ),
  );
}

/**
 * @param {string} address
 * @param {import("node:child_process").ChildProcess} child
 */
async function waitUntilUp(address, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`ended with code ${String(child.exitCode)}`);
    try {
      const answer = await fetch(address);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new Error("no answer within 60 s");
}

/**
 * @param {number} port
 * @param {HostOptions} options
 * @returns {string}
 */
function windowUrl(port, options) {
  const payload = [
    ["extensionDevelopmentPath", remoteUri(port, options.extension)],
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  if (options.tests !== undefined) {
    payload.push(["extensionTestsPath", remoteUri(port, options.tests)]);
  }
  return pageUrl({ port, folder: options.folder, payload });
}

/**
 * @param {number} port
 * @param {string} file
 * @returns {string}
 */
function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${String(port)}${encodeURI(file)}`;
}

/**
 * @param {{ port: number, folder: string, payload: readonly (readonly string[])[] }} page
 * @returns {string}
 */
function pageUrl({ port, folder, payload }) {
  const opened = folder.endsWith(".code-workspace") ? { workspace: folder } : { folder };
  const query = new URLSearchParams({ ...opened, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${String(port)}/?${query.toString()}`;
}
