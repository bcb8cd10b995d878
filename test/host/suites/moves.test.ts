import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openNote, pause, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";
import { pickInNote } from "../../../src/vscode/moves/notePicker.js";

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** The line of the cursor with the cursor in it. */
function atCursor({ document }: OpenNote): string {
  const editor = vscode.window.activeTextEditor;
  assert.isDefined(editor, "no editor is active");
  assert.strictEqual(editor.document, document);
  const { active } = editor.selection;
  const { text } = document.lineAt(active.line);
  return `${text.slice(0, active.character)}|${text.slice(active.character)}`;
}

async function check(
  open: OpenNote,
  command: string,
  expected: string,
  ...args: unknown[]
): Promise<void> {
  await run(`marginalia.${command}`, ...args);
  await until(() => atCursor(open) === expected, `${expected}, not ${atCursor(open)}`);
}

function isVisible(editor: vscode.TextEditor, line: number): boolean {
  return editor.visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line);
}

describe("moves", () => {
  afterEach(closeEditors);

  describe("from annotation to annotation", () => {
    it("land behind the opening bracket and go on at the other end", async () => {
      const open = await openNote("markdown", "- |a【x】\n- b\n  - 【?y【z】】\n");
      await check(open, "nextAnnotation", "- a【|x】");
      await check(open, "nextAnnotation", "  - 【|?y【z】】");
      await check(open, "nextAnnotation", "- a【|x】");
      await check(open, "previousAnnotation", "  - 【|?y【z】】");
      await check(open, "previousAnnotation", "- a【|x】");
    });

    it("take a filter of kinds", async () => {
      const open = await openNote("markdown", "|【a】【?b】【!c】【d】\n");
      await check(open, "nextAnnotation", "【a】【?b】【|!c】【d】", { kind: "important" });
      await check(open, "nextAnnotation", "【a】【|?b】【!c】【d】", { kinds: ["question"] });
      await check(open, "previousAnnotation", "【|a】【?b】【!c】【d】", {
        kinds: ["comment", "todo"],
      });
    });

    it("stay in the history of the editor, near ones too", async () => {
      const open = await openNote("markdown", "|a\n\nb【x】\n\nc【y】\n\nd【z】\n");
      await check(open, "nextAnnotation", "b【|x】");
      await check(open, "nextAnnotation", "c【|y】");
      await check(open, "nextAnnotation", "d【|z】");
      await run("workbench.action.navigateBack");
      await until(() => atCursor(open) === "c【|y】", "the second");
      await run("workbench.action.navigateBack");
      await until(() => atCursor(open) === "b【|x】", "the first");
      await run("workbench.action.navigateForward");
      await until(() => atCursor(open) === "c【|y】", "the second again");
    });

    it("open the fold in which the annotation lies", async () => {
      const open = await openNote("markdown", "# a|\n\ntext\n\n# b\n\ntext\n\ntext【x】\n");
      // The editor works out what can be folded a while after it was opened, and does not say when.
      for (let tries = 0; tries < 10 && isVisible(open.editor, 8); tries += 1) {
        await run("editor.foldAll");
        await pause(400);
      }
      assert.isFalse(isVisible(open.editor, 8), "the line is folded away");
      await check(open, "nextAnnotation", "text【|x】");
      await until(() => isVisible(open.editor, 8), "the line of the annotation");
    });

    it("bring the host into view with its annotation", async () => {
      const before = Array.from({ length: 150 }, (_, index) => `- before ${index}\n`).join("");
      const between = Array.from({ length: 10 }, (_, index) => `  - child ${index}\n`).join("");
      const open = await openNote("markdown", `|${before}- host\n${between}  - 【x】\n${before}`);
      await check(open, "nextAnnotation", "  - 【|x】");
      await until(() => isVisible(open.editor, 150) && isVisible(open.editor, 161), "both lines");
    });

    it("say it in the status bar when there is none, and stay", async () => {
      const open = await openNote("markdown", "- a|\n");
      await run("marginalia.nextAnnotation");
      assert.equal(atCursor(open), "- a|");
    });
  });

  describe("in the outline", () => {
    it("go to parent, child and siblings, annotation-only nodes among them", async () => {
      const open = await openNote("markdown", "# h\n\n- a\n  - b|\n  - 【x】\n  - c\n");
      await check(open, "goToNextSibling", "  |- 【x】");
      await check(open, "goToNextSibling", "  |- c");
      await check(open, "goToPreviousSibling", "  |- 【x】");
      await check(open, "goToParent", "|- a");
      await check(open, "goToParent", "|# h");
      await check(open, "goToFirstChild", "|- a");
      await check(open, "goToFirstChild", "  |- b");
    });

    it("stay where there is no such node", async () => {
      const open = await openNote("plaintext", "a|\n\tb\n\tc\n");
      await run("marginalia.goToParent");
      await run("marginalia.goToNextSibling");
      assert.equal(atCursor(open), "a|");
      await check(open, "goToFirstChild", "\t|b");
    });
  });

  describe("by lists", () => {
    const lines = Array.from({ length: 400 }, (_, index) => `- node ${index}【?n${index}】\n`).join(
      "",
    );

    /** The command ends with its list, so nobody waits for it here. */
    async function openList(command: string, ...words: readonly string[]): Promise<void> {
      void run(command, ...words);
      await pause(700);
    }

    it("show what is looked at and put the view back on Escape", async () => {
      const open = await openNote("markdown", lines);
      open.editor.revealRange(new vscode.Range(200, 0, 200, 0), vscode.TextEditorRevealType.AtTop);
      await until(() => isVisible(open.editor, 205), "the middle of the note");
      await pause(200);
      const top = open.editor.visibleRanges[0]?.start.line;
      const selection = open.editor.selection;
      for (const command of ["marginalia.goToNode", "marginalia.listAnnotations"]) {
        await openList(command);
        await run("workbench.action.quickOpenSelectNext");
        await until(() => isVisible(open.editor, 1), "the preview");
        await run("workbench.action.closeQuickOpen");
        await until(() => open.editor.visibleRanges[0]?.start.line === top, "the old view");
        assert.deepEqual(open.editor.selection, selection);
      }
    });

    it("find a node by words of it and of the nodes above it", async () => {
      const text = "# spring\n\n- plum\n  - sow peas\n- pear\n  - sow beans\n|";
      const open = await openNote("markdown", text);
      await openList("marginalia.goToNode", "sow pear");
      await run("workbench.action.acceptSelectedQuickOpenItem");
      await until(() => atCursor(open) === "  |- sow beans", "the node below pear");
    });

    it("find annotations by the name of their kind", async () => {
      const open = await openNote("markdown", "|- a【x】\n- b【?y】\n- c【z】\n");
      await openList("marginalia.listAnnotations", "question");
      await run("workbench.action.acceptSelectedQuickOpenItem");
      await until(() => atCursor(open) === "- b【|?y】", "the question");
    });

    it("find words in the reader's words or in the author's alone, from the cursor on", async () => {
      const text = "- plum 【plum】\n- |a plum【?plum【plum】】\n- pl【no】um\n";
      const open = await openNote("markdown", text);
      const accepted = async (command: string, expected: string): Promise<void> => {
        await openList(command, "PLUM");
        await run("workbench.action.acceptSelectedQuickOpenItem");
        const selected = (): string =>
          open.editor.selections.map((one) => open.document.getText(one)).join("+");
        await until(
          () => `${open.editor.selection.start.line} ${selected()}` === expected,
          expected,
        );
      };
      await accepted("marginalia.findInAnnotations", "1 plum");
      assert.equal(
        open.editor.selection.start.character,
        open.document.lineAt(1).text.indexOf("?") + 1,
      );
      await accepted("marginalia.findInAuthorText", "2 pl+um");
    });

    it("close and say so when they cannot be filled, with the text as it was", async () => {
      const open = await openNote("markdown", "|- a【x】\n");
      const failure = new Error("no list");
      const picking = pickInNote(open.editor, {
        title: () => "",
        placeholder: "",
        query: "",
        nothing: "",
        // eslint-disable-next-line require-yield -- it fails with its first step
        *list() {
          throw failure;
        },
        row: () => ({ label: "" }),
        rangeOf: () => new vscode.Range(0, 0, 0, 0),
        isAtCursor: () => false,
        accept: () => Promise.resolve(),
      });
      const caught = await picking.then(
        () => null,
        (error: unknown) => error,
      );
      assert.strictEqual(caught, failure);
      assert.equal(atCursor(open), "|- a【x】");
    });

    it("go where Enter says, and back", async () => {
      const open = await openNote("markdown", `${lines}|`);
      await openList("marginalia.listAnnotations");
      await run("workbench.action.quickOpenSelectNext");
      await run("workbench.action.acceptSelectedQuickOpenItem");
      await until(() => atCursor(open) === "- node 1【|?n1】", "the second annotation");
      await run("workbench.action.navigateBack");
      await until(() => open.editor.selection.active.line === 400, "the end of the note");
    });
  });
});
