import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

describe("manifest", () => {
  it("has every text in English and in Simplified Chinese, and no other", () => {
    const used = [...readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/gu)].map(
      (match) => match[1],
    );
    const wished = [...new Set(used)].sort();
    assert.deepEqual(Object.keys(read("package.nls.json")).sort(), wished);
    assert.deepEqual(Object.keys(read("package.nls.zh-cn.json")).sort(), wished);
  });

  it("names a bundle for each kind of extension host", () => {
    const manifest = read("package.json");
    assert.equal(manifest["main"], "./dist/extension.js");
    assert.equal(manifest["browser"], "./dist/extension.js");
  });
});
