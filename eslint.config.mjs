import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

const typescriptFiles = ["src/**/*.ts", "test/**/*.ts"];

// A later block's `no-restricted-imports` replaces an earlier one's, so each block that narrows the
// rule names the whole list again, made of these parts.
const noNode = {
  group: ["node:*", ...nodeModules()],
  message:
    "src also runs in a web worker: use vscode.workspace.fs, Uri, TextEncoder; in core, take values as arguments.",
};
const noVscode = {
  group: ["vscode"],
  message:
    "core is pure: take what you need as an argument, return a value, and translate it in src/vscode.",
};
const noVscodeInWebview = {
  group: ["vscode"],
  message: "A webview is a page of its own: send a message of src/protocol to the host.",
};
const noVscodeInUnitTests = {
  group: ["vscode"],
  message: "Unit tests run without an editor: move the logic to core, or test in test/host.",
};
const noNodeInHostTests = {
  group: ["node:*", ...nodeModules()],
  message: "Host suites also run in a web worker: use vscode.workspace.fs and chai's assert.",
};

/**
 * @param {...{ group: string[], message: string }} patterns imports that are forbidden, and what to do instead
 * @returns {import("eslint").Linter.RulesRecord}
 */
function restrictImports(...patterns) {
  return { "no-restricted-imports": ["error", { patterns }] };
}

/**
 * @returns {string[]} names under which Node's modules can be imported without `node:`
 */
function nodeModules() {
  return "assert async_hooks buffer child_process cluster crypto dgram diagnostics_channel dns events fs fs/promises http http2 https inspector module net os path perf_hooks process readline repl stream timers tls tty url util v8 vm wasi worker_threads zlib".split(
    " ",
  );
}

// SECURITY.md says what Marginalia never does; these rules and test/unit/manifest/security.test.ts
// keep it true.
const networkNames = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection"],
  ...["Worker", "SharedWorker", "importScripts"],
];
const noNetwork = networkNames.map((name) => ({
  name,
  message: "Marginalia has no network: files come through vscode.workspace.fs.",
}));

const noWayOut = [
  {
    selector: `MemberExpression[property.name=/^(${[...networkNames, "sendBeacon"].join("|")})$/]`,
    message: "Marginalia has no network: files come through vscode.workspace.fs.",
  },
  {
    selector: "MemberExpression[property.name=/^(createTerminal|executeTask)$/]",
    message: "Marginalia starts no program.",
  },
  {
    selector:
      "MemberExpression[object.name=/^(globalThis|self|window)$/][property.name=/^(eval|Function)$/]",
    message: "Marginalia runs no code that it has read.",
  },
  {
    selector: "ImportExpression:not([source.value=/^[.]/])",
    message: "What is loaded later is a chunk: loadChunk(name).",
  },
];

const noRequire = {
  selector: "CallExpression[callee.name='require']",
  message: "What is loaded later is a chunk: loadChunk(name).",
};

const noDynamicCode = {
  "no-eval": "error",
  "no-implied-eval": "off",
  "@typescript-eslint/no-implied-eval": "error",
  "no-new-func": "error",
};

const syntaxRules = [
  {
    selector: "TSEnumDeclaration",
    message: "Use a union of string literals; where a list is needed, `as const` and its type.",
  },
  {
    selector: "ExportDefaultDeclaration",
    message: "Export by name, so that a thing has one name everywhere.",
  },
  {
    selector: "ExportAllDeclaration",
    message: "Name what is exported: an index file is the list of what a folder offers.",
  },
];

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "out/", ".editors/", ".vscode-test/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: typescriptFiles,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // VS Code declares classes, such as Disposable, whose shape alone counts; its own functions
      // return objects of that shape.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Asks for `!`, which another rule forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // A getter costs nothing in each of a hundred thousand small objects; a field does.
      "@typescript-eslint/class-literal-property-style": "off",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/naming-convention": [
        "error",
        {
          selector: "interface",
          format: ["PascalCase"],
          custom: { regex: "^I[A-Z]", match: false },
        },
      ],
      "no-restricted-syntax": ["error", ...syntaxRules],
      eqeqeq: "error",
      curly: ["error", "multi-line"],
      "no-console": "error",
      ...noDynamicCode,
    },
  },
  {
    files: ["src/**/*.ts"],
    plugins: { jsdoc },
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": "off",
      "@typescript-eslint/max-params": ["error", { max: 4 }],
      complexity: ["error", 12],
      "max-depth": ["error", 4],
      "no-restricted-globals": ["error", ...noNetwork],
      "no-restricted-syntax": ["error", ...syntaxRules, ...noWayOut, noRequire],
      ...restrictImports(noNode),
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          require: {
            ClassDeclaration: true,
            FunctionDeclaration: true,
            MethodDefinition: false,
          },
          contexts: [
            "ExportNamedDeclaration > TSInterfaceDeclaration",
            "ExportNamedDeclaration > TSTypeAliasDeclaration",
            "ExportNamedDeclaration > VariableDeclaration",
          ],
        },
      ],
      "jsdoc/require-description": ["error", { contexts: ["any"] }],
      "jsdoc/no-types": "error",
    },
  },
  { files: ["src/core/**/*.ts"], rules: restrictImports(noVscode, noNode) },
  { files: ["src/webview/**/*.ts"], rules: restrictImports(noVscodeInWebview, noNode) },
  {
    // The one place that runs code it has read: lazy chunks in the web-worker host, which has no
    // other way to load them.
    files: ["src/vscode/platform/loadChunk.ts"],
    rules: {
      "no-new-func": "off",
      "@typescript-eslint/no-implied-eval": "off",
      "no-restricted-syntax": ["error", ...syntaxRules, ...noWayOut],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // chai's and mocha's ways of writing.
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["test/unit/**/*.ts", "test/property/**/*.ts"],
    rules: restrictImports(noVscodeInUnitTests),
  },
  { files: ["test/host/**/*.ts"], rules: restrictImports(noNodeInHostTests) },
  {
    files: ["**/*.mjs"],
    plugins: { jsdoc },
    languageOptions: {
      globals: Object.fromEntries(
        "console process performance setTimeout clearTimeout URL URLSearchParams Buffer fetch AbortController AbortSignal"
          .split(" ")
          .map((name) => [name, "readonly"]),
      ),
    },
    rules: { "jsdoc/require-jsdoc": ["error", { publicOnly: true }], "no-new-func": "error" },
  },
);
