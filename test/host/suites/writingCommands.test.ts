import { assert } from "chai";
import * as vscode from "vscode";
import type { Note, NoteNode } from "../../../src/core/index.js";
import { closeEditors, openNote, pause, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`marginalia.${command}`, ...args);

const NOTE = "# h\n\n- 甲|乙【? why #t】 c\n  - 【todo x【re】】\n";

/** A command, its arguments, and the note after it with the cursor in the first annotation. */
const FROM_CURSOR: readonly [command: string, args: readonly unknown[], after: string][] = [
  ["addAnnotation", [{ text: "!z" }], "# h\n\n- 甲乙【? why #t】 c【!z】\n  - 【todo x【re】】\n"],
  [
    "addAnnotationNode",
    [{ text: "!z" }],
    "# h\n\n- 甲乙【? why #t】 c\n  - 【!z】\n  - 【todo x【re】】\n",
  ],
  ["editAnnotation", [{ text: "! so" }], "# h\n\n- 甲乙【! so】 c\n  - 【todo x【re】】\n"],
  [
    "replyToAnnotation",
    [{ text: "a" }],
    "# h\n\n- 甲乙【? why #t【a】】 c\n  - 【todo x【re】】\n",
  ],
  ["deleteAnnotation", [], "# h\n\n- 甲乙 c\n  - 【todo x【re】】\n"],
  ["setAnnotationKind", ["important"], "# h\n\n- 甲乙【! why #t】 c\n  - 【todo x【re】】\n"],
  ["setAnnotationKind", [{ kind: "comment" }], "# h\n\n- 甲乙【why #t】 c\n  - 【todo x【re】】\n"],
  ["unwrapAnnotation", [], "# h\n\n- 甲乙? why #t c\n  - 【todo x【re】】\n"],
  ["markAsAuthor", [], "# h\n\n- 甲乙\\【? why #t\\】 c\n  - 【todo x【re】】\n"],
];

describe("changing annotations", () => {
  afterEach(closeEditors);

  /** Runs a command, and takes it back in one step, with the selection. */
  async function check(
    open: OpenNote,
    work: () => Thenable<unknown>,
    after: string,
  ): Promise<void> {
    const { document, editor } = open;
    const before = document.getText();
    const { selection } = editor;
    await work();
    assert.equal(document.getText(), after);
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await until(() => editor.selection.isEqual(selection), "the old selection");
  }

  for (const [command, args, after] of FROM_CURSOR) {
    it(`${command} ${JSON.stringify(args)} from the cursor, in one step to undo`, async () => {
      const open = await openNote("markdown", NOTE);
      await check(open, () => run(command, ...args), after);
    });
  }

  it("toggleDone ticks the to-do that the cursor is in, and opens it again", async () => {
    const open = await openNote("markdown", "- a\n  - 【todo x|【re】】\n");
    await check(open, () => run("toggleDone"), "- a\n  - 【[x] x【re】】\n");
    await run("toggleDone");
    await run("toggleDone");
    assert.equal(open.document.getText(), "- a\n  - 【[ ] x【re】】\n");
  });

  it("wrapSelection makes annotations of all selections", async () => {
    const open = await openNote("plaintext", "|甲乙丙丁【x】\n\t戊己【y】\n");
    open.editor.selections = [new vscode.Selection(0, 1, 0, 2), new vscode.Selection(1, 1, 1, 2)];
    await check(open, () => run("wrapSelection"), "甲【乙】丙丁【x】\n\t【戊】己【y】\n");
  });

  /** A row of the outline as the tree gives it. */
  function row(node: NoteNode, ...path: readonly number[]): unknown {
    return path.length === 0 ? { kind: "node", node } : { kind: "annotation", node, path };
  }

  function nodeOf(note: Note, ordinal: number): NoteNode {
    return note.node(ordinal);
  }

  const FROM_ROWS: readonly [string, (note: Note) => readonly unknown[], string][] = [
    [
      "addAnnotation",
      (note) => [row(nodeOf(note, 0)), undefined, { text: "z" }],
      "# h【z】\n\n- 甲乙【? why #t】 c\n  - 【todo x【re】】\n",
    ],
    [
      "addAnnotationNode",
      (note) => [row(nodeOf(note, 0)), undefined, { text: "z" }],
      "# h\n\n- 【z】\n- 甲乙【? why #t】 c\n  - 【todo x【re】】\n",
    ],
    [
      "deleteAnnotation",
      (note) => {
        const rows = [row(nodeOf(note, 1), 0), row(nodeOf(note, 2), 0)];
        return [rows[0], rows];
      },
      "# h\n\n- 甲乙 c\n",
    ],
    [
      "deleteAnnotation",
      (note) => [row(nodeOf(note, 2), 0, 0)],
      "# h\n\n- 甲乙【? why #t】 c\n  - 【todo x】\n",
    ],
    [
      "setAnnotationKind",
      (note) => {
        const rows = [row(nodeOf(note, 1), 0), row(nodeOf(note, 2), 0)];
        return [rows[0], rows, { kind: "doubt" }];
      },
      "# h\n\n- 甲乙【~ why #t】 c\n  - 【~ x【re】】\n",
    ],
    [
      "toggleDone",
      (note) => [row(nodeOf(note, 2), 0)],
      "# h\n\n- 甲乙【? why #t】 c\n  - 【[x] x【re】】\n",
    ],
    [
      "replyToAnnotation",
      (note) => [row(nodeOf(note, 2), 0, 0), undefined, { text: "and" }],
      "# h\n\n- 甲乙【? why #t】 c\n  - 【todo x【re【and】】】\n",
    ],
  ];

  for (const [command, args, after] of FROM_ROWS) {
    it(`${command} from rows of the outline: ${JSON.stringify(after)}`, async () => {
      const open = await openNote("markdown", NOTE);
      await check(open, () => run(command, ...args(open.note)), after);
    });
  }

  it("work on a note that no editor shows, given by address, place and version", async () => {
    const open = await openNote("markdown", "- a【x】|\n");
    const other = await openNote("markdown", "- b|\n");
    const { uri, version } = open.document;
    await run("setAnnotationKind", { uri: uri.toString(), start: 3, version }, { kind: "todo" });
    assert.equal(open.document.getText(), "- a【todo x】\n");
    assert.equal(other.document.getText(), "- b\n");
  });

  it("copy what is there, and what it is about", async () => {
    await openNote("markdown", "- 甲|乙【? why【so】】\n");
    await run("copyAnnotation");
    assert.equal(await vscode.env.clipboard.readText(), "【? why【so】】");
    await run("copyAsQuote");
    assert.equal(await vscode.env.clipboard.readText(), "> 甲乙\n\n? why\n- so\n");
  });

  it("ask for the kind in a list", async () => {
    const { document } = await openNote("markdown", "- a【x|】\n");
    const asking = run("setAnnotationKind");
    await pause(500);
    await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await asking;
    assert.equal(document.getText(), "- a【?x】\n");
  });

  it("select the body of an annotation on several lines in the text", async () => {
    const { document, editor } = await openNote("plaintext", "甲【x|\n  y】\n\t乙\n");
    await run("editAnnotation");
    await until(() => !editor.selection.isEmpty, "the body selected");
    assert.equal(document.getText(editor.selection), "x\n  y");
  });

  it("are offered by the hover, for this version of the note alone", async () => {
    const { document } = await openNote(
      "markdown",
      "- a【todo x [b](command:workbench.action.quit)】|\n",
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 6),
    );
    const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
    const { value, isTrusted } =
      contents.find(({ value: text }) => text.includes("command:")) ?? {};
    const links = [...(value ?? "").matchAll(/\[[^\]\\]+\]\(command:([\w.]+)\?([^)]*)\)/gu)];
    const commands = links.map(([, id = ""]) => id);
    assert.deepEqual(commands, [
      "marginalia.editAnnotation",
      "marginalia.replyToAnnotation",
      "marginalia.setAnnotationKind",
      "marginalia.toggleDone",
      "marginalia.deleteAnnotation",
    ]);
    assert.deepEqual(
      (isTrusted as { enabledCommands: readonly string[] }).enabledCommands,
      commands,
    );
    const args = JSON.parse(decodeURIComponent(links[3]?.[2] ?? "")) as unknown[];
    await run("toggleDone", ...args);
    assert.include(document.getText(), "【[x] x");
  });
});
