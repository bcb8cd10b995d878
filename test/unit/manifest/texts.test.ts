import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { readJson } from "./manifestFile.js";

const CHINESE = "l10n/bundle.l10n.zh-cn.json";

describe("texts of the source", () => {
  const calls = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .flatMap((file) => translations(path.join("src", file)));

  it("are literals, so that they can be extracted", () => {
    assert.deepEqual(
      calls.filter(({ text }) => text === null).map(({ place }) => place),
      [],
    );
  });

  it("all have their Chinese, and nothing else has", () => {
    const wished = [...new Set(calls.flatMap(({ text }) => text ?? []))].sort();
    assert.deepEqual(Object.keys(readJson(CHINESE) as object).sort(), wished);
  });

  it("keep their placeholders in Chinese", () => {
    for (const [english, chinese] of Object.entries(readJson(CHINESE) as Record<string, string>)) {
      assert.deepEqual(placeholders(chinese), placeholders(english), english);
    }
  });
});

describe("texts of the manifest", () => {
  it("are there in English and in Simplified Chinese, and no other", () => {
    const used = [...readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/gu)].map(
      (match) => match[1],
    );
    const wished = [...new Set(used)].sort();
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      assert.deepEqual(Object.keys(readJson(file) as object).sort(), wished, file);
    }
  });
});

interface Translation {
  /** The English text; null when it is no literal. */
  readonly text: string | null;
  readonly place: string;
}

function translations(file: string): readonly Translation[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Translation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/u.test(node.expression.getText(source))) {
      const [first] = node.arguments;
      const text = first !== undefined && ts.isStringLiteralLike(first) ? first.text : null;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ text, place: `${file}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}/gu)].map(([name]) => name).sort();
}
