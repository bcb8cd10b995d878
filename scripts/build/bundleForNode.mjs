import path from "node:path";
import * as esbuild from "esbuild";
import { root } from "../lib/paths.mjs";

/**
 * Bundles TypeScript of test/ into modules that Node runs as they are.
 * @param {string[]} files below the checkout
 * @param {string} outdir
 * @returns {Promise<string[]>} absolute paths of the modules, in the order of `files`
 */
export async function bundleForNode(files, outdir) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: files,
    outdir,
    outbase: "test",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // One copy of the code under test for all files, and packages as Node resolves them.
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "linked",
    logLevel: "warning",
  });
  return files.map((file) =>
    path.join(outdir, path.relative("test", file).replace(/\.ts$/u, ".mjs")),
  );
}
