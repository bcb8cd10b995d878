import path from "node:path";
import * as esbuild from "esbuild";
import { listFiles } from "../lib/files.mjs";
import { inRoot, root } from "../lib/paths.mjs";

/*
 * Chunks are parts of the extension that are loaded on first use (src/vscode/platform/loadChunk.ts). A file of src/chunks
 * is one chunk. What the main bundle holds a chunk does not hold again: its imports of those files are handed in when it
 * is loaded, so that both work with the same classes. Which names that are is found out here: sources import as usual.
 */

/** The module of the main bundle that holds what chunks import from it. */
const table = "marginalia:shared";

/** What a chunk asks for when it wants a file of the main bundle begins with this. */
const fromMain = "main:";

/**
 * @typedef {object} Sharing
 * @property {ReadonlySet<string>} mainFiles what the main bundle holds, paths below the checkout
 * @property {ReadonlyMap<string, readonly string[]>} names what chunks import, by file
 * @property {readonly string[]} watched every file that this was found out from, absolute
 *
 * @typedef {() => Promise<Sharing>} FindSharing
 */

/**
 * @returns {Promise<Record<string, string>>} entry points by name
 */
export async function listChunks() {
  const files = await listFiles("src/chunks", ".ts");
  return Object.fromEntries(
    files
      .filter((file) => file !== "src/chunks/index.ts")
      .map((file) => [path.basename(file, ".ts"), file]),
  );
}

/**
 * @param {esbuild.BuildOptions} main the main bundle
 * @param {FindSharing} findSharing
 * @returns {esbuild.BuildOptions} the main bundle with what chunks import from it
 */
export function mainBundle(main, findSharing) {
  return { ...main, plugins: [provideTable(findSharing, main.minify === true)] };
}

/**
 * @param {esbuild.BuildOptions} main the main bundle
 * @param {FindSharing} findSharing
 * @returns {Promise<esbuild.BuildOptions>} the chunks beside it, each a function that takes a `require`
 */
export async function chunkBundles(main, findSharing) {
  return {
    ...main,
    entryPoints: await listChunks(),
    outdir: path.join(main.outdir ?? "", "chunks"),
    banner: { js: "module.exports = (require) => { const module = { exports: {} };" },
    footer: { js: "return module.exports; };" },
    plugins: [takeFromMain(findSharing, main.minify === true)],
  };
}

/**
 * Finds out what chunks take from the main bundle. Handing something over can bring further files into the main bundle,
 * which chunks then take from there too; so this is repeated until no file comes in.
 * @param {esbuild.BuildOptions} main
 * @returns {Promise<Sharing>}
 */
export async function findSharing(main) {
  /** @type {Sharing} */
  let sharing = { mainFiles: new Set(), names: new Map(), watched: [] };
  const fixed = () => Promise.resolve(sharing);
  for (;;) {
    const draft = await esbuild.build({ ...mainBundle(main, fixed), ...onlyLook });
    const mainFiles = new Set([...sharing.mainFiles, ...filesIn(draft)]);
    if (mainFiles.size === sharing.mainFiles.size) return sharing;
    sharing = { ...sharing, mainFiles };
    const chunks = await esbuild.build({
      ...(await chunkBundles(main, fixed)),
      ...onlyLook,
      plugins: [takeFromMain(fixed, false)],
      format: "esm",
      banner: {},
      footer: {},
    });
    const watched = [draft, chunks].flatMap(({ metafile }) => Object.keys(metafile.inputs));
    sharing = {
      mainFiles,
      names: importedNames(chunks.outputFiles.map(({ text }) => text)),
      watched: watched.filter((file) => !file.includes(":")).map((file) => inRoot(file)),
    };
  }
}

const onlyLook = /** @type {const} */ ({
  write: false,
  metafile: true,
  minify: false,
  sourcemap: false,
  // What is wrong is thrown, and said by the build that asked.
  logLevel: "silent",
});

/**
 * @param {esbuild.BuildResult<{ metafile: true }>} result
 * @returns {string[]} the files of which something is left in the bundle
 */
function filesIn({ metafile }) {
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && !file.includes(":"))
    .map(([file]) => file);
}

/**
 * @param {readonly string[]} modules what the bundler wrote as ES modules, not minified
 * @returns {Map<string, string[]>} names by file of the main bundle, both sorted
 */
function importedNames(modules) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const statement = /^(?:import|export) (?:([^;"]*?) from )?"main:([^"]+)";$/gmu;
  for (const [, clause = "{}", file = ""] of modules.flatMap((text) => [
    ...text.matchAll(statement),
  ])) {
    const list = /^\{([^}]*)\}$/u.exec(clause.trim())?.[1];
    if (list === undefined) {
      throw new Error(
        `The main bundle holds ${file}: a chunk imports it by names, not "${clause}".`,
      );
    }
    const names = found.get(file) ?? new Set();
    found.set(file, names);
    for (const entry of list.split(",")) {
      const name = entry.trim().split(" as ")[0] ?? "";
      if (name !== "") names.add(name);
    }
  }
  return new Map(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => [file, [...names].sort()]),
  );
}

/**
 * @param {Sharing} sharing
 * @param {string} file one that the main bundle holds
 * @param {boolean} isShort a number for the path, which is as good once both bundles are of one build
 * @returns {string} what chunks ask for to get the file
 */
function requestFor({ mainFiles }, file, isShort) {
  return fromMain + (isShort ? String([...mainFiles].indexOf(file)) : file);
}

/**
 * @param {FindSharing} findSharing
 * @param {boolean} isShort
 * @returns {esbuild.Plugin} gives the main bundle the module that loadChunk imports
 */
const provideTable = (findSharing, isShort) => ({
  name: "share with chunks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^marginalia:shared$/ }, () => ({ path: table, namespace: "shared" }));
    onLoad({ filter: /.*/, namespace: "shared" }, async () => {
      const sharing = await findSharing();
      const contents = tableText(sharing, isShort);
      return { contents, resolveDir: root, watchFiles: [...sharing.watched] };
    });
  },
});

/**
 * @param {Sharing} sharing
 * @param {boolean} isShort
 * @returns {string} a function, so that nothing is asked for before the main bundle has run to its end
 */
function tableText(sharing, isShort) {
  const files = [...sharing.names].map(([file, list], index) => ({ file, list, index }));
  const imports = files.map(
    ({ file, list, index }) =>
      `import { ${list.map((name) => `${name} as ${name}_${String(index)}`).join(", ")} } from ${JSON.stringify(`./${file}`)};`,
  );
  const entries = files.map(
    ({ file, list, index }) =>
      `${JSON.stringify(requestFor(sharing, file, isShort))}: { ${list.map((name) => `${name}: ${name}_${String(index)}`).join(", ")} },`,
  );
  return `${imports.join("\n")}\nexport const sharedModules = () => ({\n${entries.join("\n")}\n});\n`;
}

/**
 * @param {FindSharing} findSharing
 * @param {boolean} isShort
 * @returns {esbuild.Plugin} leaves out of a chunk what the main bundle holds
 */
const takeFromMain = (findSharing, isShort) => ({
  name: "take from the main bundle",
  setup({ onStart, onResolve, resolve }) {
    /** @type {Sharing | undefined} */
    let sharing;
    onStart(async () => {
      sharing = await findSharing();
    });
    onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind === "entry-point") {
        return { path: inRoot(args.path), watchFiles: [...(sharing?.watched ?? [])] };
      }
      if (args.pluginData === takeFromMain) return undefined;
      const { path: found, errors } = await resolve(args.path, {
        importer: args.importer,
        kind: args.kind,
        resolveDir: args.resolveDir,
        pluginData: takeFromMain,
      });
      const file = path.relative(root, found).split(path.sep).join("/");
      if (errors.length > 0 || sharing?.mainFiles.has(file) !== true) return undefined;
      return { path: requestFor(sharing, file, isShort), external: true, sideEffects: false };
    });
  },
});
