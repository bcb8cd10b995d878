import { existsSync } from "node:fs";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import vsce from "@vscode/vsce";
import { inRoot } from "../lib/paths.mjs";
import { stageExtension } from "./stage.mjs";

/**
 * The names under which vsce packs these files, whatever they were called.
 * @type {Record<string, string>}
 */
const packedNames = {
  "README.md": "readme.md",
  "CHANGELOG.md": "changelog.md",
  LICENSE: "LICENSE.txt",
};

/** A Markdown link `[words](target)` or picture, its target without white space. */
const link = /\[(?<words>[^\]]*)\]\((?<target>[^()\s]+)\)/gu;

/**
 * Builds for release, in a folder of its own, and makes the package. It prints the content with sizes.
 * @param {string} packagePath absolute path of the .vsix, overwritten
 */
export async function createPackage(packagePath) {
  const stage = await stageExtension({ isProduction: true });
  try {
    await cp(inRoot(".vscodeignore"), path.join(stage.extension, ".vscodeignore"));
    for (const file of await readdir(stage.extension)) {
      if (file.endsWith(".md")) await rewriteLinks(stage.extension, file);
    }
    // Bundles hold all that they import, so the package has no node_modules. There is no public
    // repository yet to which vsce could rewrite links.
    await vsce.createVSIX({
      cwd: stage.extension,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    await stage.remove();
  }
}

/** A picture, in the two ways in which a page shows one, with what ends its line. */
const picture =
  /<picture>.*?<img [^>]*?src="(?<source>[^"]+)".*?<\/picture>\n*|!\[[^\]]*\]\((?<target>[^()\s]+)\)\n*/gsu;

/**
 * @param {string} markdown
 * @returns {string[]} targets of its links that are neither addresses nor places in the same text
 */
export function relativeLinks(markdown) {
  return [...markdown.matchAll(link)]
    .map((match) => match.groups?.["target"] ?? "")
    .filter(isRelative);
}

/**
 * @param {string} target
 * @returns {boolean}
 */
function isRelative(target) {
  return !/^(?:[a-z][a-z\d+.-]*:|#|\/\/)/iu.test(target);
}

/**
 * Makes links follow their files into the package; of a link to a file that stays outside, the words
 * remain, of a picture nothing: vsce refuses one that comes neither along nor from an address.
 * @param {string} folder
 * @param {string} file Markdown, in that folder
 */
async function rewriteLinks(folder, file) {
  const text = await readFile(path.join(folder, file), "utf8");
  const unpictured = text.replaceAll(picture, (whole, ...matched) => {
    const { source, target } = matched.at(-1);
    return isRelative(source ?? target) ? "" : whole;
  });
  const rewritten = unpictured.replaceAll(link, (whole, /** @type {string} */ words, target) => {
    if (!isRelative(target)) return whole;
    const [name = "", place] = target.split("#");
    if (!existsSync(path.join(folder, name))) return words;
    return `[${words}](${packedNames[name] ?? name}${place === undefined ? "" : `#${place}`})`;
  });
  await writeFile(path.join(folder, file), rewritten);
}
