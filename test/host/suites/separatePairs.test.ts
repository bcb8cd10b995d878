import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, toSidecar } from "../../../src/core/index.js";
import type { Uri } from "vscode";
import { findNotes } from "../../../src/vscode/files/index.js";
import { ManyNotes } from "../../../src/vscode/pairs/separateNotes.js";
import { replace } from "../support/documents.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { AUTHOR, NOTE, orphanOf, pairCommands } from "../support/pairCommands.js";
import { Meanwhile, ScriptedDialogs } from "../support/scriptedDialogs.js";

describe("pairs of files", () => {
  const world = notesInMemory();
  const { run, fault, assertNoLeftovers } = pairCommands(world);

  describe("separate", () => {
    it("writes both files beside the note and leaves the note alone", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const said = await run("separate", note, "beside");
      assert.deepEqual(world.files.paths, ["/n/a.annotations.json", "/n/a.author.md", "/n/a.md"]);
      assert.equal(world.files.text("/n/a.md"), NOTE);
      assert.equal(world.files.text("/n/a.author.md"), AUTHOR);
      const content = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      assert.lengthOf(content.separated.annotations, 2);
      assert.equal(content.name, "a.md");
      assert.include(said[0], "a.author.md");
      assert.include(said[0], "a.annotations.json");
      assert.lengthOf(said, 2);
    });

    it("keeps bytes: marks of byte order, line breaks of any kind, no end of line", async () => {
      const texts = {
        "b.md": "\uFEFF- 甲【x】\r\n- 乙\n- 丙【y】",
        "c.txt": "甲【x】\r\n\t乙\r\n\t\t【?】\r\n",
        "d.txt": "Map\n2024-01-02 03:04:05 0\n大纲/内容\na\nb 【c】\nMap\n0 条评论\n",
      };
      for (const [name, text] of Object.entries(texts)) {
        const note = world.files.put(`/n/${name}`, text);
        await run("separate", note, "beside");
        const [stem = "", extension = ""] = name.split(".");
        assert.notInclude(world.files.text(`/n/${stem}.author.${extension}`), "【");
        await vscode.workspace.fs.delete(note);
        await run("merge", world.files.uri(`/n/${stem}.annotations.json`));
        assert.equal(world.files.text(`/n/${name}`), text);
      }
      assertNoLeftovers();
    });

    it("writes into another folder when asked to", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      world.files.put("/m/other.txt", "");
      await run("separate", note, "other", world.files.uri("/m"));
      assert.includeMembers([...world.files.paths], ["/m/a.annotations.json", "/m/a.author.md"]);
    });

    it("replaces files only when it is told to, and names them", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      world.files.put("/n/a.author.md", "mine\n");
      const said = await run("separate", note, "beside");
      assert.include(said[1], "a.author.md");
      assert.equal(world.files.text("/n/a.author.md"), "mine\n");
      assert.isUndefined(world.files.text("/n/a.annotations.json"));
      await run("separate", note, "beside", "replace");
      assert.equal(world.files.text("/n/a.author.md"), AUTHOR);
    });

    it("replaces nothing but what it asked about", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      world.files.put("/n/a.md", `${NOTE}- 【new】\n`);
      const edited = new Meanwhile("replace", () => world.files.put("/n/a.author.md", "edited"));
      world.files.put("/n/a.author.md", "old\n");
      assert.include(await fault("separate", note, "beside", edited), "a.author.md");
      assert.equal(world.files.text("/n/a.author.md"), "edited");
      const merged = new Meanwhile("replace", () => world.files.put("/n/a.md", "edited"));
      world.files.put("/n/a.author.md", AUTHOR);
      const sidecar = world.files.uri("/n/a.annotations.json");
      assert.include(await fault("merge", sidecar, merged), "a.md");
      assert.equal(world.files.text("/n/a.md"), "edited");
      assertNoLeftovers();
    });

    it("has nothing to do when the pair is as it would be", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      world.files.setTrouble("read-only");
      await run("separate", note, "beside");
      assert.equal(world.files.operations, 0);
    });

    it("keeps orphans of the old sidecar, and says what would be lost", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const content = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      const orphan = orphanOf(content);
      world.files.put("/n/a.annotations.json", toSidecar({ ...content, orphans: [orphan] }));
      world.files.put("/n/a.author.md", `${AUTHOR}- edited\n`);
      world.files.put("/n/a.md", `${NOTE}- d【z】\n`);
      const said = await run("separate", note, "beside", "replace");
      assert.match(said[1] ?? "", /a\.author\.md was edited|a\.author\.md 在分离之后被编辑过/u);
      const renewed = fromSidecar(world.files.text("/n/a.annotations.json") ?? "");
      assert.lengthOf(renewed.separated.annotations, 3);
      assert.deepEqual(renewed.orphans, [orphan]);
    });

    it("says how many annotations only the old sidecar holds", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const sidecar = world.files.text("/n/a.annotations.json");
      // The note was deleted, and a copy of the author's text has its name.
      world.files.put("/n/a.md", `${AUTHOR}- d【z】\n`);
      const said = await run("separate", note, "beside");
      assert.match(said[1] ?? "", /holds 2 annotations|有 2 条批注不在笔记里/u);
      assert.equal(world.files.text("/n/a.annotations.json"), sidecar);
    });

    it("asks no more than before where words of annotations were changed", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      world.files.put("/n/a.md", NOTE.replace("【x】", "【other words】"));
      const said = await run("separate", note, "beside", "replace");
      assert.notMatch(said[1] ?? "", /holds \d|条批注不在笔记里/u);
    });

    it("loses nothing that another program writes while the old sidecar is read", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const path = "/n/a.annotations.json";
      const content = fromSidecar(world.files.text(path) ?? "");
      const theirs = toSidecar({ ...content, orphans: [orphanOf(content)] });
      world.files.put("/n/a.md", `${NOTE}- d【z】\n`);
      const chosen = new Meanwhile("beside", () => {
        world.files.afterReading(path, () => world.files.put(path, theirs));
      });
      assert.include(await fault("separate", note, chosen, "replace"), "a.annotations.json");
      assert.equal(world.files.text(path), theirs);
    });

    it("writes nothing for a note without annotations unless it is wanted", async () => {
      const note = world.files.put("/n/a.md", "# a\n");
      await run("separate", note);
      assert.deepEqual(world.files.paths, ["/n/a.md"]);
      await run("separate", note, "write", "beside");
      assert.equal(world.files.text("/n/a.author.md"), "# a\n");
    });

    it("saves unsaved changes only when asked", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const document = await vscode.workspace.openTextDocument(note);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "- 新【n】\n");
      await run("separate", note);
      assert.isTrue(document.isDirty);
      assert.deepEqual(world.files.paths, ["/n/a.md"]);
      await run("separate", note, "save", "beside");
      assert.include(world.files.text("/n/a.author.md"), "- 新\n");
    });

    it("refuses what is no UTF-8, what is no note, and what is not there", async () => {
      const bytes = new Uint8Array([0x23, 0x20, 0xd6, 0xd0, 0xa1, 0xbe, 0x0a]);
      assert.include(await fault("separate", world.files.put("/n/gbk.md", bytes)), "gbk.md");
      assert.include(
        await fault("separate", world.files.put("/n/log.txt", "one line\n")),
        "log.txt",
      );
      assert.include(await fault("separate", world.files.uri("/n/gone.md")), "gone.md");
      assert.deepEqual(world.files.paths, ["/n/gbk.md", "/n/log.txt"]);
    });

    it("leaves an author text with unsaved changes alone", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const author = world.files.put("/n/a.author.md", AUTHOR);
      const document = await vscode.workspace.openTextDocument(author);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "x");
      assert.include(await fault("separate", note), "a.author.md");
      assert.deepEqual(world.files.paths, ["/n/a.author.md", "/n/a.md"]);
    });

    it("can be taken back", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      world.files.put("/n/a.author.md", "mine\n");
      await run("separate", note, "beside", "replace", "told:undo");
      assert.deepEqual(world.files.paths, ["/n/a.author.md", "/n/a.md"]);
      assert.equal(world.files.text("/n/a.author.md"), "mine\n");
    });
  });

  describe("many notes", () => {
    beforeEach(() => {
      world.files.put("/n/a.md", NOTE);
      world.files.put("/n/sub/b.txt", "甲【x】\n\t乙【y】\n");
      world.files.put("/n/sub/a.md", "# 丙【z】\n");
      world.files.put("/n/plain.md", "# none\n");
      world.files.put("/n/a.txt", "甲【x】\n\t乙\n\t丙\n");
      world.files.put("/n/bad.md", new Uint8Array([0xff, 0xfe, 0x20]));
      world.files.put("/n/.git/c.md", NOTE);
      world.files.put("/n/image.png", "");
    });

    it("are all separated that can be; the rest are named with the reason", async () => {
      const said = await run("separate", world.files.uri("/n"), "beside", "told:show");
      const summary = said.slice(1).join("\n");
      assert.includeMembers(
        [...world.files.paths],
        ["/n/a.author.md", "/n/sub/b.author.txt", "/n/sub/a.author.md"],
      );
      assert.isUndefined(world.files.text("/n/a.author.txt"), "it has the sidecar of a.md");
      for (const name of ["plain.md", "a.txt", "bad.md"]) assert.include(summary, name);
      assert.notInclude(summary, "b.txt");
      assert.notInclude(world.files.paths.join(), "c.author.md");
    });

    it("are taken from what was chosen, but for the files of pairs", async () => {
      await run("separate", world.files.uri("/n/a.md"), "beside");
      const all = ["/n/a.md", "/n/a.author.md", "/n/a.annotations.json", "/n/sub"];
      const said = await run(
        "separate",
        all.map((path) => world.files.uri(path)),
        "beside",
        "skip",
      );
      assert.match(said[0] ?? "", /3 notes|3 篇笔记/u);
      assert.isUndefined(world.files.text("/n/a.author.author.md"));
    });

    it("are written into one folder with the folders they are in", async () => {
      world.files.put("/m/x", "");
      await run("separate", [world.files.uri("/n")], "folder", world.files.uri("/m"));
      assert.deepEqual(
        world.files.paths.filter((path) => path.startsWith("/m/") && path.includes(".author.")),
        ["/m/a.author.md", "/m/sub/a.author.md", "/m/sub/b.author.txt"],
      );
    });

    it("leave pairs that are there alone, or replace them", async () => {
      world.files.put("/n/sub/b.author.txt", "mine\n");
      await run("separate", world.files.uri("/n/sub"), "beside", "skip");
      assert.equal(world.files.text("/n/sub/b.author.txt"), "mine\n");
      assert.isDefined(world.files.text("/n/sub/a.author.md"));
      await run("separate", world.files.uri("/n/sub"), "beside", "replace");
      assert.equal(world.files.text("/n/sub/b.author.txt"), "甲\n\t乙\n");
    });

    it("never replace the sidecar of another note, or one that cannot be read", async () => {
      await run("separate", world.files.uri("/n"), "beside");
      const sidecar = world.files.text("/n/a.annotations.json");
      world.files.put("/n/sub/a.annotations.json", "{");
      const said = await run("separate", world.files.uri("/n"), "beside", "replace", "told:show");
      assert.equal(
        world.files.text("/n/a.annotations.json"),
        sidecar,
        "a.txt has the same sidecar",
      );
      assert.equal(world.files.text("/n/sub/a.annotations.json"), "{");
      for (const name of ["a.txt", "a.md"]) assert.include(said.at(-1), name);
    });

    it("are left out where only the old sidecar holds an annotation", async () => {
      await run("separate", world.files.uri("/n/sub"), "beside");
      const sidecar = world.files.text("/n/sub/b.annotations.json");
      world.files.put("/n/sub/b.txt", "甲\n\t乙【y】\n");
      const chosen = world.files.uri("/n/sub");
      const said = await run("separate", chosen, "beside", "replace", "told:show");
      assert.equal(world.files.text("/n/sub/b.annotations.json"), sidecar);
      assert.include(said.at(-1), "b.txt");
    });

    it("are not known when looking for them was cancelled", async () => {
      const source = new vscode.CancellationTokenSource();
      const chosen = ["/n/a.md", "/n/sub"].map((path) => world.files.uri(path));
      assert.lengthOf((await findNotes(chosen, source.token)) ?? [], 3);
      source.cancel();
      assert.isNull(await findNotes(chosen, source.token));
    });

    it("stop when they are cancelled, between two notes", async () => {
      const dialogs = new ScriptedDialogs();
      const folderFor = (): Uri => world.files.uri("/n");
      const many = new ManyNotes({ ...world.context, dialogs }, folderFor, "skip");
      const source = new vscode.CancellationTokenSource();
      const progress = {
        report: ({ message }: { readonly message?: string }) => {
          if (message === "plain.md") source.cancel();
        },
      };
      const uris = ["/n/a.md", "/n/plain.md", "/n/sub/b.txt"].map((path) => world.files.uri(path));
      await many.separate(uris, progress, source.token);
      await many.tell(uris.length);
      assert.isDefined(world.files.text("/n/a.author.md"));
      assert.isUndefined(world.files.text("/n/b.author.txt"));
      assert.match(dialogs.said[0] ?? "", /1 of 3|3 篇笔记中分离了 1 篇/u);
    });
  });
});
