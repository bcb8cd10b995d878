import * as vscode from "vscode";
import type { Note, TextChange } from "../../core/index.js";
import { fixAllSteps, listProblemsSteps, problemFixesSteps } from "../../core/problems/index.js";
import type { NoteProblem } from "../../core/problems/index.js";
import type { FeatureContext } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { runInSlices } from "../platform/slices.js";
import { SOURCE, wordsOf } from "./describe.js";
import { problemMessages } from "./messages.js";
import { readSeverities } from "./severities.js";

/** The kind of action that mends everything: what `editor.codeActionsOnSave` can name. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("marginalia");

/** Problems under a selection whose fixes are worked out. */
const MOST_PROBLEMS = 20;

/** Offers to mend the problems under the cursor, and on request all that need no decision. */
export class ProblemActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  readonly #context: Pick<FeatureContext, "notes" | "settings">;

  constructor(context: Pick<FeatureContext, "notes" | "settings">) {
    this.#context = context;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[] | null> {
    const { notes } = this.#context;
    if (!notes.isNote(document)) return null;
    const note = await notes.whenCurrent(document, token);
    if (note === null || (document.languageId !== "markdown" && note.annotationCount === 0)) {
      return null;
    }
    const actions =
      only !== undefined && FIX_ALL.intersects(only)
        ? await this.#fixAll(document, note, token)
        : await this.#quickFixes({ document, note, diagnostics }, range, token);
    return notes.current(document) === note ? actions : null;
  }

  async #fixAll(
    document: vscode.TextDocument,
    note: Note,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const fixes = await runInSlices(fixAllSteps(note), token);
    if (fixes === undefined || fixes.changes.length === 0) return [];
    const action = new vscode.CodeAction(problemMessages.fixAllTitle(), FIX_ALL);
    action.edit = toEdit(document, fixes.changes);
    return [action];
  }

  async #quickFixes(
    { document, note, diagnostics }: FixedDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const codes = new Set(readSeverities(this.#context.settings.current).keys());
    const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const steps = listProblemsSteps(note, { codes, most: MOST_PROBLEMS, within });
    const listed = await runInSlices(steps, token);
    const actions: vscode.CodeAction[] = [];
    for (const problem of listed?.problems ?? []) {
      const fixes = await runInSlices(problemFixesSteps(note, problem), token);
      const words = wordsOf(note, problem);
      for (const { kind, changes, isSafe } of fixes ?? []) {
        const title = problemMessages.fix(kind, words);
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.edit = toEdit(document, changes);
        action.isPreferred = isSafe;
        action.diagnostics = diagnosticsOf(document, problem, diagnostics);
        actions.push(action);
      }
    }
    return actions;
  }
}

interface FixedDocument {
  readonly document: vscode.TextDocument;
  readonly note: Note;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

function diagnosticsOf(
  document: vscode.TextDocument,
  problem: NoteProblem,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
  const range = toRange(document, problem);
  return diagnostics.filter(
    (one) => one.source === SOURCE && one.code === problem.code && one.range.isEqual(range),
  );
}

function toEdit(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) edit.replace(document.uri, toRange(document, change), change.text);
  return edit;
}
