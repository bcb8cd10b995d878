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

/**
 * Serves VS Code Web 1.91.1.
 * @param {import("./serverHost.mjs").HostOptions} options
 * @returns {Promise<import("./serverHost.mjs").RunningHost>}
 */
export async function startWebHost(options) {
  const build = await ensureWebEditor();
  const data = await createTemporaryFolder("marginalia-web");
  await link(build, path.join(data, `vscode-web-stable-${commit}`));
  const port = options.port ?? (await findFreePort());
  const address = `http://127.0.0.1:${String(port)}/`;
  const setup = {
    browserType: "none",
    commit,
    quality: "stable",
    testRunnerDataDir: data,
    extensionDevelopmentPath: options.extension,
    ...(options.tests === undefined ? {} : { extensionTestsPath: `${options.tests}.js` }),
    folderPath: options.folder,
    host: "127.0.0.1",
    port,
  };
  const child = startServer(
    process.execPath,
    [inRoot("scripts/hosts/webServer.mjs"), JSON.stringify(setup)],
    process.env,
  );
  const server = await serve(child, address, () => removeFolder(data));
  return { ...server, url: address };
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
