import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, merge } from "../../../src/core/index.js";
import type { Uri } from "vscode";
import { replace } from "../support/documents.js";
import { Meanwhile } from "../support/scriptedDialogs.js";
import type { Trouble } from "../support/memoryFiles.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { AUTHOR, NOTE, pairCommands } from "../support/pairCommands.js";

describe("pairs of files", () => {
  const world = notesInMemory();
  const { run, fault, assertNoLeftovers } = pairCommands(world);

  describe("merge", () => {
    beforeEach(async () => {
      await run("separate", world.files.put("/n/a.md", NOTE), "beside");
    });

    const path = (name: string): Uri => world.files.uri(`/n/${name}`);

    it("finds the pair from each of its files, and does it once", async () => {
      for (const name of ["a.author.md", "a.annotations.json"]) {
        await vscode.workspace.fs.delete(path("a.md"));
        await run("merge", path(name));
        assert.equal(world.files.text("/n/a.md"), NOTE);
      }
      const all = ["a.author.md", "a.annotations.json", "a.md"].map(path);
      assert.lengthOf(await run("merge", all), 1, "nothing to do, once");
    });

    it("does the others where one of several cannot be done", async () => {
      await run("separate", world.files.put("/n/b.md", "# b【x】\n"), "beside");
      await vscode.workspace.fs.delete(path("b.md"));
      world.files.put("/n/a.annotations.json", "{}");
      const said = await run("merge", ["a.annotations.json", "b.annotations.json"].map(path));
      assert.equal(world.files.text("/n/b.md"), "# b【x】\n");
      assert.lengthOf(said, 2);
      assert.include(said[0], "a.annotations.json");
    });

    it("does not pass over unsaved changes of the author text", async () => {
      const document = await vscode.workspace.openTextDocument(path("a.author.md"));
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "x");
      assert.include(await fault("merge", path("a.annotations.json")), "a.author.md");
    });

    it("replaces a note only when it is told to", async () => {
      world.files.put("/n/a.md", `${NOTE}- new【n】\n`);
      const said = await run("merge", path("a.annotations.json"));
      assert.match(said[0] ?? "", /3 annotations.*2 annotations|3 条批注.*2 条批注/u);
      assert.include(world.files.text("/n/a.md"), "new");
      await run("merge", path("a.annotations.json"), "replace", "told:undo");
      assert.include(world.files.text("/n/a.md"), "new", "taken back");
      await run("merge", path("a.annotations.json"), "other", path("b.md"));
      assert.equal(world.files.text("/n/b.md"), NOTE);
      await run("merge", path("a.annotations.json"), "replace");
      assert.equal(world.files.text("/n/a.md"), NOTE);
    });

    it("changes an open note in one step that can be undone", async () => {
      // Line breaks of one kind, as a document holds them.
      const text = "# a【x】\n\n- b【y】\n- c\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      await vscode.window.showTextDocument(document, { preview: false });
      await replace(document, [0, 4], "# 改");
      await replace(document, [document.getText().length - 2, document.getText().length - 1], "z");
      const edited = document.getText();
      await run("merge", path("d.annotations.json"), "replace");
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), edited);
    });

    it("changes the line breaks of an open note too, and undoing brings back words and breaks", async () => {
      const text = "# a【x】\r\n\r\n- b【y】\r\n- c\r\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      const editor = await vscode.window.showTextDocument(document, { preview: false });
      await editor.edit((builder) => {
        builder.setEndOfLine(vscode.EndOfLine.LF);
      });
      await replace(document, [11, 14], "");
      const edited = document.getText();
      assert.equal(edited, "# a【x】\n\n- b\n- c\n");
      await run("merge", path("d.annotations.json"), "replace");
      assert.equal(document.getText(), text);
      for (let steps = 0; steps < 2; steps += 1) {
        await vscode.commands.executeCommand("undo");
      }
      assert.equal(document.getText(), edited);
      await run("merge", path("d.annotations.json"), "replace", "told:undo");
      assert.equal(document.getText(), edited, "taken back");
    });

    it("changes the line breaks alone of a note in a tab behind another", async () => {
      const text = "# a【x】\n\n- b\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      const editor = await vscode.window.showTextDocument(document, { preview: false });
      await editor.edit((builder) => {
        builder.setEndOfLine(vscode.EndOfLine.CRLF);
      });
      const sidecar = await vscode.workspace.openTextDocument(path("d.annotations.json"));
      await vscode.window.showTextDocument(sidecar, { preview: false });
      await run("merge", path("d.annotations.json"), "replace");
      assert.equal(document.getText(), text);
    });

    it("takes nothing back where the reader has written since", async () => {
      const text = "# a【x】\n\n- b\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      await vscode.window.showTextDocument(document, { preview: false });
      await replace(document, [0, 0], "new");
      const typed = new Meanwhile("told:undo", () => replace(document, [0, 0], "typed "));
      await run("merge", path("d.annotations.json"), "replace", typed);
      assert.equal(document.getText(), `typed ${text}`);
    });

    it("asks which text is meant when the author's was edited", async () => {
      world.files.put("/n/a.author.md", `${AUTHOR}- more\n`);
      await vscode.workspace.fs.delete(path("a.md"));
      const said = await run("merge", path("a.author.md"));
      assert.include(said[0], "100 %".replace(" ", said[0]?.includes("100%") === true ? "" : " "));
      assert.isUndefined(world.files.text("/n/a.md"));
      await run("merge", path("a.author.md"), "base");
      assert.equal(world.files.text("/n/a.md"), NOTE);
      assert.equal(world.files.text("/n/a.author.md"), `${AUTHOR}- more\n`);
    });

    it("carries the annotations over to the edited text, and the sidecar follows", async () => {
      const edited = `${AUTHOR.replace("- b\n", "")}- more\n`;
      world.files.put("/n/a.author.md", edited);
      const said = await run("merge", path("a.author.md"), "edited", "replace", "told:undo");
      assert.match(said[2] ?? "", /no sure place|没有可靠的位置/u);
      assert.equal(world.files.text("/n/a.md"), NOTE, "taken back");
      await run("merge", path("a.author.md"), "edited", "replace");
      const content = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      assert.equal(content.separated.text, edited);
      const raws = [
        ...content.separated.annotations.map(({ raw }) => raw),
        ...(content.orphans ?? []).map(({ annotation }) => annotation.raw),
      ];
      assert.sameMembers(raws, ["【x】", "【?y #t】"]);
      assert.equal(world.files.text("/n/a.md"), merge(content.separated));
      assert.equal(world.files.text("/n/a.author.md"), edited);
    });

    it("carries over to an open note in one step, with the sidecar or not at all", async () => {
      const text = "# a【x】\n\n- b【y】\n- c\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      world.files.put("/n/d.author.md", "# a\n\n- b\n- c\n- d\n");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      await vscode.window.showTextDocument(document, { preview: false });
      const sidecar = world.files.text("/n/d.annotations.json");
      world.files.setTrouble("full");
      assert.include(
        await fault("merge", path("d.author.md"), "edited", "replace"),
        "d.annotations.json",
      );
      world.files.setTrouble(null);
      assert.equal(document.getText(), text);
      await run("merge", path("d.author.md"), "edited", "replace");
      assert.equal(document.getText(), `${text}- d\n`);
      assert.notEqual(world.files.text("/n/d.annotations.json"), sidecar);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
    });

    it("carries nothing over a sidecar that was changed while it was asked", async () => {
      const edited = `${AUTHOR}- more\n`;
      world.files.put("/n/a.author.md", edited);
      const newer = `${world.files.text("/n/a.annotations.json") ?? ""}\n`;
      const pulled = (answer: string): Meanwhile =>
        new Meanwhile(answer, () => world.files.put("/n/a.annotations.json", newer));
      const sidecar = path("a.annotations.json");
      assert.include(
        await fault("merge", sidecar, pulled("edited"), "replace"),
        "annotations.json",
      );
      assert.equal(world.files.text("/n/a.annotations.json"), newer);
      assert.equal(world.files.text("/n/a.md"), NOTE);
      const text = "# a【x】\n\n- b【y】\n";
      await run("separate", world.files.put("/n/d.md", text), "beside");
      world.files.put("/n/d.author.md", "# a\n\n- b\n- d\n");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      await vscode.window.showTextDocument(document, { preview: false });
      const later = new Meanwhile("replace", () => world.files.put("/n/d.annotations.json", newer));
      assert.include(await fault("merge", path("d.author.md"), "edited", later), "d.annotations");
      assert.equal(world.files.text("/n/d.annotations.json"), newer);
      assert.equal(document.getText(), text);
    });

    it("tells a sidecar of another note by its text", async () => {
      world.files.put("/n/a.author.md", "# something else\n\n- entirely\n");
      const said = await run("merge", path("a.author.md"));
      assert.include(said[0], "a.md");
      assert.match(said[0] ?? "", /another note|另一篇笔记/u);
    });

    it("finds the other file by what it says where its name is another", async () => {
      await vscode.workspace.fs.delete(path("a.md"));
      await vscode.workspace.fs.rename(path("a.annotations.json"), path("kept.annotations.json"));
      await run("merge", path("a.author.md"));
      assert.equal(world.files.text("/n/kept.md"), NOTE);
      await vscode.workspace.fs.delete(path("kept.md"));
      await vscode.workspace.fs.rename(path("a.author.md"), path("book.md"));
      await run("merge", path("kept.annotations.json"));
      assert.equal(world.files.text("/n/kept.md"), NOTE);
    });

    it("needs no author text: the sidecar holds it", async () => {
      await vscode.workspace.fs.delete(path("a.md"));
      await vscode.workspace.fs.delete(path("a.author.md"));
      await run("merge", path("a.annotations.json"));
      assert.equal(world.files.text("/n/a.md"), NOTE);
    });

    it("says what is wrong with a sidecar, and writes nothing", async () => {
      const sidecar = world.files.text("/n/a.annotations.json") ?? "";
      await vscode.workspace.fs.delete(path("a.md"));
      const damaged = [
        sidecar.slice(0, sidecar.length / 2),
        sidecar.replace(/"start":\s*\d+/gu, '"start":99999'),
        sidecar.replace('"mg:version": 1', '"mg:version": 9'),
        `<<<<<<< ours\n${sidecar}`,
        "{}",
        "",
        "no json",
      ];
      const reasons = new Set<string>();
      for (const text of damaged) {
        world.files.put("/n/a.annotations.json", text);
        const message = await fault("merge", path("a.author.md"));
        assert.include(message, "a.annotations.json");
        reasons.add(message);
      }
      assert.isAtLeast(reasons.size, 6);
      assert.isUndefined(world.files.text("/n/a.md"));
    });

    it("says that there is no sidecar", async () => {
      assert.include(
        await fault("merge", world.files.put("/m/x.author.md", "x\n")),
        "x.annotations.json",
      );
    });

    for (const trouble of ["read-only", "full", "half"] satisfies Trouble[]) {
      it(`leaves the note as it was where it cannot be written: ${trouble}`, async () => {
        world.files.put("/n/a.md", "# mine【m】\n");
        for (const nth of [0, 1]) {
          // A half of a rename is a rename: only what is written can be halved.
          if (trouble === "half" && nth === 1) continue;
          world.files.setTrouble(trouble, nth, nth + 1);
          const message = await fault("merge", path("a.annotations.json"), "replace");
          assert.include(message, "a.md");
          assert.equal(world.files.text("/n/a.md"), "# mine【m】\n");
          assertNoLeftovers();
        }
      });
    }
  });
});
