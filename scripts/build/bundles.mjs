import { stat } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { inRoot, root } from "../lib/paths.mjs";
import { chunkBundles, findSharing, mainBundle } from "./chunks.mjs";

/**
 * @typedef {object} BuildOptions
 * @property {boolean} [isProduction] minified, without source maps
 * @property {string} [outdir] default: dist in the checkout
 */

/**
 * The main bundle, the same for both extension hosts: it needs nothing of Node. Chunks go beside it.
 * @param {BuildOptions} options
 * @returns {esbuild.BuildOptions}
 */
function mainOptions({ isProduction = false, outdir = inRoot("dist") }) {
  return {
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    platform: "browser",
    // A worker has no document: packages with a build for pages offer another for workers. Node has none either.
    conditions: ["worker", "module"],
    // Matches the oldest editor: 1.91 runs Node 20.
    target: "es2022",
    entryPoints: { extension: "src/extension.ts" },
    outdir,
    // The Markdown parser names colours for a highlighter that is not here.
    alias: { "@lezer/highlight": inRoot("scripts/build/noHighlighting.mjs") },
    minify: isProduction,
    sourcemap: isProduction ? false : "linked",
    // Without this, CJK text in string literals becomes escapes three times as long.
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  };
}

/**
 * The scripts of webviews, which run in pages of their own: one for both hosts.
 * @param {BuildOptions} options
 * @returns {esbuild.BuildOptions}
 */
function webviewBundle({ isProduction = false, outdir = inRoot("dist") }) {
  return {
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    entryPoints: { preview: "src/webview/preview.ts" },
    outdir: path.join(outdir, "webview"),
    minify: isProduction,
    // A page has no file to look for a map beside.
    sourcemap: isProduction ? false : "inline",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  };
}

/**
 * @param {BuildOptions} options
 * @param {(main: esbuild.BuildOptions) => import("./chunks.mjs").FindSharing} finder
 * @returns {Promise<esbuild.BuildOptions[]>}
 */
async function bundles(options, finder) {
  const main = mainOptions(options);
  const find = finder(main);
  return [mainBundle(main, find), ...(await chunkBundles(main, find)), webviewBundle(options)];
}

/**
 * @returns {Promise<string[]>} the JavaScript files that a build writes into the checkout, as paths below it
 */
export async function bundleFiles() {
  const all = await bundles({}, (main) => () => findSharing(main));
  return all.flatMap(({ outdir = "", entryPoints = {} }) =>
    Object.keys(entryPoints).map((name) =>
      path
        .relative(root, path.join(outdir, `${name}.js`))
        .split(path.sep)
        .join("/"),
    ),
  );
}

/**
 * Builds the extension.
 * @param {BuildOptions} [options]
 * @returns {Promise<{ file: string, bytes: number }[]>} the JavaScript files written
 */
export async function build(options = {}) {
  const once = (/** @type {esbuild.BuildOptions} */ main) => {
    const sharing = findSharing(main);
    return () => sharing;
  };
  const all = await bundles(options, once);
  const results = await Promise.all(all.map((bundle) => esbuild.build(bundle)));
  const files = results
    .flatMap((result) => Object.keys(result.metafile?.outputs ?? {}))
    .filter((file) => file.endsWith(".js"));
  return Promise.all(files.map(async (file) => ({ file, bytes: (await stat(inRoot(file))).size })));
}

/**
 * Builds again after each change, until the process ends.
 * @param {BuildOptions} [options]
 */
export async function watch(options = {}) {
  const all = await bundles(options, (main) => () => findSharing(main));
  const contexts = await Promise.all(all.map((bundle) => esbuild.context(bundle)));
  await Promise.all(contexts.map((context) => context.watch()));
}

/**
 * Prints one line for each bundle.
 * @param {readonly { file: string, bytes: number }[]} files
 */
export function printSizes(files) {
  for (const { file, bytes } of files) {
    console.log(`${(bytes / 1000).toFixed(1).padStart(9)} kB  ${file}`);
  }
}
