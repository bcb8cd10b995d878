import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { withLock } from "./lock.mjs";
import { inRoot, outFolder } from "./paths.mjs";
import { run } from "./run.mjs";

const oldestNode = [20, 19];
const stamp = inRoot("node_modules", ".marginalia-lock-hash");

/**
 * Makes node_modules match package-lock.json, so that every script works on a fresh clone. Entry
 * points call it before they import anything that is not built into Node.
 */
export async function ensureDependencies() {
  requireNode();
  if (await isUpToDate()) return;
  await withLock(`${outFolder}/npm.lock`, async () => {
    if (await isUpToDate()) return;
    await install();
    await writeFile(stamp, await lockHash());
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Node ${oldestNode.join(".")} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

async function install() {
  // `npm ci` empties node_modules first, which would pull it from under a script that is running.
  const command = existsSync(inRoot("node_modules")) ? "install" : "ci";
  console.log(`Installing dependencies (npm ${command}); this takes about half a minute.`);
  const { code } = await run("npm", [command, "--no-audit", "--no-fund", "--loglevel=error"], {
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
  if (code === 0) return;
  console.error(`npm ${command} failed: see above. Is the npm registry reachable?`);
  process.exit(1);
}

async function isUpToDate() {
  try {
    return (await readFile(stamp, "utf8")) === (await lockHash());
  } catch {
    return false;
  }
}

/**
 * @returns {Promise<string>} changes whenever the wished set of packages does
 */
async function lockHash() {
  return createHash("sha256")
    .update(await readFile(inRoot("package-lock.json")))
    .digest("hex");
}
