import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, toSidecar } from "../../../src/core/index.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { AUTHOR, NOTE, orphanOf, pairCommands } from "../support/pairCommands.js";
import { Meanwhile } from "../support/scriptedDialogs.js";

describe("pairs of files", () => {
  const world = notesInMemory();
  const { run, fault, assertNoLeftovers } = pairCommands(world);

  describe("when the files cannot be written", () => {
    /** Files by path, without what is left of writing. */
    const state = (): string =>
      JSON.stringify(
        world.files.paths
          .filter((path) => !path.includes(".tmp-"))
          .map((path) => [path, world.files.text(path)]),
      );

    /** The state before and after separating, with an older pair there or none. */
    async function states(hasPair: boolean): Promise<readonly [string, string]> {
      const note = world.files.put("/n/a.md", "# old【o】\n");
      if (hasPair) await run("separate", note, "beside");
      world.files.put("/n/a.md", NOTE);
      const before = state();
      await run("separate", note, "beside", ...(hasPair ? ["replace"] : []), "told:undo");
      return [before, state()];
    }

    // That they are as before or complete, whatever goes wrong and wherever, is in faults.test.ts.
    for (const hasPair of [false, true]) {
      it(`undo brings everything back, ${hasPair ? "over" : "without"} a pair`, async () => {
        const [before, taken] = await states(hasPair);
        assert.equal(taken, before);
      });
    }

    it("leaves alone what another program writes there in the meantime", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      // Two files are written under other names; the third operation gives the first its name.
      world.files.before(2, () => world.files.put("/n/a.annotations.json", "theirs"));
      assert.include(await fault("separate", note, "beside"), "a.annotations.json");
      assert.equal(world.files.text("/n/a.annotations.json"), "theirs");
      assert.deepEqual(world.files.paths, ["/n/a.annotations.json", "/n/a.md"]);
    });

    it("says so of a file system that is read-only", async () => {
      const readOnly = await new MemoryFiles(true).whenKnown();
      const there = readOnly.put("/n/a.md", NOTE);
      const note = world.files.put("/n/a.md", NOTE);
      const message = await fault("separate", note, "other", readOnly.uri("/n"));
      assert.include(message, "a.annotations.json");
      assert.include(await fault("separate", there), "a.md");
      assert.deepEqual(readOnly.paths, ["/n/a.md"]);
      readOnly.dispose();
    });

    // Two files are written under other names; then the editor takes away the first and gives the other its name, and so
    // on. From one of these operations on nothing works, as when the window is closed.
    for (const [from, names] of [
      [3, ["a.annotations.json", "a.author.md"]],
      [4, ["a.author.md"]],
      [5, ["a.author.md"]],
    ] as const) {
      it(`finishes a pair that was interrupted at operation ${from}`, async () => {
        const note = world.files.put("/n/a.md", "# old【o】\n");
        await run("separate", note, "beside");
        world.files.put("/n/a.md", NOTE);
        world.files.setTrouble("full", from);
        assert.include(await fault("separate", note, "beside", "replace"), names[0]);
        world.files.setTrouble(null);
        assert.notEqual(world.files.text("/n/a.author.md"), AUTHOR);
        await vscode.workspace.fs.delete(note);
        const said = await run("merge", world.files.uri("/n/a.annotations.json"), "finish");
        for (const name of names) assert.include(said[0], name);
        assert.equal(world.files.text("/n/a.author.md"), AUTHOR);
        assert.equal(world.files.text("/n/a.md"), NOTE);
        assertNoLeftovers();
      });
    }

    it("finishes nothing over what was written while it asked", async () => {
      const note = world.files.put("/n/a.md", "# old【o】\n");
      await run("separate", note, "beside");
      world.files.put("/n/a.md", NOTE);
      world.files.setTrouble("full", 4);
      await fault("separate", note, "beside", "replace");
      world.files.setTrouble(null);
      world.files.put("/n/a.author.md", "# old\n");
      const finish = new Meanwhile("finish", () => world.files.put("/n/a.author.md", "edited\n"));
      const sidecar = world.files.uri("/n/a.annotations.json");
      assert.include(await fault("merge", sidecar, finish), "a.author.md");
      assert.equal(world.files.text("/n/a.author.md"), "edited\n");
      assert.equal(world.files.text("/n/a.md"), NOTE);
    });

    it("takes orphans from the newest of several that are left", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const content = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      const orphan = orphanOf(content);
      const old = toSidecar(content);
      await vscode.workspace.fs.delete(world.files.uri("/n/a.annotations.json"));
      world.files.put("/n/a.annotations.json.tmp-00000000", old, 1000);
      const newest = toSidecar({ ...content, orphans: [orphan] });
      world.files.put("/n/a.annotations.json.tmp-11111111", newest, 3000);
      world.files.put("/n/a.annotations.json.tmp-22222222", old, 2000);
      await run("separate", note, "beside");
      const renewed = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      assert.deepEqual(renewed.orphans, [orphan]);
      assertNoLeftovers();
    });

    it("cleans away what is left, and loses no orphan, when the note is separated again", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const content = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      const orphan = orphanOf(content);
      world.files.put("/n/a.annotations.json", toSidecar({ ...content, orphans: [orphan] }));
      world.files.put("/n/a.md", `${NOTE}- d【z】\n`);
      world.files.setTrouble("full", 3);
      await fault("separate", note, "beside", "replace");
      world.files.setTrouble(null);
      assert.isUndefined(world.files.text("/n/a.annotations.json"));
      await run("separate", note, "beside", "replace");
      const renewed = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      assert.deepEqual(renewed.orphans, [orphan]);
      assert.lengthOf(renewed.separated.annotations, 3);
      assertNoLeftovers();
    });
  });
});
