import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readJson, readManifest } from "./manifestFile.js";

const PAGES = [".", "docs", "src"]
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith(".md"));

/** `[words](target)`, a picture, or the attribute of an element; in code nothing is one. */
const TARGET = /\]\((?<link>[^()\s]+)\)|(?:src|srcset)="(?<source>[^"]+)"/gu;

function targets(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```|`[^`\n]*`/gmsu, "");
  return [...prose.matchAll(TARGET)].map(
    ({ groups }) => groups?.["link"] ?? groups?.["source"] ?? "",
  );
}

/** The places of a page, as a forge names them after its headings. */
function places(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (?<words>.*)$/gmu)].map(({ groups }) =>
    (groups?.["words"] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function isDead(page: string, target: string): boolean {
  if (/^[a-z]+:/u.test(target)) return false;
  const [name = "", place] = target.split("#");
  const file = name === "" ? page : path.join(path.dirname(page), decodeURI(name));
  if (!existsSync(file)) return true;
  return place !== undefined && !places(file).includes(decodeURI(place));
}

describe("links and pictures lead somewhere", () => {
  for (const page of PAGES) {
    it(`in ${page}`, () => {
      const dead = targets(readFileSync(page, "utf8")).filter((target) => isDead(page, target));
      assert.deepEqual(dead, []);
    });
  }

  it("and every picture is shown in a page of its language", () => {
    for (const [page, isIts] of [
      ["README.md", (name: string) => !name.includes(".zh-cn.")],
      ["README.zh-CN.md", (name: string) => name.includes(".zh-cn.")],
    ] as const) {
      const shown = targets(readFileSync(page, "utf8")).map((target) => path.basename(target));
      const there = readdirSync("media/screenshots").filter(isIts);
      assert.deepEqual(
        there.filter((name) => !shown.includes(name)),
        [],
        page,
      );
    }
  });
});

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

describe("the walkthrough", () => {
  const { commands } = readManifest().contributes;
  const contributes = readManifest().contributes as unknown as {
    walkthroughs: readonly { steps: readonly Step[] }[];
    views: Readonly<Record<string, readonly { id: string }[]>>;
  };
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const views = Object.values(contributes.views)
    .flat()
    .map(({ id }) => id);
  const known = new Set([
    ...commands.map(({ command }) => command),
    ...views.map((id) => `${id}.focus`),
  ]);

  it("has a picture for each step", () => {
    assert.deepEqual(
      steps.filter(({ media }) => !existsSync(media.svg)),
      [],
    );
  });

  it("is written in the only marks that its page knows", () => {
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      const texts = readJson(file) as Record<string, string>;
      for (const { id, description } of steps) {
        const words = texts[description.replaceAll("%", "")] ?? "";
        const marked = words.replaceAll(/\*\*[^*]+\*\*|``[^`]+``|\[[^\]]+\]\([^)]+\)/gu, "");
        assert.doesNotMatch(marked, /[`*_[\]]/u, `${file}: ${id}`);
      }
    }
  });

  it("calls commands that there are, and ends each step by one of them", () => {
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      const texts = readJson(file) as Record<string, string>;
      for (const { id, description, completionEvents } of steps) {
        const words = texts[description.replaceAll("%", "")] ?? "";
        const called = [...words.matchAll(/\(command:([\w.]+)\)/gu)].map(([, name]) => name ?? "");
        assert.deepEqual(
          called.filter((name) => !known.has(name)),
          [],
          `${file}: ${id}`,
        );
        const ends = completionEvents.map((event) => event.replace("onCommand:", ""));
        assert.ok(
          called.some((name) => ends.includes(name)),
          `${file}: ${id} is never done`,
        );
      }
    }
  });
});
