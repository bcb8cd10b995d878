import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { readJson, readManifest } from "./manifestFile.js";
import type { ContributedKey } from "./manifestFile.js";

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Page {
  readonly file: string;
  readonly texts: string;
  readonly commandHeads: readonly string[];
  readonly settingHeads: readonly string[];
  /** Said of keys that hold only while a view of ours has the focus, by the view. */
  readonly inViews: Readonly<Record<string, string>>;
}

const PAGES: readonly Page[] = [
  {
    file: "README.md",
    texts: "package.nls.json",
    commandHeads: ["command", "key", "on a Mac"],
    settingHeads: ["setting", "default", "what it does"],
    inViews: {
      "marginalia.outline": "in the outline",
      "marginalia.annotations": "in the annotations view",
    },
  },
  {
    file: "README.zh-CN.md",
    texts: "package.nls.zh-cn.json",
    commandHeads: ["命令", "按键", "Mac 按键"],
    settingHeads: ["设置", "默认值", "作用"],
    inViews: { "marginalia.outline": "在大纲中", "marginalia.annotations": "在批注视图中" },
  },
];

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "-"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function keyText(key: string | undefined): string {
  return key === undefined
    ? ""
    : `\`${key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}\``;
}

function isKeyOf({ command, args }: ContributedKey, wanted: string): boolean {
  return command === wanted || (typeof args === "object" && args.otherwise === wanted);
}

/** The tables of a page: every command of the palette with its keys, and every setting. */
function tables({ texts, commandHeads, settingHeads, inViews }: Page): {
  commands: string;
  settings: string;
} {
  const words = readJson(texts) as Record<string, string>;
  const text = (value: string): string =>
    value.replace(/%(.*?)%/g, (_, key: string) => words[key] ?? `%${key}%`);
  const { contributes } = readManifest();
  const hidden = new Set(
    (contributes.menus?.["commandPalette"] ?? [])
      .filter((item) => (item as { when?: string }).when === "false")
      .map(({ command }) => command),
  );
  const commands = contributes.commands
    .filter(({ command }) => !hidden.has(command))
    .map(({ command, title }) => {
      const key = contributes.keybindings.find((binding) => isKeyOf(binding, command));
      const view = /^focusedView == '([^']+)'/u.exec(key?.when ?? "")?.[1];
      const place = view === undefined ? "" : ` ${inViews[view] ?? view}`;
      return [text(title), keyText(key?.key) + place, keyText(key?.mac) + place];
    });
  const { properties } = (
    contributes as unknown as { configuration: { properties: Record<string, Setting> } }
  ).configuration;
  const settings = Object.entries(properties).map(([name, setting]) => [
    `\`${name}\``,
    `\`${JSON.stringify(setting.default)}\``,
    // In the editor's settings a name between two # becomes a link.
    text(setting.markdownDescription ?? setting.description ?? "").replace(
      /`#([\w.]+)#`/gu,
      "`$1`",
    ),
  ]);
  return { commands: table(commandHeads, commands), settings: table(settingHeads, settings) };
}

/** A table without the padding that a formatter gives it. */
function bare(markdown: string): string {
  return markdown.replace(/ +/g, " ").replace(/-+/g, "-").trim();
}

describe("the README's tables are those of the manifest", () => {
  for (const page of PAGES) {
    for (const [name, expected] of Object.entries(tables(page))) {
      it(`${name} in ${page.file}`, () => {
        const source = readFileSync(page.file, "utf8");
        const marks = new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(\\n<!-- end -->)`);
        const found = marks.exec(source)?.[2];
        assert.ok(found !== undefined, `no place for ${name}`);
        if (process.env["UPDATE"] === "1") {
          writeFileSync(
            page.file,
            source.replace(
              marks,
              (_, start: string, __, end: string) => `${start}\n${expected}\n${end}`,
            ),
          );
          return;
        }
        assert.equal(bare(found), bare(expected), "UPDATE=1 writes the tables anew");
      });
    }
  }
});
