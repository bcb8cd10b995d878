import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { inRoot } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { Tally } from "../lib/tally.mjs";

/**
 * @typedef {{ title: string, args: string[] }} Check a Node program, below node_modules, and its arguments
 */

/**
 * Types, lint, import rules and formatting, two at a time, with the output of those that fail.
 * @returns {Promise<Tally>} one count for each check
 */
export async function runStaticChecks() {
  const tally = new Tally();
  const waiting = await listChecks();
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      tally.add(check.title, await runCheck(check));
    }
  };
  await Promise.all([worker(), worker()]);
  return tally;
}

/**
 * @returns {Promise<Check[]>} the longest first, so that two workers end at about the same time
 */
async function listChecks() {
  const projects = await findProjects();
  return [
    { title: "lint", args: ["eslint/bin/eslint.js", "--max-warnings=0", "."] },
    ...projects.map((project) => ({
      title: `types ${project}`,
      args: [
        "typescript/bin/tsc",
        ...["-p", project, "--incremental", "--pretty"],
        ...["--tsBuildInfoFile", `out/cache/${project.replaceAll("/", "_")}.tsbuildinfo`],
      ],
    })),
    {
      title: "formatting",
      args: [
        "prettier/bin/prettier.cjs",
        ...["--check", "--log-level=warn", "--cache", "--cache-location=out/cache/prettier", "."],
      ],
    },
    {
      title: "import rules",
      args: [
        "dependency-cruiser/bin/dependency-cruise.mjs",
        ...["--config", ".dependency-cruiser.mjs", "--output-type=err-long", "src"],
      ],
    },
  ];
}

/**
 * @returns {Promise<string[]>} every tsconfig.json that holds a part of the program
 */
async function findProjects() {
  const folders = (await readdir(inRoot("src"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => `src/${entry.name}`);
  return [".", ...folders, "test", "scripts"]
    .map((folder) => (folder === "." ? "tsconfig.json" : `${folder}/tsconfig.json`))
    .filter((project) => existsSync(inRoot(project)));
}

/**
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
async function runCheck({ title, args: [program = "", ...args] }) {
  const begin = performance.now();
  const { code, output } = await run(process.execPath, [inRoot("node_modules", program), ...args], {
    quiet: true,
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${title} (${seconds} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}
