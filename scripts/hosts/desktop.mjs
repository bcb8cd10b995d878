import { cp, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { editorsFolder, inRoot } from "../lib/paths.mjs";
import { seed } from "../lib/seed.mjs";
import { Tally } from "../lib/tally.mjs";
import { bundleSuites } from "./bundleSuites.mjs";
import { stageExtension } from "../build/stage.mjs";

/**
 * Runs the host suites in desktop VS Code. Never throws: what goes wrong is a failure in the tally.
 * @param {{ grep?: string | undefined, version?: string | undefined }} options
 * @returns {Promise<Tally>}
 */
export async function runDesktopSuites({ grep, version }) {
  const tally = new Tally();
  const executable = await findOrDownload(version);
  if (executable === undefined) {
    tally.add("desktop: no editor to run in", false);
    return tally;
  }
  const stage = await stageExtension();
  try {
    const resultFile = path.join(stage.folder, "results.jsonl");
    const tests = path.join(stage.extension, "dist/test/index");
    const setup = {
      host: "desktop",
      locale: "en",
      seed,
      isLong: false,
      resultFile,
      ...(grep === undefined ? {} : { grep }),
    };
    await bundleSuites(`${tests}.js`, setup);
    const folder = path.join(stage.folder, "workspace");
    await cp(inRoot("test/host/workspace"), folder, { recursive: true });
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: stage.extension,
      extensionTestsPath: tests,
      launchArgs: [
        folder,
        "--disable-extensions",
        "--disable-workspace-trust",
        "--skip-welcome",
        `--user-data-dir=${path.join(stage.folder, "user")}`,
        // Chromium refuses to start as root with its sandbox.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    });
    await countResults(tally, resultFile);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    tally.add("desktop: the run did not come to its end", false);
  } finally {
    await stage.remove();
  }
  return tally;
}

/**
 * @param {string | undefined} version
 * @returns {Promise<string | undefined>}
 */
async function findOrDownload(version = "stable") {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined && named !== "") return named;
  try {
    await mkdir(editorsFolder, { recursive: true });
    return await downloadAndUnzipVSCode({
      version,
      cachePath: path.join(editorsFolder, "desktop"),
      timeout: 15_000,
    });
  } catch (error) {
    console.log(
      `Desktop VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)}).\n` +
        "Name an installed one in VSCODE_EXECUTABLE, or use npm test, which needs the npm registry alone.",
    );
    return undefined;
  }
}

/**
 * @param {Tally} tally
 * @param {string} resultFile
 */
async function countResults(tally, resultFile) {
  /** @type {import("./suites.mjs").Message[]} */
  const messages = (await readFile(resultFile, "utf8")).split("\n").map((line) => JSON.parse(line));
  for (const message of messages) {
    if (message.type === "test") {
      tally.add(`desktop: ${message.title}`, message.ok);
      if (message.error !== undefined) console.log(`FAILED ${message.title}\n${message.error}`);
    }
  }
  const isWhole = messages.some((message) => message.type === "end");
  if (!isWhole) tally.add("desktop: the run did not come to its end", false);
  else if (tally.passed + tally.failed === 0) tally.add("desktop: no test matches", false);
}
