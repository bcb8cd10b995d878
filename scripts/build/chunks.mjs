import path from "node:path";
import * as esbuild from "esbuild";
import { listFiles } from "../lib/files.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { editorApiOnce } from "./editorApi.mjs";

/*
 * Chunks are parts of the extension that are loaded on first use (src/vscode/platform/loadChunk.ts). A file of src/chunks
 * is one chunk. What the main bundle holds a chunk does not hold again: its imports of those files are handed in when it
 * is loaded, so that both work with the same classes. The chunk `parsing` is loaded before any other, and the others take
 * from it in the same way. Which names that are is found out here: sources import as usual.
 */

/** The module that holds, in the main bundle and in the chunk `parsing`, what chunks import from there. */
const table = "marginalia:shared";

/** What a chunk asks for when it wants a file that is held elsewhere begins with this. */
const fromElsewhere = "held:";

/** The chunk that the others take from. */
const holdingChunk = "parsing";

/**
 * @typedef {object} Sharing
 * @property {ReadonlySet<string>} main what the main bundle holds, paths below the checkout
 * @property {ReadonlySet<string>} chunk what the chunk holds that the others take from
 * @property {ReadonlyMap<string, readonly string[]>} names what chunks import, by file
 * @property {readonly string[]} watched every file that this was found out from, absolute
 *
 * @typedef {() => Promise<Sharing>} FindSharing
 * @typedef {"main" | "chunk"} Holder
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
  const provide = provideTable("main", findSharing, main.minify === true);
  return { ...main, plugins: [editorApiOnce, provide] };
}

/**
 * @param {esbuild.BuildOptions} main the main bundle
 * @param {FindSharing} findSharing
 * @returns {Promise<esbuild.BuildOptions[]>} the chunks beside it, each a function that takes a `require`: first the one
 *   that the others take from
 */
export async function chunkBundles(main, findSharing) {
  const { [holdingChunk]: holding = "", ...others } = await listChunks();
  const isShort = main.minify === true;
  const common = {
    ...main,
    outdir: path.join(main.outdir ?? "", "chunks"),
    banner: { js: "module.exports = (require) => { const module = { exports: {} };" },
    footer: { js: "return module.exports; };" },
  };
  return [
    {
      ...common,
      entryPoints: { [holdingChunk]: holding },
      plugins: [
        editorApiOnce,
        provideTable("chunk", findSharing, isShort),
        takeFromElsewhere(["main"], findSharing, isShort),
      ],
    },
    {
      ...common,
      entryPoints: others,
      plugins: [editorApiOnce, takeFromElsewhere(["main", "chunk"], findSharing, isShort)],
    },
  ];
}

/**
 * Finds out what chunks take from the main bundle and from one of them. Handing something over can bring further files
 * in there, which are then taken from there too; so this is repeated until no file comes in.
 * @param {esbuild.BuildOptions} main
 * @returns {Promise<Sharing>}
 */
export async function findSharing(main) {
  /** @type {Sharing} */
  let sharing = { main: new Set(), chunk: new Set(), names: new Map(), watched: [] };
  const fixed = () => Promise.resolve(sharing);
  const readable = { ...main, minify: false };
  for (;;) {
    const draft = await esbuild.build({ ...mainBundle(readable, fixed), ...onlyLook });
    const held = new Set([...sharing.main, ...filesIn(draft)]);
    const before = sharing;
    sharing = { ...before, main: held, chunk: without(before.chunk, held) };
    const [holding = {}] = await chunkBundles(readable, fixed);
    const holdingDraft = await esbuild.build({ ...holding, ...onlyLook, ...asModules });
    sharing = {
      ...sharing,
      chunk: new Set([...sharing.chunk, ...filesIn(holdingDraft)]),
    };
    if (sharing.main.size === before.main.size && sharing.chunk.size === before.chunk.size) {
      return sharing;
    }
    const [, others = {}] = await chunkBundles(readable, fixed);
    const othersDraft = await esbuild.build({ ...others, ...onlyLook, ...asModules });
    const drafts = [draft, holdingDraft, othersDraft];
    const watched = drafts.flatMap(({ metafile }) => Object.keys(metafile.inputs));
    sharing = {
      ...sharing,
      names: importedNames(
        [holdingDraft, othersDraft].flatMap(({ outputFiles }) =>
          outputFiles.map(({ text }) => text),
        ),
      ),
      watched: watched.filter((file) => !file.includes(":")).map((file) => inRoot(file)),
    };
  }
}

/**
 * @param {ReadonlySet<string>} files
 * @param {ReadonlySet<string>} others
 * @returns {Set<string>} the files that are not among the others
 */
function without(files, others) {
  return new Set([...files].filter((file) => !others.has(file)));
}

const asModules = /** @type {const} */ ({ format: "esm", banner: {}, footer: {} });

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
 * @returns {Map<string, string[]>} names by file that is held elsewhere, both sorted
 */
function importedNames(modules) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const statement = /^(?:import|export) (?:([^;"]*?) from )?"held:([^"]+)";$/gmu;
  for (const [, clause = "{}", file = ""] of modules.flatMap((text) => [
    ...text.matchAll(statement),
  ])) {
    const list = /^\{([^}]*)\}$/u.exec(clause.trim())?.[1];
    if (list === undefined) {
      throw new Error(`${file} is held elsewhere: a chunk imports it by names, not "${clause}".`);
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
 * @param {string} file one that is held
 * @param {boolean} isShort a number for the path, which is as good once all bundles are of one build
 * @returns {string} what chunks ask for to get the file
 */
function requestFor({ main, chunk }, file, isShort) {
  return fromElsewhere + (isShort ? String([...main, ...chunk].indexOf(file)) : file);
}

/**
 * @param {Holder} holder
 * @param {FindSharing} findSharing
 * @param {boolean} isShort
 * @returns {esbuild.Plugin} gives a holder the module with what it hands over
 */
const provideTable = (holder, findSharing, isShort) => ({
  name: "share with chunks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^marginalia:shared$/ }, () => ({ path: table, namespace: "shared" }));
    onLoad({ filter: /.*/, namespace: "shared" }, async () => {
      const sharing = await findSharing();
      const contents = tableText(holder, sharing, isShort);
      return { contents, resolveDir: root, watchFiles: [...sharing.watched] };
    });
  },
});

/**
 * @param {Holder} holder
 * @param {Sharing} sharing
 * @param {boolean} isShort
 * @returns {string} a function, so that nothing is asked for before the bundle has run to its end
 */
function tableText(holder, sharing, isShort) {
  const files = [...sharing.names]
    .filter(([file]) => sharing[holder].has(file))
    .map(([file, list], index) => ({ file, list, index }));
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
 * @param {readonly Holder[]} holders
 * @param {FindSharing} findSharing
 * @param {boolean} isShort
 * @returns {esbuild.Plugin} leaves out of a chunk what is held elsewhere
 */
const takeFromElsewhere = (holders, findSharing, isShort) => ({
  name: "take from elsewhere",
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
      if (args.pluginData === takeFromElsewhere) return undefined;
      const { path: found, errors } = await resolve(args.path, {
        importer: args.importer,
        kind: args.kind,
        resolveDir: args.resolveDir,
        pluginData: takeFromElsewhere,
      });
      const file = path.relative(root, found).split(path.sep).join("/");
      if (errors.length > 0 || sharing === undefined) return undefined;
      const held = sharing;
      if (!holders.some((holder) => held[holder].has(file))) return undefined;
      return { path: requestFor(held, file, isShort), external: true, sideEffects: false };
    });
  },
});
