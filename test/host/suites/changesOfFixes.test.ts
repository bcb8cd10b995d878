import { assert } from "chai";
import * as vscode from "vscode";
import { editMessages } from "../../../src/vscode/edits/index.js";
import { ProblemActions } from "../../../src/vscode/problems/problemActions.js";
import { setup } from "../setup.js";
import { PROOF_TIMEOUT_MS, proveChange } from "../support/changeProof.js";
import { notesInMemory } from "../support/notesInMemory.js";
import type { OpenNote } from "../support/openNote.js";

/** Where time is short, the note of one format. */
const FORMATS = ["markdown", "indented"] as const;
const TRIED = setup.isLong ? FORMATS : [FORMATS[setup.host === "node" ? 0 : 1]];

/** An action at words of the note. */
interface Fix {
  readonly title: string;
  readonly at: string;
  readonly kind: vscode.CodeActionKind;
}

const FIXES: readonly Fix[] = [
  { title: "a bracket that is not closed", at: "【\n", kind: vscode.CodeActionKind.QuickFix },
  { title: "a repeated annotation", at: "【丁】【\n", kind: vscode.CodeActionKind.QuickFix },
  {
    title: "all that need no decision",
    at: "书",
    kind: vscode.CodeActionKind.SourceFixAll.append("marginalia"),
  },
];

/** The editor says something of its own where there is no action; it stands for that. */
const tellChanged = (): void => {
  vscode.window.setStatusBarMessage(editMessages.changedMeanwhile(), 1);
};

describe("proof: a document that changes while a problem is fixed", () => {
  const world = notesInMemory();

  /** Asks for the actions at a place, chooses the first, and makes its edit, as the editor does. */
  async function fix({ document }: OpenNote, { at, kind }: Fix): Promise<void> {
    const actions = new ProblemActions(world.context);
    const start = document.positionAt(document.getText().indexOf(at));
    const source = new vscode.CancellationTokenSource();
    const triggerKind = vscode.CodeActionTriggerKind.Invoke;
    const offered = await actions.provideCodeActions(
      document,
      new vscode.Range(start, start),
      { only: kind, diagnostics: [], triggerKind },
      source.token,
    );
    if (offered === null || offered.length === 0) {
      tellChanged();
      return;
    }
    const title = await vscode.window.showQuickPick(offered.map((one) => one.title));
    const chosen = offered.find((one) => one.title === title);
    assert.isDefined(chosen);
    assert.isUndefined(chosen.edit, "the editor would apply it to any text");
    const { edit } = actions.resolveCodeAction(chosen);
    if (edit === undefined) return;
    // The editor itself makes it without asking for which text it is. What is tried here is that it is for that of now.
    const { activeTextEditor: editor } = vscode.window;
    assert.isDefined(editor);
    const isMade = await editor.edit((builder) => {
      for (const { range, newText } of edit.get(document.uri)) builder.replace(range, newText);
    });
    if (!isMade) tellChanged();
  }

  for (const note of TRIED) {
    for (const one of FIXES) {
      it(`the fix of ${one.title} in ${note} is right, or dropped with words`, async function () {
        this.timeout(PROOF_TIMEOUT_MS);
        await proveChange({
          note,
          cursor: (text) => text.replace("书", "书|"),
          begin: (open) => Promise.resolve(() => fix(open, one)),
        });
      });
    }
  }
});
