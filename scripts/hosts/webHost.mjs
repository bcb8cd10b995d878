import { cp, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { startServer } from "../lib/children.mjs";
import { inRoot } from "../lib/paths.mjs";
import { findFreePort } from "../lib/ports.mjs";
import { createTemporaryFolder, removeFolder } from "../lib/temporary.mjs";
import { ensureWebEditor } from "./editors.mjs";
import { serve } from "./serverHost.mjs";

/** Any 40 digits: names the folder in which @vscode/test-web looks for a finished download. */
const commit = "0".repeat(40);

/** Under this address @vscode/test-web shows the opened folder. */
const folderUri = "vscode-test-web://mount";

/**
 * Serves VS Code Web 1.91.1, for tests and pictures.
 * @param {import("./serverHost.mjs").HostOptions} options
 * @returns {Promise<import("./serverHost.mjs").RunningHost>}
 */
export async function startWebHost({ extension, folder, tests, port }) {
  return serveBuild({
    extensionDevelopmentPath: extension,
    ...(tests === undefined ? {} : { extensionTestsPath: `${tests}.js` }),
    folderPath: folder,
    port: port ?? (await findFreePort()),
  });
}

/**
 * Serves VS Code Web 1.91.1 for a reader, with the extension as if it came with the editor. What the
 * reader writes stays in the page.
 * @param {import("./serverHost.mjs").ReaderOptions} options
 * @returns {Promise<import("./serverHost.mjs").RunningHost>}
 */
export async function startWebReaderHost({ extension, folder, port, note }) {
  const server = await serveBuild({ extensionPaths: [extension], folderPath: folder, port });
  if (note === undefined) return server;
  const noteUri = `${folderUri}/${encodeURIComponent(path.basename(note))}`;
  const query = new URLSearchParams({ payload: JSON.stringify([["openFile", noteUri]]) });
  return { ...server, url: `${server.url}?${query.toString()}` };
}

/**
 * @param {Record<string, unknown> & { port: number }} setup options of @vscode/test-web, beyond those
 *   that name the build and keep it from starting a browser
 * @returns {Promise<import("./serverHost.mjs").RunningHost>}
 */
async function serveBuild(setup) {
  const build = await ensureWebEditor();
  const data = await createTemporaryFolder("marginalia-web");
  await link(build, path.join(data, `vscode-web-stable-${commit}`));
  const url = `http://127.0.0.1:${String(setup.port)}/`;
  const served = {
    ...setup,
    ...{ browserType: "none", host: "127.0.0.1" },
    ...{ commit, quality: "stable", testRunnerDataDir: data },
  };
  const child = startServer(
    process.execPath,
    [inRoot("scripts/hosts/webServer.mjs"), JSON.stringify(served)],
    process.env,
  );
  return { ...(await serve(child, url, () => removeFolder(data))), url };
}

/**
 * @param {string} build
 * @param {string} installed
 */
async function link(build, installed) {
  await mkdir(installed);
  try {
    for (const name of await readdir(build)) {
      await symlink(path.join(build, name), path.join(installed, name));
    }
  } catch {
    // File systems without links.
    await cp(build, installed, { recursive: true, force: true });
  }
  await writeFile(path.join(installed, "version"), "");
}
