import assert from "node:assert/strict";
import { ESLint, Linter } from "eslint";

/** One file of each part that goes out; only its place counts. */
const PLACES = [
  "src/extension.ts",
  "src/core/index.ts",
  "src/vscode/api.ts",
  "src/protocol/preview.ts",
  "src/webview/preview.ts",
];
const LOADER = "src/vscode/platform/loadChunk.ts";

/** What SECURITY.md says is never done, as somebody could write it. */
const REFUSED = [
  "fetch('https://a.b');",
  "globalThis.fetch('https://a.b');",
  "new XMLHttpRequest();",
  "new WebSocket('wss://a.b');",
  "new EventSource('https://a.b');",
  "navigator.sendBeacon('https://a.b');",
  "new Worker('a.js');",
  "import net from 'node:net'; net.connect(1);",
  "import { request } from 'http'; request('http://a.b');",
  "import { request } from 'https'; request('https://a.b');",
  "import { connect } from 'http2'; connect('https://a.b');",
  "import { spawn } from 'child_process'; spawn('a');",
  "import { exec } from 'node:child_process'; exec('a');",
  "import { readFileSync } from 'fs'; readFileSync('a');",
  "import('node:child_process');",
  "eval('a');",
  "globalThis.eval('a');",
];
const REFUSED_BUT_IN_LOADER = ["new Function('a');", "Function('a');", "require('net');"];

/** The rules that say so. They need no types, so that snippets can be looked at without a project. */
const RULES = [
  "no-eval",
  "no-new-func",
  "no-restricted-globals",
  "no-restricted-imports",
  "no-restricted-syntax",
] as const;

interface Configuration {
  readonly rules: Readonly<Record<string, Linter.RuleEntry>>;
}

const GLOBALS = { globalThis: "readonly", navigator: "readonly", require: "readonly" } as const;

/** What lint says to a snippet that stands in a file. */
async function complaints(file: string, code: string): Promise<string[]> {
  const { rules } = (await new ESLint().calculateConfigForFile(file)) as Configuration;
  const picked = Object.fromEntries(RULES.map((rule) => [rule, rules[rule] ?? "off"]));
  return new Linter()
    .verify(code, { rules: picked, languageOptions: { globals: GLOBALS } })
    .map(({ message }) => message);
}

describe("lint, of what SECURITY.md says,", () => {
  for (const file of PLACES) {
    it(`refuses network, programs and code that was read in ${file}`, async () => {
      for (const code of [...REFUSED, ...REFUSED_BUT_IN_LOADER]) {
        assert.notEqual((await complaints(file, code)).length, 0, code);
      }
      assert.deepEqual(await complaints(file, "const a = [1].map((b) => b + 1);"), []);
    });
  }

  it("lets the loader of chunks alone run what it has read, and do nothing else of it", async () => {
    for (const code of REFUSED) {
      assert.notEqual((await complaints(LOADER, code)).length, 0, code);
    }
    for (const code of REFUSED_BUT_IN_LOADER) {
      assert.deepEqual(await complaints(LOADER, code), [], code);
    }
  });
});
