import { assert } from "chai";
import * as vscode from "vscode";
import { exportCommands } from "../support/exportCommands.js";
import { replace } from "../support/documents.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { Meanwhile } from "../support/scriptedDialogs.js";

const NOTE = "# Water\n\n- a【?x #t】\n  - b\n- c【@Ann: y】\n- d\n";

describe("export of summaries", () => {
  const world = notesInMemory();
  const { run, fault, cancelled, chosen } = exportCommands(world);
  const text = (path: string): string => world.files.text(path) ?? "";
  const paths = (): readonly string[] => world.files.paths;

  describe("by questions", () => {
    it("takes three answers, and writes beside the note", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const { said, result } = await run(chosen(note), "markdown", "annotated", "beside");
      assert.deepEqual(paths(), ["/n/a.md", "/n/a.summary.md"]);
      assert.match(text("/n/a.summary.md"), /^# Water\n[^]*\n- |^# Water\n[^]*## a/u);
      assert.notInclude(text("/n/a.summary.md"), "- d");
      assert.lengthOf(said, 4);
      assert.include(said[3], "a.summary.md");
      assert.equal(result, world.files.uri("/n/a.summary.md").toString());
      assert.equal(text("/n/a.md"), NOTE);
    });

    it("goes back a step, and away without writing", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const steps = ["html", "back", "text", "outline", "back", "annotations", "beside"];
      await run(chosen(note), ...steps);
      assert.deepEqual(paths(), ["/n/a.md", "/n/a.summary.txt"]);
      assert.notInclude(text("/n/a.summary.txt"), "\n  b");
      await run(chosen(note), "html", "outline", undefined);
      await run(chosen(note), "html", undefined);
      await run(chosen(note), undefined);
      assert.lengthOf(paths(), 2);
    });

    it("remembers the answers, and does the same again by one", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const folder = world.files.uri("/m");
      world.files.put("/m/other.txt", "");
      const file = vscode.Uri.joinPath(folder, "mine.json");
      await run(chosen(note), "json", "outline", "file", file);
      assert.include(text("/m/mine.json"), '"label":"d"');
      const { said } = await run(chosen(note), "again");
      assert.match(said[0] ?? "", /\(again\)/u);
      assert.deepEqual(paths(), ["/m/a.summary.json", "/m/mine.json", "/m/other.txt", "/n/a.md"]);
      assert.equal(text("/m/a.summary.json"), text("/m/mine.json"));
    });

    it("has all choices on one page, each changed alone", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const more = ["more", "kinds", ["question"], "statistics", "dates", "back", "go"];
      await run(chosen(note), "text", ...more, "beside");
      const first = text("/n/a.summary.txt");
      assert.include(first, "x #t");
      assert.notInclude(first, "[Comment");
      assert.notInclude(first, "Statistics");
      // What was chosen is offered as it was; back from the page is the step before.
      const again = ["last", "back", "more", "readers", ["Ann"], "kinds", "back", "back"];
      await run(chosen(note), "text", ...again, "last", "beside");
      assert.equal(text("/n/a.summary.txt"), first);
    });

    it("offers no choice of which its format makes nothing", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const rows = async (format: string): Promise<string> => {
        const { said } = await run(chosen(note), format, "more", "go", undefined);
        return said[2] ?? "";
      };
      const names = ["Content", "Order", "Author's text", "Depth", "Statistics", "Language"];
      const offered = async (format: string): Promise<readonly string[]> => {
        const all = await rows(format);
        return names.filter((name) => all.includes(`\n${name}`));
      };
      assert.deepEqual(await offered("text"), names);
      assert.deepEqual(
        await offered("csv"),
        names.filter((name) => name !== "Statistics"),
      );
      assert.deepEqual(
        await offered("json"),
        names.filter((name) => name !== "Language"),
      );
      assert.deepEqual(await offered("sidecar"), []);
      assert.include(await rows("sidecar"), "\nKinds");
    });

    it("lays out no format by the template of another", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const template = world.files.put("/t/own.mustache", "{{title}}!\n");
      const own = ["more", "template", "file", template, "go"];
      await run(chosen(note), "markdown", ...own, "beside");
      assert.match(text("/n/a.summary.md"), /!\n$/u);
      await run(chosen(note), "html", "outline", "beside");
      assert.match(text("/n/a.summary.html"), /^<!DOCTYPE html>/u);
    });

    it("puts text into a new editor or on the clipboard", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      await run(chosen(note), "markdown", "outline", "editor");
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? "", /^# Water/u);
      assert.equal(vscode.window.activeTextEditor?.document.languageId, "markdown");
      assert.deepEqual(paths(), ["/n/a.md"]);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    });

    it("shows what is not saved", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const document = await vscode.workspace.openTextDocument(note);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "- new【n】\n\n");
      await run(chosen(note), "text", "annotations", "beside");
      assert.include(text("/n/a.summary.txt"), "new");
      assert.isTrue(document.isDirty);
    });
  });

  describe("over files that are there", () => {
    it("asks first, keeps both when told so, and never replaces the note", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      world.files.put("/n/a.summary.txt", "mine");
      const answers = ["text", "outline", "beside"];
      await run(chosen(note), ...answers, undefined);
      assert.equal(text("/n/a.summary.txt"), "mine");
      await run(chosen(note), ...answers, "keep");
      assert.equal(text("/n/a.summary.txt"), "mine");
      assert.include(text("/n/a.summary 2.txt"), "Water");
      const { said } = await run(chosen(note), ...answers, "replace");
      assert.equal(text("/n/a.summary.txt"), text("/n/a.summary 2.txt"));
      assert.include(said[3], "a.summary.txt");
      await run(chosen(note), ...answers, "replace");
      assert.include(await fault(chosen(note), "markdown", "outline", "file", note), "a.md");
      assert.equal(text("/n/a.md"), NOTE);
    });

    it("leaves alone what comes into being while it is asked or written", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      // One file is written under another name; the next operation gives it its own.
      world.files.before(1, () => world.files.put("/n/a.summary.txt", "theirs"));
      assert.include(await fault(chosen(note), "text", "outline", "beside"), "a.summary.txt");
      assert.equal(text("/n/a.summary.txt"), "theirs");
      assert.lengthOf(paths(), 2);
    });

    it("does not write over what is open with unsaved changes", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const there = world.files.put("/n/a.summary.txt", "mine");
      const document = await vscode.workspace.openTextDocument(there);
      await vscode.window.showTextDocument(document);
      await replace(document, [0, 0], "unsaved ");
      const dirty = await fault(chosen(note), "text", "outline", "beside", "replace");
      assert.include(dirty, "a.summary.txt");
      assert.equal(text("/n/a.summary.txt"), "mine");
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    });
  });

  describe("where it cannot be written", () => {
    for (const trouble of ["read-only", "full", "half"] as const) {
      it(`leaves no half file and says why: ${trouble}`, async () => {
        const note = world.files.put("/n/a.md", NOTE);
        world.files.put("/n/a.summary.txt", "mine");
        const request = { format: "text", notes: note.toString(), existing: "replace" };
        for (let nth = 0; ; nth += 1) {
          world.files.put("/n/a.summary.txt", "mine");
          world.files.setTrouble(trouble, nth, nth + 1);
          const outcome = await run([request]).then(
            () => "done",
            (error: unknown) => (error as Error).message,
          );
          const isOver = world.files.operations <= nth;
          world.files.setTrouble(null);
          if (outcome !== "done") {
            assert.include(outcome, "a.summary.txt");
            assert.equal(text("/n/a.summary.txt"), "mine", `operation ${nth}`);
          }
          assert.deepEqual(paths(), ["/n/a.md", "/n/a.summary.txt"], `operation ${nth}`);
          if (isOver) {
            assert.isAbove(nth, 1);
            break;
          }
        }
      });
    }
  });

  describe("when it is cancelled", () => {
    const NOTHING = /Cancelled: nothing was written|已取消，没有写入/u;
    const LINES = Array.from({ length: 3000 }, (_, index) => `- *line* ${index}【note ${index}】`);

    for (const format of ["markdown", "html", "json"]) {
      it(`leaves what was there, and says so, wherever it was: ${format}`, async () => {
        const note = world.files.put("/n/a.md", `# Water\n\n${LINES.join("\n")}\n`);
        const target = world.files.uri(`/n/a.${format}`);
        const request = { format, notes: note.toString(), target: target.toString() };
        const again = { ...request, existing: "replace", then: "nothing" };
        for (let nth = 0, step = 1; ; nth += step, step *= 2) {
          world.files.put(target.path, "mine");
          const { said, result, asked } = await cancelled(nth, [again]);
          assert.deepEqual(paths(), [target.path, "/n/a.md"].sort(), `asked ${nth} times`);
          if (asked <= nth) {
            assert.equal(result, target.toString());
            assert.notEqual(text(target.path), "mine");
            // Before the work, between its slices, before the file is written, and to say what came of it.
            assert.isAbove(asked, 3);
            break;
          }
          const isWritten = text(target.path) !== "mine";
          if (!isWritten) assert.match(said.join(), NOTHING, `asked ${nth} times`);
          assert.equal(isWritten, result !== undefined, `asked ${nth} times`);
        }
      });
    }

    it("keeps the files before it whole, and writes none after it", async () => {
      world.files.put("/n/a.md", NOTE);
      world.files.put("/n/b.md", NOTE);
      const request = { format: "text", notes: world.files.uri("/n").toString() };
      const lengths: number[] = [];
      for (let nth = 0; ; nth += 1) {
        const { said, asked } = await cancelled(nth, [request]);
        const written = paths().filter((path) => path.endsWith(".txt"));
        for (const path of written) assert.include(text(path), "Ann");
        assert.lengthOf(paths(), 2 + written.length);
        assert.match(said[0] ?? "", asked <= nth ? /2/u : /ancelled|取消/u);
        for (const path of written) await vscode.workspace.fs.delete(world.files.uri(path));
        lengths.push(written.length);
        if (asked <= nth) break;
      }
      assert.includeMembers(lengths, [0, 1, 2]);
      assert.deepEqual(lengths, lengths.toSorted());
    });
  });

  describe("of several notes", () => {
    function book(): readonly vscode.Uri[] {
      world.files.put("/n/a.md", NOTE);
      world.files.put("/n/b/c.md", "# Clay\n\n- e【!z】\n");
      world.files.put("/n/b/c.summary.md", "# old\n\n- x【old】\n");
      world.files.put("/n/b/c.author.md", "# Clay\n");
      world.files.put("/n/log.txt", "one line\n");
      return [world.files.uri("/n")];
    }

    it("writes one beside each, and leaves out what is none", async () => {
      const { said } = await run(chosen(...book()), "html", "annotated", "beside");
      const made = paths().filter((path) => path.endsWith(".html"));
      assert.deepEqual(made, ["/n/a.summary.html", "/n/b/c.summary.html"]);
      assert.match(said.at(-1) ?? "", /2.*1/u);
    });

    it("writes them into a folder, with the folders that they are in", async () => {
      const folder = world.files.uri("/out");
      await run(chosen(...book()), "csv", "annotations", "folder", folder);
      const made = paths().filter((path) => path.startsWith("/out/"));
      assert.deepEqual(made, ["/out/a.summary.csv", "/out/b/c.summary.csv"]);
    });

    it("writes them together, each as a chapter", async () => {
      const file = world.files.uri("/n/all.md");
      await run(chosen(...book()), "markdown", "annotated", "together", file);
      const made = text("/n/all.md");
      assert.match(made, /## Water[^]*## Clay/u);
      assert.notInclude(made, "old");
    });

    it("asks once about all that exist", async () => {
      const uris = book();
      world.files.put("/n/a.summary.txt", "mine");
      await run(chosen(...uris), "text", "outline", "beside", "skip");
      assert.equal(text("/n/a.summary.txt"), "mine");
      assert.include(text("/n/b/c.summary.txt"), "Clay");
    });
  });

  describe("without questions", () => {
    it("does what the argument says, and gives the path", async () => {
      const note = world.files.put("/n/a.md", NOTE);
      const address = note.toString();
      const target = world.files.uri("/out/x.csv").toString();
      const request = { format: "csv", notes: [address], target, kinds: ["question"] };
      const { result, said } = await run([{ ...request, then: "nothing" }]);
      assert.equal(result, target);
      assert.deepEqual(said, []);
      assert.include(text("/out/x.csv"), "x #t");
      assert.notInclude(text("/out/x.csv"), "Ann");
    });

    it("reads no template for a format that has none", async () => {
      const note = world.files.put("/n/a.md", NOTE).toString();
      const template = world.files.uri("/t/none.mustache").toString();
      await run([{ format: "text", notes: note, template, then: "nothing" }]);
      assert.include(text("/n/a.summary.txt"), "Water");
    });

    it("refuses what it cannot use, by name, and writes nothing", async () => {
      const note = world.files.put("/n/a.md", NOTE).toString();
      for (const [given, name] of [
        [{ format: "pdf" }, "format"],
        [{ colour: "red" }, "colour"],
        [{ existing: "maybe" }, "existing"],
        [{ preset: "none" }, "none"],
        [{ target: 1 }, "target"],
        [{ format: "docx", target: "clipboard" }, ""],
      ] as const) {
        assert.include(await fault([{ notes: note, ...given }]), name);
      }
      assert.deepEqual(paths(), ["/n/a.md"]);
    });

    it("asks only whether to replace, unless that is said", async () => {
      const note = world.files.put("/n/a.md", NOTE).toString();
      world.files.put("/n/a.summary.txt", "mine");
      const request = { format: "text", notes: note, then: "nothing" };
      await run([request], undefined);
      assert.equal(text("/n/a.summary.txt"), "mine");
      await run([{ ...request, existing: "skip" }]);
      assert.equal(text("/n/a.summary.txt"), "mine");
      await run([{ ...request, existing: "replace" }]);
      assert.include(text("/n/a.summary.txt"), "Water");
    });

    it("lays out by a template of the reader's, and says in which line one is wrong", async () => {
      const note = world.files.put("/n/a.md", NOTE).toString();
      const template = world.files.put("/t/own.mustache", "{{title}}!\n").toString();
      const request = { notes: note, then: "nothing", existing: "replace", template };
      await run([request]);
      assert.match(text("/n/a.summary.md"), /a\.md.*!\n$/u);
      const before = text("/n/a.summary.md");
      world.files.put("/t/own.mustache", "a\n\n{{#parts}}\n");
      const said = await fault([request]);
      assert.include(said, "own.mustache");
      assert.include(said, "3");
      const missing = world.files.uri("/t/none.mustache").toString();
      assert.include(await fault([{ ...request, template: missing }]), "none.mustache");
      assert.equal(text("/n/a.summary.md"), before);
    });

    it("links back to the note from where the export is", async () => {
      const note = world.files.put("/n/a.md", NOTE).toString();
      const request = { format: "text", notes: note, then: "nothing" };
      const target = world.files.uri("/n/out/s.txt").toString();
      await run([{ ...request, links: "relative", target }]);
      assert.include(text("/n/out/s.txt"), "<../a.md#L3>");
      const own = world.files.uri("/n/p.txt").toString();
      await run([{ ...request, links: "https://x/{uri}?{start}", target: own }]);
      assert.include(text("/n/p.txt"), `<https://x/${note}?`);
      const bad = world.files.uri("/n/q.txt").toString();
      await run([{ ...request, links: "javascript:{line}", target: bad }]);
      assert.notInclude(text("/n/q.txt"), "javascript");
    });
  });

  it("gives up the file when its note changes nothing but the question", async () => {
    const note = world.files.put("/n/a.md", NOTE);
    const later = new Meanwhile("beside", () => world.files.put("/n/a.summary.md", "theirs"));
    await run(chosen(note), "markdown", "outline", later, undefined);
    assert.equal(text("/n/a.summary.md"), "theirs");
  });
});
