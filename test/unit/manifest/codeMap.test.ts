import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** Folders of the host layer that features stand on; the picture has them in lines of their own. */
const FLOOR = ["documents", "edits", "files", "platform"];

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe("the code map", () => {
  const [map = ""] = readFileSync("src/README.md", "utf8").split("\n## ", 1);

  it("has a row for every folder, and for no other", () => {
    const rows = [...map.matchAll(/^\| `([\w/]+)` \|/gmu)].map(([, name]) => name ?? "");
    const parts = ["core", "vscode"];
    const wished = [
      ...parts.flatMap((part) => foldersIn(`src/${part}`).map((name) => `${part}/${name}`)),
      ...foldersIn("src").filter((name) => !parts.includes(name)),
    ];
    assert.deepEqual(rows.sort(), wished.sort());
  });

  it("draws every feature, and no other", () => {
    const [, drawn = ""] = /vscode\/(views · [^(]*)\(extension\.ts/su.exec(map) ?? [];
    const features = foldersIn("src/vscode").filter((name) => !FLOOR.includes(name));
    assert.deepEqual(
      drawn
        .split("·")
        .map((name) => name.trim())
        .sort(),
      features.sort(),
    );
  });
});
