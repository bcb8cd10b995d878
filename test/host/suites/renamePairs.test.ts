import { assert } from "chai";
import * as vscode from "vscode";
import { haveCompanions } from "../../../src/vscode/pairs/companions.js";
import { offerToRenamePairs } from "../../../src/vscode/pairs/pairsFeature.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { NOTE, pairCommands } from "../support/pairCommands.js";
import { ScriptedDialogs } from "../support/scriptedDialogs.js";

describe("pairs of files", () => {
  const world = notesInMemory();
  const { run } = pairCommands(world);

  describe("renaming a note", () => {
    beforeEach(async () => {
      await run("separate", world.files.put("/n/a.md", NOTE), "beside");
    });

    async function rename(to: string, ...answers: readonly unknown[]): Promise<readonly string[]> {
      const dialogs = new ScriptedDialogs(...answers);
      const oldUri = world.files.uri("/n/a.md");
      const newUri = world.files.uri(to);
      world.files.put(to.replace(/[^/]*$/u, "x"), "");
      await vscode.workspace.fs.rename(oldUri, newUri);
      await offerToRenamePairs([{ oldUri, newUri }], dialogs);
      return dialogs.said;
    }

    it("renames its pair when the reader wants it, and the pair still fits", async () => {
      const said = await rename("/n/b.md", "told:rename");
      assert.include(said[0], "a.author.md");
      assert.deepEqual(
        world.files.paths.filter((path) => path !== "/n/x"),
        ["/n/b.annotations.json", "/n/b.author.md", "/n/b.md"],
      );
      assert.lengthOf(await run("merge", world.files.uri("/n/b.annotations.json")), 1);
      // What the sidecar says inside is the old name: separating again knows it for the note's own.
      world.files.put("/n/b.md", `${NOTE}- 【new】\n`);
      const again = await run("separate", world.files.uri("/n/b.md"), "beside", "replace");
      assert.notMatch(again[1] ?? "", /another note|另一篇笔记/u);
    });

    it("moves it along into another folder", async () => {
      await rename("/m/a.md", "told:rename");
      assert.includeMembers([...world.files.paths], ["/m/a.annotations.json", "/m/a.author.md"]);
    });

    it("renames what is known of a page's tree", async () => {
      world.files.put("/n/p.txt", "page\n");
      world.files.put("/n/p.outline.json", "{}");
      const dialogs = new ScriptedDialogs("told:rename");
      const renamed = { oldUri: world.files.uri("/n/p.txt"), newUri: world.files.uri("/n/q.txt") };
      await vscode.workspace.fs.rename(renamed.oldUri, renamed.newUri);
      await offerToRenamePairs([renamed], dialogs);
      assert.include(dialogs.said[0], "p.outline.json");
      assert.equal(world.files.text("/n/q.outline.json"), "{}");
    });

    it("leaves it alone otherwise", async () => {
      await rename("/n/b.md");
      assert.includeMembers([...world.files.paths], ["/n/a.annotations.json", "/n/a.author.md"]);
    });

    it("says nothing of a sidecar whose name stays the same", async () => {
      const said = await rename("/n/a.markdown", "told:rename");
      assert.lengthOf(said, 1, said.join(" | "));
      assert.notInclude(said[0], "a.annotations.json");
      assert.deepEqual(
        world.files.paths.filter((path) => path !== "/n/x"),
        ["/n/a.annotations.json", "/n/a.author.markdown", "/n/a.markdown"],
      );
    });

    it("is looked into only where there is something beside it", async () => {
      world.files.put("/n/code.ts", "");
      world.files.put("/n/p.outline.json", "{}");
      const renamed = (...names: readonly string[]): vscode.FileRenameEvent["files"] =>
        names.map((name) => ({
          oldUri: world.files.uri(`/n/${name}`),
          newUri: world.files.uri(`/n/new/${name}`),
        }));
      assert.isFalse(await haveCompanions(renamed("code.ts", "other.md", "n")));
      assert.isTrue(await haveCompanions(renamed("code.ts", "a.md")));
      assert.isTrue(await haveCompanions(renamed("p.txt")));
    });

    it("is no business of a folder that is called like the note", async () => {
      world.files.put("/n/b/chapter.md", "# c\n");
      const dialogs = new ScriptedDialogs("told:rename");
      const renamed = { oldUri: world.files.uri("/n/a"), newUri: world.files.uri("/n/b") };
      await offerToRenamePairs([renamed], dialogs);
      assert.deepEqual(dialogs.said, []);
      assert.isDefined(world.files.text("/n/a.annotations.json"));
    });

    it("never replaces a file", async () => {
      world.files.put("/n/b.author.md", "mine\n");
      const said = await rename("/n/b.md", "told:rename");
      assert.include(said.join(), "b.author.md");
      assert.equal(world.files.text("/n/b.author.md"), "mine\n");
    });
  });
});
