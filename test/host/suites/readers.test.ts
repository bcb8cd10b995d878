import { assert } from "chai";
import * as vscode from "vscode";
import type { Uri } from "vscode";
import { fromSidecar, separate, toSidecar } from "../../../src/core/index.js";
import { Failure } from "../../../src/vscode/platform/failure.js";
import { createReaders } from "../../../src/vscode/pairs/readersFeature.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { ScriptedDialogs } from "../support/scriptedDialogs.js";

const TEXT = "- 书\n  - 土地归公\n  - 赋税减半\n";
const ONE = "- 书\n  - 土地归公【谁的】\n  - 赋税减半【共】\n";
const OTHER = "- 书\n  - 土地归公\n    - 【何时】\n  - 赋税减半【共】\n";
const MERGED = "- 书\n  - 土地归公【@li: 谁的】\n    - 【@王: 何时】\n  - 赋税减半【共】\n";

describe("the copies of several readers", () => {
  const world = notesInMemory();

  /** Calls the command and gives what was said. */
  async function run(uris: readonly Uri[], ...answers: readonly unknown[]): Promise<string[]> {
    const dialogs = new ScriptedDialogs(...answers);
    const feature = createReaders(world.context, dialogs);
    try {
      await feature.commands["marginalia.mergeReaders"](uris[0], uris);
    } finally {
      feature.dispose();
    }
    assert.equal(dialogs.left, 0, `not asked; said: ${dialogs.said.join(" | ")}`);
    return dialogs.said;
  }

  function at(path: string): Uri {
    return vscode.Uri.from({ scheme: world.files.scheme, path });
  }

  it("become one note, with the names that their files suggest", async () => {
    const copies = [world.files.put("/n/book.li.md", ONE), world.files.put("/n/book.王.md", OTHER)];
    const said = await run(copies, null, null, at("/n/book.md"));
    assert.equal(world.files.text("/n/book.md"), MERGED);
    assert.deepEqual(world.files.paths, ["/n/book.li.md", "/n/book.md", "/n/book.王.md"]);
    assert.include(said[0], "\nli");
    assert.include(said.at(-1), "3 annotations");
    assert.include(said.at(-1), "1 stood in several copies");
  });

  it("without names, when the reader wants none", async () => {
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", TEXT)];
    await run(copies, "", "", at("/n/m.md"));
    assert.equal(world.files.text("/n/m.md"), ONE);
  });

  it("ask whose text it is to be where they differ, and keep what has no place in a sidecar", async () => {
    const longer = `${TEXT}  - 漕运改道海上【险】\n`;
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", longer)];
    const said = await run(copies, "li", "王", 0, at("/n/m.md"));
    assert.include(said[2], "Differs from “1.md” in 1 place");
    assert.equal(
      world.files.text("/n/m.md"),
      ONE.replaceAll("【谁", "【@li: 谁").replace("【共", "【@li: 共"),
    );
    const { orphans = [], separated } = fromSidecar(
      world.files.text("/n/m.annotations.json") ?? "",
    );
    assert.equal(separated.text, TEXT);
    assert.deepEqual(
      orphans.map(({ annotation }) => annotation.raw),
      ["【险】"],
    );
    assert.include(said.at(-1), "1 annotation without a place");
  });

  it("keep all that a sidecar of the merged note's name holds, or ask before it goes", async () => {
    const longer = `${TEXT}  - 漕运改道海上【险】\n`;
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", longer)];
    const known = fromSidecar(toSidecar({ separated: separate(ONE), name: "m.md" }));
    const note = { id: "https://example.org/1", type: "Annotation", target: "urn:x" };
    const mine = toSidecar({ ...known, others: [note] });
    world.files.put("/n/m.annotations.json", mine);
    await run(copies, "li", "王", 0, at("/n/m.md"), "replace");
    const { others } = fromSidecar(world.files.text("/n/m.annotations.json") ?? "");
    assert.deepEqual(others, [note]);

    const foreign = toSidecar({ separated: separate("- 别的\n  - 书【甲】\n"), name: "别的.md" });
    world.files.put("/n/m.annotations.json", foreign);
    await vscode.workspace.fs.delete(at("/n/m.md"));
    await run(copies, "li", "王", 0, at("/n/m.md"));
    assert.equal(world.files.text("/n/m.annotations.json"), foreign);
    assert.isUndefined(world.files.text("/n/m.md"));
    await run(copies, "li", "王", 0, at("/n/m.md"), "replace");
    assert.isDefined(world.files.text("/n/m.md"));
  });

  it("can be compared before one text is chosen", async () => {
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", `${OTHER}- 末\n`)];
    await run(copies, "", "", -1, 1, at("/n/m.md"));
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.instanceOf(activeTab?.input, vscode.TabInputTextDiff);
    const { modified } = activeTab.input;
    const document = await vscode.workspace.openTextDocument(modified);
    assert.equal(document.getText(), `${TEXT}- 末\n`);
  });

  it("are left alone when the reader goes away, and never written over", async () => {
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", OTHER)];
    await run(copies, "li");
    await run(copies, "li", "王");
    await run(copies, "li", "王", undefined);
    try {
      await run(copies, "li", "王", copies[1]);
      assert.fail("it was written");
    } catch (error) {
      assert.instanceOf(error, Failure);
    }
    assert.equal(world.files.text("/n/2.md"), OTHER);
    assert.deepEqual(world.files.paths, ["/n/1.md", "/n/2.md"]);
  });

  it("are chosen when there is one, or none", async () => {
    const copies = [world.files.put("/n/1.md", ONE), world.files.put("/n/2.md", OTHER)];
    await run([copies[0]!], [copies[1]], "li", "王", at("/n/m.md"));
    assert.equal(world.files.text("/n/m.md"), MERGED);
    try {
      await run([copies[0]!], [copies[0]]);
      assert.fail("one copy was merged");
    } catch (error) {
      assert.instanceOf(error, Failure);
    }
  });
});
