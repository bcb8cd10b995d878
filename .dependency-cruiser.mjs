// Which part may import which; src/README.md draws the same picture. Type imports count.
import { readdirSync } from "node:fs";

/** Folders of core, lowest first; each sees only those listed with it. */
const coreSees = {
  text: [],
  annotations: ["text"],
  outline: ["text", "annotations"],
  note: ["text", "outline", "annotations"],
  editing: ["text", "annotations", "outline", "note", "separation"],
  threads: ["text", "annotations", "note", "editing"],
  filter: ["text", "annotations", "note"],
  tree: ["text", "outline", "annotations", "note", "filter"],
  find: ["text", "annotations", "note"],
  catalogue: ["text", "annotations", "note", "filter"],
  problems: ["text", "annotations", "outline", "note", "separation", "editing"],
  completion: ["text", "annotations", "outline", "note", "separation", "editing"],
  separation: ["text", "outline", "annotations", "note"],
  sidecar: ["text", "outline", "annotations", "note", "separation"],
  editions: ["text", "outline", "annotations", "note", "separation"],
  pairs: ["text", "outline", "annotations", "note", "separation", "sidecar"],
  review: ["text", "outline", "annotations", "note", "separation", "sidecar", "editions"],
  restructure: ["text", "outline", "annotations", "note", "separation", "editing"],
  restoration: ["text", "outline", "annotations", "note"],
  summary: ["text", "outline", "annotations", "note", "filter"],
  exporters: ["text", "outline", "annotations", "note", "separation", "sidecar", "summary"],
  word: ["text", "outline", "annotations", "note", "summary", "exporters"],
  exportChoices: ["annotations", "note", "filter", "pairs", "summary", "exporters"],
  markdownPreview: ["text", "annotations", "outline", "note", "separation"],
};

/** Packages that core may use: pure, and able to run in a web worker. */
const purePackages = [
  "@lezer/markdown",
  "@lezer/common",
  "@noble/hashes",
  "character-entities-html4",
  // For exports alone, in chunks of their own.
  "docx",
  "fflate",
  "hast-util-sanitize",
  "hast-util-to-html",
  "mdast-util-from-markdown",
  "mdast-util-gfm",
  "mdast-util-gfm-autolink-literal",
  "mdast-util-gfm-strikethrough",
  "mdast-util-to-markdown",
  "micromark-extension-gfm",
  "mustache",
  // Types.
  "@types/hast",
  "@types/mdast",
  "@types/mustache",
];

/** What features stand on. */
const floor = ["documents", "edits", "files", "platform"];

const features = readdirSync(new URL("src/vscode", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !floor.includes(entry.name))
  .map(({ name }) => name);

const coreDirection = Object.entries(coreSees).map(([folder, seen]) => ({
  name: `core-${folder}-looks-down`,
  comment: `src/core/${folder} may use ${seen.join(", ") || "no other folder of core"}. Move what is shared to the lowest folder that needs it.`,
  severity: "error",
  from: { path: `^src/core/${folder}/` },
  to: { path: "^src/core/", pathNot: `^src/core/(${[folder, ...seen].join("|")})/` },
}));

const coreIndexes = Object.keys(coreSees).map((folder) => ({
  name: `core-${folder}-by-its-index`,
  comment: `Import src/core/${folder}/index: it is the list of what the folder offers.`,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/core/${folder}/` },
  to: { path: `^src/core/${folder}/`, pathNot: `^src/core/${folder}/index\\.ts$` },
}));

const featureIndependence = features.map((feature) => ({
  name: `${feature}-knows-no-other-feature`,
  comment: "Features do not know each other: src/extension.ts hands them what they need.",
  severity: "error",
  from: { path: `^src/vscode/${feature}/` },
  to: {
    path: `^src/vscode/(${features.join("|")})/`,
    pathNot: `^src/vscode/${feature}/`,
  },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or there is a third below both.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this file: remove it, or export it from its folder's index.",
      severity: "error",
      from: {
        orphan: true,
        // Entry points, and declarations that the compiler finds by itself.
        pathNot: [
          "^src/extension\\.ts$",
          "^src/core/index\\.ts$",
          "^src/chunks/index\\.ts$",
          "\\.d\\.ts$",
          "tsconfig\\.json$",
        ],
      },
      to: {},
    },
    {
      name: "unresolved",
      comment: "This import leads nowhere: a wrong path, or a package that is not installed.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^vscode$", "^marginalia:shared$"] },
    },
    {
      name: "nobody-imports-extension",
      comment: "extension.ts is where everything is wired; take what you need as an argument.",
      severity: "error",
      from: {},
      to: { path: "^src/extension\\.ts$" },
    },
    {
      name: "nobody-imports-chunks",
      comment:
        "A chunk is loaded on first use: call loadChunk(name). What it exports has its type from src/chunks/index.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/chunks/" },
      to: { path: "^src/chunks/" },
    },
    {
      name: "core-imports-core",
      comment: "core knows nothing outside itself: take values in, give values out.",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: "^src/", pathNot: "^src/core/" },
    },
    {
      name: "core-uses-pure-packages",
      comment:
        "core runs in a web worker and in a test without an editor: never vscode, never Node; a new pure package is named in .dependency-cruiser.mjs.",
      severity: "error",
      from: { path: "^src/core/" },
      to: {
        pathNot: ["^src/", "^\\.", ...purePackages.map((name) => `^node_modules/${name}/`)],
      },
    },
    ...coreDirection,
    ...coreIndexes,
    {
      name: "no-node-builtins",
      comment:
        "The web host is a first-class host: use vscode.workspace.fs, Uri, TextEncoder instead.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "protocol-is-a-leaf",
      comment: "src/protocol is shared by host and webview: types and validators alone.",
      severity: "error",
      from: { path: "^src/protocol/" },
      to: { pathNot: "^src/protocol/" },
    },
    {
      name: "webview-sees-protocol-alone",
      comment: "A webview is a page of its own: send a message of src/protocol to the host.",
      severity: "error",
      from: { path: "^src/webview/" },
      to: { path: ["^src/", "^vscode$"], pathNot: "^src/(webview|protocol)/" },
    },
    {
      name: "nobody-imports-webview",
      comment: "A webview is built as a bundle of its own and loaded by its file name.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/webview/" },
      to: { path: "^src/webview/" },
    },
    {
      name: "platform-is-the-floor",
      comment: "src/vscode/platform serves every feature and so knows none of them.",
      severity: "error",
      from: { path: "^src/vscode/platform/" },
      to: { path: "^src/vscode/", pathNot: "^src/vscode/platform/" },
    },
    {
      name: "documents-know-no-feature",
      comment: "src/vscode/documents offers notes and events; features listen to it.",
      severity: "error",
      from: { path: "^src/vscode/documents/" },
      to: { path: `^src/vscode/(${features.join("|")})/` },
    },
    {
      name: "files-know-no-feature",
      comment: "src/vscode/files reads and writes files for features; it asks and shows nothing.",
      severity: "error",
      from: { path: "^src/vscode/files/" },
      to: { path: `^src/vscode/(documents|${features.join("|")})/` },
    },
    {
      name: "edits-know-no-feature",
      comment: "src/vscode/edits applies edits for features; what is edited, and why, is theirs.",
      severity: "error",
      from: { path: "^src/vscode/edits/" },
      to: { path: `^src/vscode/(${features.join("|")})/` },
    },
    ...featureIndependence,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
