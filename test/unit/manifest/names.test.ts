import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readJson, readManifest } from "./manifestFile.js";

const { commands, keybindings, menus = {} } = readManifest().contributes;
const contributed = new Set(commands.map(({ command }) => command));
// Read as text, because unit tests import nothing of src/vscode.
const ids = readFileSync("src/vscode/platform/ids.ts", "utf8");
const [, table = ""] = /COMMANDS = \{(.*?)\} as const/su.exec(ids) ?? [];
const known = new Set([...table.matchAll(/"(marginalia\.\w+)"/gu)].map(([, id]) => id));

describe("command names", () => {
  it("of the manifest are all in ids.ts, each once", () => {
    assert.deepEqual(
      [...contributed].filter((command) => !known.has(command)),
      [],
    );
    assert.equal(contributed.size, commands.length);
  });

  it("have a title of their own in both languages", () => {
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      const texts = readJson(file) as Record<string, string | undefined>;
      const titles = commands.map(({ title }) => texts[title.replaceAll("%", "")]);
      assert.ok(titles.every((title) => title !== undefined && title.trim() !== ""));
      assert.equal(new Set(titles).size, titles.length, `${file}: two commands with one title`);
    }
  });

  it("stand behind every key and every menu entry", () => {
    const named = [
      ...keybindings.map(({ command }) => command),
      ...Object.values(menus)
        .flat()
        .flatMap(({ command }) => command ?? []),
    ];
    const missing = named.filter(
      (command) => command.startsWith("marginalia.") && !contributed.has(command),
    );
    assert.deepEqual(missing, []);
  });
});
