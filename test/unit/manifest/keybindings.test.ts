import assert from "node:assert/strict";
import { readJson, readManifest } from "./manifestFile.js";
import type { ContributedKey } from "./manifestFile.js";

const systems = ["linux", "mac", "windows"] as const;
type System = (typeof systems)[number];

/** Commands whose default key is like one of ours, but which have it where ours never work. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["workbench.action.terminal.clear", "in the terminal"],
  ["workbench.debug.panel.action.clearReplAction", "in the debug console"],
  ["markdown.editor.deleteLineRight", "in the rendered Markdown editor"],
]);

/** Where a key of ours may work: in the text of a note, or in our own view. */
const focusClauses = [
  "marginalia.isNote && editorTextFocus",
  "marginalia.isNote && (editorTextFocus || focusedView == 'marginalia.outline')",
];

/** Keys of our trees alone: where one has the focus, Enter, find and copy are ours to answer. */
const ownViewClause = /^focusedView == 'marginalia\.\w+' && /u;

/** Keys of a mode that the reader enters and leaves: there they may take the place of the editor's own. */
const reviewClause =
  "marginalia.isReviewingOutline && editorTextFocus && !suggestWidgetVisible && !editorHasMultipleSelections";

const allKeys = readManifest().contributes.keybindings;
const reviewKeys = allKeys.filter(({ when }) => when?.startsWith(reviewClause));
const keys = allKeys.filter(
  (key) => !ownViewClause.test(key.when ?? "") && !reviewKeys.includes(key),
);

describe("keys", () => {
  for (const system of systems) {
    it(`shadow no default of VS Code on ${system}`, () => {
      const defaults = Object.entries(
        readJson(`test/fixtures/keybindings/${system}.json`) as Record<string, readonly string[]>,
      ).map(([key, commands]) => [normalise(key), commands] as const);
      const shadowed = keys.flatMap((contributed) => {
        const key = normalise(keyOn(system, contributed));
        return defaults
          .filter(([other]) => collides(key, other))
          .flatMap(([other, commands]) => commands.map((command) => ({ other, command })))
          .filter(({ command }) => !elsewhere.has(command))
          .map(({ other, command }) => `${key}: ${other} is ${command}`);
      });
      assert.deepEqual(shadowed, []);
    });

    it(`are each used once on ${system}`, () => {
      const used = keys.map((contributed) => normalise(keyOn(system, contributed)));
      const clashes = used.flatMap((key, index) =>
        used.slice(0, index).filter((other) => collides(key, other)),
      );
      assert.deepEqual(clashes, []);
    });
  }

  it("never use Ctrl+Alt, which types characters on many Windows layouts, nor Alt alone, as macOS does", () => {
    const bad = keys.flatMap((contributed) =>
      systems
        .map((system) => keyOn(system, contributed))
        .filter((key) =>
          key.split(" ").some((stroke) => {
            const modifiers = new Set(stroke.split("+").slice(0, -1));
            return modifiers.has("alt") && !modifiers.has("cmd");
          }),
        ),
    );
    assert.deepEqual(bad, []);
  });

  it("work in a note alone, and only where the text or our own view has the focus", () => {
    for (const { command, when } of keys) {
      assert.ok(
        focusClauses.some((clause) => when?.startsWith(clause)),
        `${command}: ${String(when)}`,
      );
    }
  });

  it("exist on macOS with Cmd", () => {
    assert.deepEqual(
      keys.filter(({ mac }) => mac?.startsWith("cmd+") !== true),
      [],
    );
  });
});

describe("keys of a review", () => {
  it("have one meaning each, and are no letters, which input methods take", () => {
    const used = reviewKeys.map(({ key }) => key);
    assert.deepEqual(used, [...new Set(used)]);
    assert.ok(reviewKeys.length > 0);
    assert.deepEqual(
      used.filter((key) => /^[a-z]$/u.test(key)),
      [],
    );
  });
});

describe("keys of our own view", () => {
  it("leave the boxes of the tree alone", () => {
    const ownKeys = allKeys.filter((key) => !keys.includes(key) && !reviewKeys.includes(key));
    assert.ok(ownKeys.every(({ when }) => when?.includes("!inputFocus") === true));
  });
});

function keyOn(system: System, { key, mac, linux, win }: ContributedKey): string {
  return { mac, linux, windows: win }[system] ?? key;
}

/** Strokes with their modifiers in one order: VS Code's lists have another order than a manifest may have. */
function normalise(key: string): string {
  return key
    .toLowerCase()
    .split(" ")
    .map((stroke) => {
      const parts = stroke.split(/\+(?=.)/u);
      return [...parts.slice(0, -1).sort(), parts.at(-1)].join("+");
    })
    .join(" ");
}

/** The same key, or one is the first stroke of the other: it would never be reached. */
function collides(key: string, other: string): boolean {
  return key === other || key.startsWith(`${other} `) || other.startsWith(`${key} `);
}
