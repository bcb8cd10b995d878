import { readFile } from "node:fs/promises";
import * as esbuild from "esbuild";
import { listFiles } from "../lib/files.mjs";
import { inRoot, root } from "../lib/paths.mjs";

/** Where the suites of each kind are. */
const suiteFiles = {
  test: { folder: "test/host/suites", suffix: ".test.ts" },
  folders: { folder: "test/host/folders", suffix: ".test.ts" },
  kill: { folder: "test/host/kills", suffix: ".kill.ts" },
  bench: { folder: "test/host/bench", suffix: ".bench.ts" },
};

/**
 * Bundles the host suites, the same for every host: CommonJS without Node, as a web worker wants it.
 * @param {string} outfile
 * @param {{ host: string, locale: string, seed: number, isLong: boolean, grep?: string | undefined }} setup what the suites can read of their run
 * @param {keyof typeof suiteFiles} [kind]
 */
export async function bundleSuites(outfile, setup, kind = "test") {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["test/host/index.ts"],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "browser",
    // A web-worker host has no document: packages that tell the two apart have this name for it.
    conditions: ["worker", "module"],
    target: "es2022",
    external: ["vscode", "node:v8"],
    // Some hosts give no base to resolve a linked map against.
    sourcemap: "inline",
    charset: "utf8",
    logLevel: "warning",
    define: {
      MARGINALIA_TEST_SETUP: JSON.stringify(setup),
      "process.env": "{}",
    },
    plugins: [importSuites(kind), loadMochaAsGlobal, shareNothing],
  });
}

/**
 * @param {keyof typeof suiteFiles} kind
 * @returns {esbuild.Plugin} gives the module that imports all suites
 */
const importSuites = (kind) => ({
  name: "suites",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^marginalia:suites$/ }, ({ path }) => ({ path, namespace: "suites" }));
    onLoad({ filter: /.*/, namespace: "suites" }, async () => ({
      contents: (await listFiles(suiteFiles[kind].folder, suiteFiles[kind].suffix))
        .map((file) => `import ${JSON.stringify(inRoot(file))};`)
        .join("\n"),
      resolveDir: root,
    }));
  },
});

/**
 * Chunks that a suite loads find nothing of a main bundle: the suites are none.
 * @type {esbuild.Plugin}
 */
const shareNothing = {
  name: "share nothing",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^marginalia:shared$/ }, ({ path }) => ({ path, namespace: "shared" }));
    onLoad({ filter: /.*/, namespace: "shared" }, () => ({
      contents: "export const sharedModules = () => ({});",
    }));
  },
};

/**
 * mocha's browser build puts itself into `module.exports` where it finds one, and since its package
 * says "module" the bundler leaves it the bundle's own: hide these names, and it becomes a global.
 * @type {esbuild.Plugin}
 */
const loadMochaAsGlobal = {
  name: "mocha",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (module, exports, define) {\n${await readFile(path, "utf8")}\n})();`,
      loader: "js",
    }));
  },
};
