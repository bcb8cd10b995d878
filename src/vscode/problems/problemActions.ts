import * as vscode from "vscode";
import type { Note, TextChange } from "../../core/index.js";
import { fixAllSteps, listProblemsSteps, problemFixesSteps } from "../../core/problems/index.js";
import type { NoteProblem } from "../../core/problems/index.js";
import type { FeatureContext } from "../documents/index.js";
import { editMessages } from "../edits/index.js";
import { toRange, toWorkspaceEdit } from "../platform/convert.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { SOURCE, wordsOf } from "./describe.js";
import { problemMessages } from "./messages.js";
import { readSeverities } from "./severities.js";

/** The kind of action that mends everything: what `editor.codeActionsOnSave` can name. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("marginalia");

/** Problems under a selection whose fixes are worked out. */
const MOST_PROBLEMS = 20;

/** What an action does, and the text that it was worked out for. */
interface Offer {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly changes: readonly TextChange[];
}

/**
 * Offers to mend the problems under the cursor, and on request all that need no decision. The editor gets an edit when an
 * action is chosen, and not with the offer: it would apply that to whatever the text is by then.
 */
export class ProblemActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  readonly #context: Pick<FeatureContext, "notes" | "settings">;
  readonly #offers = new WeakMap<vscode.CodeAction, Offer>();

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

  /** Called when an action was chosen: gives it its edit, or says that the text is another one by now. */
  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    const offer = this.#offers.get(action);
    if (offer === undefined) return action;
    const { document, version, changes } = offer;
    if (document.version === version) action.edit = toWorkspaceEdit(document, changes);
    else hint(editMessages.changedMeanwhile());
    return action;
  }

  async #fixAll(
    document: vscode.TextDocument,
    note: Note,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { version } = document;
    const fixes = await runInSlices(fixAllSteps(note), token);
    if (fixes === undefined || fixes.changes.length === 0) return [];
    const action = new vscode.CodeAction(problemMessages.fixAllTitle(), FIX_ALL);
    this.#offers.set(action, { document, version, changes: fixes.changes });
    return [action];
  }

  async #quickFixes(
    { document, note, diagnostics }: FixedDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { version } = document;
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
        this.#offers.set(action, { document, version, changes });
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
