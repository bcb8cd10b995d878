import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { bundleFiles } from "../build/bundles.mjs";
import { relativeLinks } from "../build/vsix.mjs";
import { inRoot, outFolder } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { Tally } from "../lib/tally.mjs";
import { removeAtExit, removeFolder } from "../lib/temporary.mjs";
import { readZip } from "../lib/zip.mjs";

/** Everything that the package holds beside the bundles. What is not named here does not go out. */
const allowedFiles = [
  "LICENSE.txt",
  "README.zh-CN.md",
  "SECURITY.md",
  "changelog.md",
  "l10n/bundle.l10n.json",
  "l10n/bundle.l10n.zh-cn.json",
  "media/markdownPreview.css",
  "media/icon.png",
  "media/marginalia.svg",
  ...["annotation", "apart", "edition", "outline", "sample", "summary"].map(
    (step) => `media/walkthrough/${step}.svg`,
  ),
  "package.json",
  "package.nls.json",
  "package.nls.zh-cn.json",
  "readme.md",
  "sample/walden-new-edition.md",
  "sample/walden.md",
  "sample/项羽本纪-新版.md",
  "sample/项羽本纪.md",
  "syntaxes/marginalia.injection.json",
  "syntaxes/markdown.language-configuration.json",
  "syntaxes/plaintext.language-configuration.json",
];

/** What a package has outside the extension's folder. */
const envelope = ["[Content_Types].xml", "extension.vsixmanifest"];

/** Bytes that a bundle which loads with the editor may have. */
const mainBundleLimit = 100_000;

/** Bytes that the whole may have. */
const packageLimit = 800_000;

/** A path to a file, in a manifest: no glob, no command, no bare suffix such as `.md`. */
const filePath = /^(?:\.\/)?[\w./-]+\.(?:js|json|svg|png|gif|css|html|md)$/u;

/**
 * Makes the package as `npm run package` does, in a temporary place, and looks into it.
 * @returns {Promise<Tally>} one count
 */
export async function checkPackage() {
  const begin = performance.now();
  const problems = await findProblems();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? "ok    " : "FAILED"} package (${seconds} s)`);
  for (const problem of problems) console.log(`  ${problem}`);
  const tally = new Tally();
  tally.add("package", problems.length === 0);
  return tally;
}

/**
 * @returns {Promise<string[]>} what is wrong with the package, in sentences
 */
async function findProblems() {
  const folder = path.join(outFolder, `package-${String(process.pid)}`);
  removeAtExit(folder);
  await mkdir(folder, { recursive: true });
  try {
    const file = path.join(folder, "marginalia.vsix");
    const script = [inRoot("scripts/package.mjs"), "--out", file];
    const { code, output } = await run(process.execPath, script, { quiet: true });
    if (code !== 0) return [`npm run package ended with code ${String(code)}`, output];
    const { size } = await stat(file);
    const tooLarge = `the package has ${String(size)} bytes, over ${String(packageLimit)}`;
    return [...(size > packageLimit ? [tooLarge] : []), ...(await lookInto(await readZip(file)))];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await removeFolder(folder);
  }
}

/**
 * @param {Map<string, Buffer>} archive
 * @returns {Promise<string[]>}
 */
async function lookInto(archive) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  for (const [name, content] of archive) {
    if (!envelope.includes(name)) files.set(name.replace(/^extension\//u, ""), content);
  }
  const manifest = JSON.parse(files.get("package.json")?.toString() ?? "{}");
  const listed = [...allowedFiles, ...(await bundleFiles())];
  return [
    ...unexpected(files, listed),
    ...absent(files, "it is on the list", listed),
    ...absent(files, "the manifest names it", [...namedFiles(manifest)]),
    ...absent(files, "a language needs it", await languageFiles(manifest)),
    ...oversized(files, [manifest.main]),
    ...unpublishable(manifest),
    ...deadLinks(files),
    ...(await deadLinksOfCheckout()),
  ];
}

/**
 * @param {Map<string, Buffer>} files
 * @param {readonly string[]} listed
 * @returns {string[]}
 */
function unexpected(files, listed) {
  const allowed = new Set(listed);
  return [...files.keys()]
    .filter((name) => !allowed.has(name))
    .map((name) => `${name} is packed, but not on the list in scripts/tests/package.mjs`);
}

/**
 * @param {Map<string, Buffer>} files
 * @param {string} reason
 * @param {readonly string[]} wished
 * @returns {string[]}
 */
function absent(files, reason, wished) {
  return wished
    .filter((name) => !files.has(path.posix.normalize(name)))
    .map((name) => `${name} is not packed, but ${reason}`);
}

/**
 * @param {unknown} value a manifest, or a part of one
 * @returns {Generator<string>} every path to a file in it
 */
function* namedFiles(value) {
  if (typeof value === "string") {
    if (filePath.test(value)) yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) yield* namedFiles(part);
  }
}

/**
 * @param {{ l10n?: string }} manifest
 * @returns {Promise<string[]>} the files with texts: of the manifest, and of the program in each
 *   language that the manifest has
 */
async function languageFiles({ l10n = "" }) {
  const manifestTexts = (await readdir(inRoot())).filter((name) => /^package\.nls\b/u.test(name));
  return manifestTexts.flatMap((name) => [
    name,
    path.posix.join(l10n, name.replace("package.nls", "bundle.l10n")),
  ]);
}

/**
 * @param {Map<string, Buffer>} files
 * @param {readonly string[]} bundles
 * @returns {string[]}
 */
function oversized(files, bundles) {
  return bundles
    .map((bundle) => ({ bundle, size: files.get(path.posix.normalize(bundle))?.length ?? 0 }))
    .filter(({ size }) => size > mainBundleLimit)
    .map(
      ({ bundle, size }) => `${bundle} has ${String(size)} bytes, over ${String(mainBundleLimit)}`,
    );
}

/**
 * What Open VSX and the Marketplace refuse: they ask for these, and for a licence that is named.
 * @param {Record<string, unknown>} manifest
 * @returns {string[]}
 */
function unpublishable(manifest) {
  /** @type {Record<string, RegExp>} */
  const wished = {
    name: /^[a-z][a-z\d-]*$/u,
    publisher: /^[\w-]+$/u,
    version: /^\d+\.\d+\.\d+$/u,
    license: /^[\w.-]+$/u,
    displayName: /\S/u,
    description: /\S/u,
  };
  return Object.entries(wished)
    .filter(([key, pattern]) => !pattern.test(String(manifest[key] ?? "")))
    .map(([key]) => `${key} of the manifest is ${JSON.stringify(manifest[key])}`);
}

/**
 * @param {Map<string, Buffer>} files
 * @returns {string[]}
 */
function deadLinks(files) {
  return [...files]
    .filter(([name]) => name.endsWith(".md"))
    .flatMap(([name, content]) =>
      relativeLinks(content.toString())
        .filter((target) => !files.has(withoutPlace(target)))
        .map((target) => `${name} links to ${target}, which is not packed`),
    );
}

/**
 * The package keeps only the words of a link to a file outside it, whether that file is there or not.
 * @returns {Promise<string[]>}
 */
async function deadLinksOfCheckout() {
  const pages = (await readdir(inRoot())).filter((name) => name.endsWith(".md"));
  const links = await Promise.all(
    pages.map(async (page) =>
      relativeLinks(await readFile(inRoot(page), "utf8")).map((target) => ({ page, target })),
    ),
  );
  return links
    .flat()
    .filter(({ target }) => !existsSync(inRoot(withoutPlace(target))))
    .map(({ page, target }) => `${page} links to ${target}, which does not exist`);
}

/**
 * @param {string} target of a link
 * @returns {string} the file alone
 */
function withoutPlace(target) {
  return target.replace(/#.*$/u, "");
}
