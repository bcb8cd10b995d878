import assert from "node:assert/strict";
import { readJson } from "./manifestFile.js";

describe("manifest", () => {
  it("names a bundle for each kind of extension host", () => {
    const { main, browser } = readJson("package.json") as Record<string, unknown>;
    assert.equal(main, "./dist/extension.js");
    assert.equal(browser, "./dist/extension.js");
  });

  it("gives no two settings one place", () => {
    const { configuration } = contributes();
    const orders = Object.values(configuration.properties).map(({ order }) => order);
    assert.deepEqual(
      orders,
      [...new Set(orders)].sort((one, other) => one - other),
    );
  });

  it("gives no two commands that a view shows at once one place in its title", () => {
    const items = contributes().menus["view/title"] ?? [];
    for (const [index, item] of items.entries()) {
      const same = items.slice(index + 1).filter(({ group }) => group === item.group);
      for (const other of same) {
        assert.ok(areExclusive(item.when, other.when), `${item.command} and ${other.command}`);
      }
    }
  });

  it("offers what is done with notes on the same files of the explorer", () => {
    const ofNotes = /&& resourceExtname =~ \S+ && !\(resourceFilename =~ \S+\)$/u;
    const conditions = (contributes().menus["explorer/context"] ?? [])
      .filter(({ command }) => command !== "marginalia.merge")
      .filter(({ when }) => when !== "explorerResourceIsFolder")
      .map(({ when, command }) => ofNotes.exec(when)?.[0] ?? command);
    assert.equal(conditions.length, 4);
    assert.equal(new Set(conditions).size, 1, conditions.join("\n"));
  });
});

interface MenuItem {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

interface Contributes {
  readonly configuration: {
    readonly properties: Readonly<Record<string, { readonly order: number }>>;
  };
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
}

function contributes(): Contributes {
  return (readJson("package.json") as { readonly contributes: Contributes }).contributes;
}

/** True when two conditions never hold together: one has a clause that the other denies, or gives another value. */
function areExclusive(one: string, other: string): boolean {
  const clauses = other.split(" && ");
  return one.split(" && ").some((clause) => {
    const [key, value] = clause.split(" == ");
    return clauses.some(
      (next) =>
        next === `!${clause}` ||
        clause === `!${next}` ||
        (value !== undefined && next.startsWith(`${key} == `) && next !== clause),
    );
  });
}
