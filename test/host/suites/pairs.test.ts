import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, merge, toSidecar } from "../../../src/core/index.js";
import type { SidecarContent, SidecarOrphan } from "../../../src/core/index.js";
import type { Uri } from "vscode";
import { NoteStore } from "../../../src/vscode/documents/index.js";
import { Failure } from "../../../src/vscode/platform/failure.js";
import { Log } from "../../../src/vscode/platform/log.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { createPairs, offerToRenamePairs } from "../../../src/vscode/pairs/pairsFeature.js";
import { ManyNotes } from "../../../src/vscode/pairs/separateNotes.js";
import { closeAll, memory, replace } from "../support/documents.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import type { Trouble } from "../support/memoryFiles.js";
import { Meanwhile, ScriptedDialogs } from "../support/scriptedDialogs.js";

const NOTE = "# a【x】\r\n\n- b\n  - 【?y #t】\n- \\【c\\】\n";
const AUTHOR = "# a\r\n\n- b\n- 【c】\n";

/** An orphan with the words of a sidecar's first annotation. */
function orphanOf({ separated }: SidecarContent): SidecarOrphan {
  const [first] = separated.annotations;
  assert.isDefined(first);
  const annotation = { ...first, id: "0".repeat(first.id.length) };
  return { annotation, oldPath: [], context: { before: "", after: "" }, candidates: [] };
}

describe("pairs of files", () => {
  const log = new Log();
  let settings: Settings;
  let notes: NoteStore;
  let files: MemoryFiles;

  beforeEach(async () => {
    settings = new Settings();
    notes = new NoteStore(settings, log);
    files = await new MemoryFiles().whenKnown();
  });

  afterEach(async () => {
    await closeAll();
    notes.dispose();
    settings.dispose();
    files.dispose();
  });

  after(() => {
    log.dispose();
  });

  type Command = "separate" | "merge";

  /** Calls a command and gives what was said. */
  async function run(
    command: Command,
    uris: Uri | readonly Uri[],
    ...answers: readonly unknown[]
  ): Promise<readonly string[]> {
    const dialogs = new ScriptedDialogs(...answers);
    const loadChunk = (): never => assert.fail("nothing more is loaded");
    const context = { notes, settings, log, memory: memory(), loadChunk };
    const feature = createPairs(context, dialogs);
    const list = Array.isArray(uris) ? (uris as readonly Uri[]) : [uris];
    await feature.commands[`marginalia.${command}`](list[0], list);
    assert.equal(dialogs.left, 0, `not asked; said: ${dialogs.said.join(" | ")}`);
    return dialogs.said;
  }

  /** Calls a command that fails, and gives the words for the reader. */
  async function fault(...args: Parameters<typeof run>): Promise<string> {
    try {
      await run(...args);
    } catch (error) {
      assert.instanceOf(error, Failure);
      return error.message;
    }
    return assert.fail("it did not fail");
  }

  function assertNoLeftovers(): void {
    assert.deepEqual(
      files.paths.filter((path) => path.includes(".tmp-")),
      [],
    );
  }

  describe("separate", () => {
    it("writes both files beside the note and leaves the note alone", async () => {
      const note = files.put("/n/a.md", NOTE);
      const said = await run("separate", note, "beside");
      assert.deepEqual(files.paths, ["/n/a.annotations.json", "/n/a.author.md", "/n/a.md"]);
      assert.equal(files.text("/n/a.md"), NOTE);
      assert.equal(files.text("/n/a.author.md"), AUTHOR);
      const content = fromSidecar(files.text("/n/a.annotations.json") ?? "");
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
        const note = files.put(`/n/${name}`, text);
        await run("separate", note, "beside");
        const [stem = "", extension = ""] = name.split(".");
        assert.notInclude(files.text(`/n/${stem}.author.${extension}`), "【");
        await vscode.workspace.fs.delete(note);
        await run("merge", files.uri(`/n/${stem}.annotations.json`));
        assert.equal(files.text(`/n/${name}`), text);
      }
      assertNoLeftovers();
    });

    it("writes into another folder when asked to", async () => {
      const note = files.put("/n/a.md", NOTE);
      files.put("/m/other.txt", "");
      await run("separate", note, "other", files.uri("/m"));
      assert.includeMembers([...files.paths], ["/m/a.annotations.json", "/m/a.author.md"]);
    });

    it("replaces files only when it is told to, and names them", async () => {
      const note = files.put("/n/a.md", NOTE);
      files.put("/n/a.author.md", "mine\n");
      const said = await run("separate", note, "beside");
      assert.include(said[1], "a.author.md");
      assert.equal(files.text("/n/a.author.md"), "mine\n");
      assert.isUndefined(files.text("/n/a.annotations.json"));
      await run("separate", note, "beside", "replace");
      assert.equal(files.text("/n/a.author.md"), AUTHOR);
    });

    it("replaces nothing but what it asked about", async () => {
      const note = files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      files.put("/n/a.md", `${NOTE}- 【new】\n`);
      const edited = new Meanwhile("replace", () => files.put("/n/a.author.md", "edited"));
      files.put("/n/a.author.md", "old\n");
      assert.include(await fault("separate", note, "beside", edited), "a.author.md");
      assert.equal(files.text("/n/a.author.md"), "edited");
      const merged = new Meanwhile("replace", () => files.put("/n/a.md", "edited"));
      files.put("/n/a.author.md", AUTHOR);
      const sidecar = files.uri("/n/a.annotations.json");
      assert.include(await fault("merge", sidecar, merged), "a.md");
      assert.equal(files.text("/n/a.md"), "edited");
      assertNoLeftovers();
    });

    it("has nothing to do when the pair is as it would be", async () => {
      const note = files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      files.setTrouble("read-only");
      await run("separate", note, "beside");
      assert.equal(files.operations, 0);
    });

    it("keeps orphans of the old sidecar, and says what would be lost", async () => {
      const note = files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const content = fromSidecar(files.text("/n/a.annotations.json") ?? "");
      const orphan = orphanOf(content);
      files.put("/n/a.annotations.json", toSidecar({ ...content, orphans: [orphan] }));
      files.put("/n/a.author.md", `${AUTHOR}- edited\n`);
      files.put("/n/a.md", `${NOTE}- d【z】\n`);
      const said = await run("separate", note, "beside", "replace");
      assert.match(said[1] ?? "", /a\.author\.md was edited|a\.author\.md 在分离之后被编辑过/u);
      const renewed = fromSidecar(files.text("/n/a.annotations.json") ?? "");
      assert.lengthOf(renewed.separated.annotations, 3);
      assert.deepEqual(renewed.orphans, [orphan]);
    });

    it("writes nothing for a note without annotations unless it is wanted", async () => {
      const note = files.put("/n/a.md", "# a\n");
      await run("separate", note);
      assert.deepEqual(files.paths, ["/n/a.md"]);
      await run("separate", note, "write", "beside");
      assert.equal(files.text("/n/a.author.md"), "# a\n");
    });

    it("saves unsaved changes only when asked", async () => {
      const note = files.put("/n/a.md", NOTE);
      const document = await vscode.workspace.openTextDocument(note);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "- 新【n】\n");
      await run("separate", note);
      assert.isTrue(document.isDirty);
      assert.deepEqual(files.paths, ["/n/a.md"]);
      await run("separate", note, "save", "beside");
      assert.include(files.text("/n/a.author.md"), "- 新\n");
    });

    it("refuses what is no UTF-8, what is no note, and what is not there", async () => {
      const bytes = new Uint8Array([0x23, 0x20, 0xd6, 0xd0, 0xa1, 0xbe, 0x0a]);
      assert.include(await fault("separate", files.put("/n/gbk.md", bytes)), "gbk.md");
      assert.include(await fault("separate", files.put("/n/log.txt", "one line\n")), "log.txt");
      assert.include(await fault("separate", files.uri("/n/gone.md")), "gone.md");
      assert.deepEqual(files.paths, ["/n/gbk.md", "/n/log.txt"]);
    });

    it("leaves an author text with unsaved changes alone", async () => {
      const note = files.put("/n/a.md", NOTE);
      const author = files.put("/n/a.author.md", AUTHOR);
      const document = await vscode.workspace.openTextDocument(author);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "x");
      assert.include(await fault("separate", note), "a.author.md");
      assert.deepEqual(files.paths, ["/n/a.author.md", "/n/a.md"]);
    });

    it("can be taken back", async () => {
      const note = files.put("/n/a.md", NOTE);
      files.put("/n/a.author.md", "mine\n");
      await run("separate", note, "beside", "replace", "told:undo");
      assert.deepEqual(files.paths, ["/n/a.author.md", "/n/a.md"]);
      assert.equal(files.text("/n/a.author.md"), "mine\n");
    });
  });

  describe("when the files cannot be written", () => {
    /** Files by path, without what is left of writing. */
    const state = (): string =>
      JSON.stringify(
        files.paths
          .filter((path) => !path.includes(".tmp-"))
          .map((path) => [path, files.text(path)]),
      );

    /** The state before and after separating, with an older pair there or none. */
    async function states(hasPair: boolean): Promise<readonly [string, string]> {
      const note = files.put("/n/a.md", "# old【o】\n");
      if (hasPair) await run("separate", note, "beside");
      files.put("/n/a.md", NOTE);
      const before = state();
      await run("separate", note, "beside", ...(hasPair ? ["replace"] : []), "told:undo");
      return [before, state()];
    }

    for (const hasPair of [false, true]) {
      for (const trouble of ["read-only", "full", "half"] satisfies Trouble[]) {
        it(`they are as before or complete: ${trouble}, ${hasPair ? "over" : "without"} a pair`, async () => {
          const [before, taken] = await states(hasPair);
          assert.equal(taken, before, "undo brings everything back");
          const note = files.uri("/n/a.md");
          const answers = ["beside", ...(hasPair ? ["replace"] : [])];
          // The n-th operation alone goes wrong, for each n until one run has none.
          for (let nth = 0; ; nth += 1) {
            files.setTrouble(trouble, nth, nth + 1);
            const outcome = await run("separate", note, ...answers).then(
              () => "done",
              (error: unknown) => {
                assert.instanceOf(error, Failure);
                return "failed";
              },
            );
            const isOver = files.operations <= nth;
            files.setTrouble(null);
            if (outcome === "failed") assert.equal(state(), before, `operation ${nth}`);
            else assert.equal(files.text("/n/a.author.md"), AUTHOR, `operation ${nth}`);
            if (isOver) {
              assert.isAbove(nth, 3);
              break;
            }
            // As it was, for the next round.
            for (const path of files.paths) await vscode.workspace.fs.delete(files.uri(path));
            for (const [path, text] of JSON.parse(before) as [string, string][]) {
              files.put(path, text);
            }
          }
          assertNoLeftovers();
        });
      }
    }

    it("leaves alone what another program writes there in the meantime", async () => {
      const note = files.put("/n/a.md", NOTE);
      // Two files are written under other names; the third operation gives the first its name.
      files.before(2, () => files.put("/n/a.annotations.json", "theirs"));
      assert.include(await fault("separate", note, "beside"), "a.annotations.json");
      assert.equal(files.text("/n/a.annotations.json"), "theirs");
      assert.deepEqual(files.paths, ["/n/a.annotations.json", "/n/a.md"]);
    });

    it("says so of a file system that is read-only", async () => {
      const readOnly = await new MemoryFiles(true).whenKnown();
      const there = readOnly.put("/n/a.md", NOTE);
      const note = files.put("/n/a.md", NOTE);
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
        const note = files.put("/n/a.md", "# old【o】\n");
        await run("separate", note, "beside");
        files.put("/n/a.md", NOTE);
        files.setTrouble("full", from);
        assert.include(await fault("separate", note, "beside", "replace"), names[0]);
        files.setTrouble(null);
        assert.notEqual(files.text("/n/a.author.md"), AUTHOR);
        await vscode.workspace.fs.delete(note);
        const said = await run("merge", files.uri("/n/a.annotations.json"), "finish");
        for (const name of names) assert.include(said[0], name);
        assert.equal(files.text("/n/a.author.md"), AUTHOR);
        assert.equal(files.text("/n/a.md"), NOTE);
        assertNoLeftovers();
      });
    }

    it("cleans away what is left, and loses no orphan, when the note is separated again", async () => {
      const note = files.put("/n/a.md", NOTE);
      await run("separate", note, "beside");
      const content = fromSidecar(files.text("/n/a.annotations.json") ?? "");
      const orphan = orphanOf(content);
      files.put("/n/a.annotations.json", toSidecar({ ...content, orphans: [orphan] }));
      files.put("/n/a.md", `${NOTE}- d【z】\n`);
      files.setTrouble("full", 3);
      await fault("separate", note, "beside", "replace");
      files.setTrouble(null);
      assert.isUndefined(files.text("/n/a.annotations.json"));
      await run("separate", note, "beside", "replace");
      const renewed = fromSidecar(files.text("/n/a.annotations.json") ?? "");
      assert.deepEqual(renewed.orphans, [orphan]);
      assert.lengthOf(renewed.separated.annotations, 3);
      assertNoLeftovers();
    });
  });

  describe("many notes", () => {
    beforeEach(() => {
      files.put("/n/a.md", NOTE);
      files.put("/n/sub/b.txt", "甲【x】\n\t乙【y】\n");
      files.put("/n/sub/a.md", "# 丙【z】\n");
      files.put("/n/plain.md", "# none\n");
      files.put("/n/a.txt", "甲【x】\n\t乙\n\t丙\n");
      files.put("/n/bad.md", new Uint8Array([0xff, 0xfe, 0x20]));
      files.put("/n/.git/c.md", NOTE);
      files.put("/n/image.png", "");
    });

    it("are all separated that can be; the rest are named with the reason", async () => {
      const said = await run("separate", files.uri("/n"), "beside", "told:show");
      const summary = said.slice(1).join("\n");
      assert.includeMembers(
        [...files.paths],
        ["/n/a.author.md", "/n/sub/b.author.txt", "/n/sub/a.author.md"],
      );
      assert.isUndefined(files.text("/n/a.author.txt"), "it has the sidecar of a.md");
      for (const name of ["plain.md", "a.txt", "bad.md"]) assert.include(summary, name);
      assert.notInclude(summary, "b.txt");
      assert.notInclude(files.paths.join(), "c.author.md");
    });

    it("are taken from what was chosen, but for the files of pairs", async () => {
      await run("separate", files.uri("/n/a.md"), "beside");
      const all = ["/n/a.md", "/n/a.author.md", "/n/a.annotations.json", "/n/sub"];
      const said = await run(
        "separate",
        all.map((path) => files.uri(path)),
        "beside",
        "skip",
      );
      assert.match(said[0] ?? "", /3 notes|3 篇笔记/u);
      assert.isUndefined(files.text("/n/a.author.author.md"));
    });

    it("are written into one folder with the folders they are in", async () => {
      files.put("/m/x", "");
      await run("separate", [files.uri("/n")], "folder", files.uri("/m"));
      assert.deepEqual(
        files.paths.filter((path) => path.startsWith("/m/") && path.includes(".author.")),
        ["/m/a.author.md", "/m/sub/a.author.md", "/m/sub/b.author.txt"],
      );
    });

    it("leave pairs that are there alone, or replace them", async () => {
      files.put("/n/sub/b.author.txt", "mine\n");
      await run("separate", files.uri("/n/sub"), "beside", "skip");
      assert.equal(files.text("/n/sub/b.author.txt"), "mine\n");
      assert.isDefined(files.text("/n/sub/a.author.md"));
      await run("separate", files.uri("/n/sub"), "beside", "replace");
      assert.equal(files.text("/n/sub/b.author.txt"), "甲\n\t乙\n");
    });

    it("never replace the sidecar of another note, or one that cannot be read", async () => {
      await run("separate", files.uri("/n"), "beside");
      const sidecar = files.text("/n/a.annotations.json");
      files.put("/n/sub/a.annotations.json", "{");
      const said = await run("separate", files.uri("/n"), "beside", "replace", "told:show");
      assert.equal(files.text("/n/a.annotations.json"), sidecar, "a.txt has the same sidecar");
      assert.equal(files.text("/n/sub/a.annotations.json"), "{");
      for (const name of ["a.txt", "a.md"]) assert.include(said.at(-1), name);
    });

    it("stop when they are cancelled, between two notes", async () => {
      const dialogs = new ScriptedDialogs();
      const folderFor = (): Uri => files.uri("/n");
      const many = new ManyNotes({ notes, settings, log, dialogs }, folderFor, "skip");
      const source = new vscode.CancellationTokenSource();
      const progress = {
        report: ({ message }: { readonly message?: string }) => {
          if (message === "plain.md") source.cancel();
        },
      };
      const uris = ["/n/a.md", "/n/plain.md", "/n/sub/b.txt"].map((path) => files.uri(path));
      await many.separate(uris, progress, source.token);
      await many.tell(uris.length);
      assert.isDefined(files.text("/n/a.author.md"));
      assert.isUndefined(files.text("/n/b.author.txt"));
      assert.match(dialogs.said[0] ?? "", /1 of 3|3 篇笔记中分离了 1 篇/u);
    });
  });

  describe("merge", () => {
    beforeEach(async () => {
      await run("separate", files.put("/n/a.md", NOTE), "beside");
    });

    const path = (name: string): Uri => files.uri(`/n/${name}`);

    it("finds the pair from each of its files, and does it once", async () => {
      for (const name of ["a.author.md", "a.annotations.json"]) {
        await vscode.workspace.fs.delete(path("a.md"));
        await run("merge", path(name));
        assert.equal(files.text("/n/a.md"), NOTE);
      }
      const all = ["a.author.md", "a.annotations.json", "a.md"].map(path);
      assert.lengthOf(await run("merge", all), 1, "nothing to do, once");
    });

    it("does the others where one of several cannot be done", async () => {
      await run("separate", files.put("/n/b.md", "# b【x】\n"), "beside");
      await vscode.workspace.fs.delete(path("b.md"));
      files.put("/n/a.annotations.json", "{}");
      const said = await run("merge", ["a.annotations.json", "b.annotations.json"].map(path));
      assert.equal(files.text("/n/b.md"), "# b【x】\n");
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
      files.put("/n/a.md", `${NOTE}- new【n】\n`);
      const said = await run("merge", path("a.annotations.json"));
      assert.match(said[0] ?? "", /3 annotations.*2 annotations|3 条批注.*2 条批注/u);
      assert.include(files.text("/n/a.md"), "new");
      await run("merge", path("a.annotations.json"), "replace", "told:undo");
      assert.include(files.text("/n/a.md"), "new", "taken back");
      await run("merge", path("a.annotations.json"), "other", path("b.md"));
      assert.equal(files.text("/n/b.md"), NOTE);
      await run("merge", path("a.annotations.json"), "replace");
      assert.equal(files.text("/n/a.md"), NOTE);
    });

    it("changes an open note in one step that can be undone", async () => {
      // Line breaks of one kind, as a document holds them.
      const text = "# a【x】\n\n- b【y】\n- c\n";
      await run("separate", files.put("/n/d.md", text), "beside");
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

    it("asks which text is meant when the author's was edited", async () => {
      files.put("/n/a.author.md", `${AUTHOR}- more\n`);
      await vscode.workspace.fs.delete(path("a.md"));
      const said = await run("merge", path("a.author.md"));
      assert.include(said[0], "100 %".replace(" ", said[0]?.includes("100%") === true ? "" : " "));
      assert.isUndefined(files.text("/n/a.md"));
      await run("merge", path("a.author.md"), "base");
      assert.equal(files.text("/n/a.md"), NOTE);
      assert.equal(files.text("/n/a.author.md"), `${AUTHOR}- more\n`);
    });

    it("carries the annotations over to the edited text, and the sidecar follows", async () => {
      const edited = `${AUTHOR.replace("- b\n", "")}- more\n`;
      files.put("/n/a.author.md", edited);
      const said = await run("merge", path("a.author.md"), "edited", "replace", "told:undo");
      assert.match(said[2] ?? "", /no sure place|没有可靠的位置/u);
      assert.equal(files.text("/n/a.md"), NOTE, "taken back");
      await run("merge", path("a.author.md"), "edited", "replace");
      const content = fromSidecar(files.text("/n/a.annotations.json") ?? "");
      assert.equal(content.separated.text, edited);
      const raws = [
        ...content.separated.annotations.map(({ raw }) => raw),
        ...(content.orphans ?? []).map(({ annotation }) => annotation.raw),
      ];
      assert.sameMembers(raws, ["【x】", "【?y #t】"]);
      assert.equal(files.text("/n/a.md"), merge(content.separated));
      assert.equal(files.text("/n/a.author.md"), edited);
    });

    it("carries over to an open note in one step, with the sidecar or not at all", async () => {
      const text = "# a【x】\n\n- b【y】\n- c\n";
      await run("separate", files.put("/n/d.md", text), "beside");
      files.put("/n/d.author.md", "# a\n\n- b\n- c\n- d\n");
      const document = await vscode.workspace.openTextDocument(path("d.md"));
      await vscode.window.showTextDocument(document, { preview: false });
      const sidecar = files.text("/n/d.annotations.json");
      files.setTrouble("full");
      assert.include(
        await fault("merge", path("d.author.md"), "edited", "replace"),
        "d.annotations.json",
      );
      files.setTrouble(null);
      assert.equal(document.getText(), text);
      await run("merge", path("d.author.md"), "edited", "replace");
      assert.equal(document.getText(), `${text}- d\n`);
      assert.notEqual(files.text("/n/d.annotations.json"), sidecar);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
    });

    it("tells a sidecar of another note by its text", async () => {
      files.put("/n/a.author.md", "# something else\n\n- entirely\n");
      const said = await run("merge", path("a.author.md"));
      assert.include(said[0], "a.md");
      assert.match(said[0] ?? "", /another note|另一篇笔记/u);
    });

    it("finds the other file by what it says where its name is another", async () => {
      await vscode.workspace.fs.delete(path("a.md"));
      await vscode.workspace.fs.rename(path("a.annotations.json"), path("kept.annotations.json"));
      await run("merge", path("a.author.md"));
      assert.equal(files.text("/n/kept.md"), NOTE);
      await vscode.workspace.fs.delete(path("kept.md"));
      await vscode.workspace.fs.rename(path("a.author.md"), path("book.md"));
      await run("merge", path("kept.annotations.json"));
      assert.equal(files.text("/n/kept.md"), NOTE);
    });

    it("needs no author text: the sidecar holds it", async () => {
      await vscode.workspace.fs.delete(path("a.md"));
      await vscode.workspace.fs.delete(path("a.author.md"));
      await run("merge", path("a.annotations.json"));
      assert.equal(files.text("/n/a.md"), NOTE);
    });

    it("says what is wrong with a sidecar, and writes nothing", async () => {
      const sidecar = files.text("/n/a.annotations.json") ?? "";
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
        files.put("/n/a.annotations.json", text);
        const message = await fault("merge", path("a.author.md"));
        assert.include(message, "a.annotations.json");
        reasons.add(message);
      }
      assert.isAtLeast(reasons.size, 6);
      assert.isUndefined(files.text("/n/a.md"));
    });

    it("says that there is no sidecar", async () => {
      assert.include(
        await fault("merge", files.put("/m/x.author.md", "x\n")),
        "x.annotations.json",
      );
    });

    for (const trouble of ["read-only", "full", "half"] satisfies Trouble[]) {
      it(`leaves the note as it was where it cannot be written: ${trouble}`, async () => {
        files.put("/n/a.md", "# mine【m】\n");
        for (const nth of [0, 1]) {
          // A half of a rename is a rename: only what is written can be halved.
          if (trouble === "half" && nth === 1) continue;
          files.setTrouble(trouble, nth, nth + 1);
          const message = await fault("merge", path("a.annotations.json"), "replace");
          assert.include(message, "a.md");
          assert.equal(files.text("/n/a.md"), "# mine【m】\n");
          assertNoLeftovers();
        }
      });
    }
  });

  describe("renaming a note", () => {
    beforeEach(async () => {
      await run("separate", files.put("/n/a.md", NOTE), "beside");
    });

    async function rename(to: string, ...answers: readonly unknown[]): Promise<readonly string[]> {
      const dialogs = new ScriptedDialogs(...answers);
      const oldUri = files.uri("/n/a.md");
      const newUri = files.uri(to);
      files.put(to.replace(/[^/]*$/u, "x"), "");
      await vscode.workspace.fs.rename(oldUri, newUri);
      await offerToRenamePairs([{ oldUri, newUri }], dialogs);
      return dialogs.said;
    }

    it("renames its pair when the reader wants it, and the pair still fits", async () => {
      const said = await rename("/n/b.md", "told:rename");
      assert.include(said[0], "a.author.md");
      assert.deepEqual(
        files.paths.filter((path) => path !== "/n/x"),
        ["/n/b.annotations.json", "/n/b.author.md", "/n/b.md"],
      );
      assert.lengthOf(await run("merge", files.uri("/n/b.annotations.json")), 1);
      // What the sidecar says inside is the old name: separating again knows it for the note's own.
      files.put("/n/b.md", `${NOTE}- 【new】\n`);
      const again = await run("separate", files.uri("/n/b.md"), "beside", "replace");
      assert.notMatch(again[1] ?? "", /another note|另一篇笔记/u);
    });

    it("moves it along into another folder", async () => {
      await rename("/m/a.md", "told:rename");
      assert.includeMembers([...files.paths], ["/m/a.annotations.json", "/m/a.author.md"]);
    });

    it("leaves it alone otherwise", async () => {
      await rename("/n/b.md");
      assert.includeMembers([...files.paths], ["/n/a.annotations.json", "/n/a.author.md"]);
    });

    it("says nothing of a sidecar whose name stays the same", async () => {
      const said = await rename("/n/a.markdown", "told:rename");
      assert.lengthOf(said, 1, said.join(" | "));
      assert.notInclude(said[0], "a.annotations.json");
      assert.deepEqual(
        files.paths.filter((path) => path !== "/n/x"),
        ["/n/a.annotations.json", "/n/a.author.markdown", "/n/a.markdown"],
      );
    });

    it("is no business of a folder that is called like the note", async () => {
      files.put("/n/b/chapter.md", "# c\n");
      const dialogs = new ScriptedDialogs("told:rename");
      const renamed = { oldUri: files.uri("/n/a"), newUri: files.uri("/n/b") };
      await offerToRenamePairs([renamed], dialogs);
      assert.deepEqual(dialogs.said, []);
      assert.isDefined(files.text("/n/a.annotations.json"));
    });

    it("never replaces a file", async () => {
      files.put("/n/b.author.md", "mine\n");
      const said = await rename("/n/b.md", "told:rename");
      assert.include(said.join(), "b.author.md");
      assert.equal(files.text("/n/b.author.md"), "mine\n");
    });
  });
});
