import assert from "node:assert/strict";
import {
  changedChoices,
  CHOICE_NAMES,
  DEFAULT_CHOICES,
  readChoices,
  summaryOptionsOf,
} from "../../../../src/core/exportChoices/index.js";
import { summarise } from "../../../../src/core/summary/index.js";
import { parseNote } from "../../../../src/core/index.js";
import { readJson } from "../../manifest/manifestFile.js";

/** What is given, and what is read; names of problems behind. */
const CASES: readonly (readonly [given: object, read: object, ...problems: string[]])[] = [
  [{}, {}],
  [
    { format: "docx", include: "outline" },
    { format: "docx", include: "outline" },
  ],
  [{ format: "pdf" }, {}, "format"],
  [{ kinds: ["todo", "question"] }, { kinds: ["question", "todo"] }],
  [{ kinds: "todo" }, { kinds: ["todo"] }],
  [{ kinds: ["todo", "other"] }, {}, "kinds"],
  [{ kinds: [] }, { kinds: [] }],
  [
    { tags: ["#a", " b "], readers: "@Ann" },
    { tags: ["a", "b"], readers: ["Ann"] },
  ],
  [{ tags: [1] }, {}, "tags"],
  [
    { from: "2026", to: "2026-05-01" },
    { from: "2026", to: "2026-05-01" },
  ],
  [{ from: "2026-13", to: "1 May" }, {}, "from", "to"],
  [{ filter: "#a -is:done" }, { filter: "#a -is:done" }],
  [{ filter: "kind:none" }, {}, "filter"],
  [{ depth: 2 }, { depth: 2 }],
  [{ depth: 0 }, {}, "depth"],
  [{ depth: 1.5 }, {}, "depth"],
  [{ depth: "2" }, {}, "depth"],
  [{ links: "editor" }, { links: "editor" }],
  [{ links: "https://x/{uri}#{line}" }, { links: "https://x/{uri}#{line}" }],
  [{ links: "https://x/" }, {}, "links"],
  [{ template: " a.mustache " }, { template: "a.mustache" }],
  [
    { statistics: false, currentFilter: true },
    { statistics: false, currentFilter: true },
  ],
  [{ statistics: "no" }, {}, "statistics"],
  [{ colour: "red", toString: 1, __proto__: { format: "html" } }, {}, "colour", "toString"],
  [
    { language: "zh-cn", part: "cursor" },
    { language: "zh-cn", part: "cursor" },
  ],
];

describe("choices of an export", () => {
  for (const [given, read, ...names] of CASES) {
    it(`are read from ${JSON.stringify(given)}`, () => {
      const { choices, problems } = readChoices(given);
      assert.deepEqual(choices, { ...DEFAULT_CHOICES, ...read });
      assert.deepEqual(
        problems.map(({ name }) => name),
        names,
      );
    });
  }

  it("are none of what is no object, and keep what was chosen before", () => {
    const base = { ...DEFAULT_CHOICES, depth: 3 };
    for (const given of [null, undefined, "html", 1, ["html"]]) {
      const { choices, problems } = readChoices(given, base);
      assert.deepEqual(choices, base);
      assert.equal(problems.length, 1);
    }
    assert.deepEqual(readChoices({ target: "x", depth: null }, base, ["target"]), {
      choices: DEFAULT_CHOICES,
      problems: [],
    });
  });

  it("are kept as what differs from the defaults, and read from it again", () => {
    const choices = { ...DEFAULT_CHOICES, kinds: ["todo" as const], statistics: false };
    const kept: unknown = JSON.parse(JSON.stringify(changedChoices(choices)));
    assert.deepEqual(kept, { kinds: ["todo"], statistics: false });
    assert.deepEqual(readChoices(kept).choices, choices);
    assert.deepEqual(changedChoices(DEFAULT_CHOICES), {});
  });

  it("have the names that the manifest and the manual list, with the same defaults", async () => {
    const { contributes } = readJson("package.json") as {
      contributes: {
        configuration: {
          properties: Record<string, { additionalProperties?: { properties?: object } }>;
        };
      };
    };
    const presets = contributes.configuration.properties["marginalia.exports.presets"];
    assert.deepEqual(Object.keys(presets?.additionalProperties?.properties ?? {}), CHOICE_NAMES);
    const { readFileSync } = await import("node:fs");
    const manual = readFileSync("docs/exports.md", "utf8");
    for (const [name, value] of Object.entries(DEFAULT_CHOICES)) {
      const row = new RegExp(
        `^\\| (?:\`\\w+\`, )?\`${name}\`.*\\| \`${JSON.stringify(value)}\``,
        "mu",
      );
      assert.match(manual, name === "from" ? /`from`, `to` \| `null`/u : row);
    }
  });

  it("ask a summary for what they say", () => {
    const note = parseNote("# a\n\n- b【?x #t】\n  - c【@Ann 2026-05-01: y】\n- d【z】\n");
    const shown = (given: object, query = ""): string => {
      const { choices } = readChoices(given);
      const options = summaryOptionsOf(choices, { title: "t", query, node: null });
      return summarise(note, options)
        .parts.flatMap(({ entries }) => entries.flatMap((entry) => entry.annotations))
        .map(({ text }) => text)
        .join();
    };
    assert.equal(shown({}), "x #t,y,z");
    assert.equal(shown({ kinds: ["question"] }), "x #t");
    assert.equal(shown({ readers: "Ann", from: "2026", to: "2026" }), "y");
    assert.equal(shown({ tags: "t" }), "x #t");
    assert.equal(shown({ filter: "z" }, "x"), "z");
    assert.equal(shown({ currentFilter: true }, "@Ann"), "y");
    assert.equal(shown({ currentFilter: true, filter: "z" }, "@Ann"), "");
    assert.equal(shown({ depth: 1 }), "x #t,y,z");
  });
});
