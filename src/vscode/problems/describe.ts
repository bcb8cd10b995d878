import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { noteOutline } from "../../core/note/index.js";
import type { NoteProblem } from "../../core/problems/index.js";
import { toRange } from "../platform/convert.js";
import { problemMessages } from "./messages.js";
import type { ProblemWords } from "./messages.js";

/** Who the editor says has found a problem. */
export const SOURCE = "Marginalia";

/** What the messages of a problem tell of it. */
export function wordsOf(note: Note, { start, end, brackets }: NoteProblem): ProblemWords {
  const { pairs } = noteOutline(note).grammar;
  if (brackets === undefined) {
    const open = note.slice(start, end);
    const pair = pairs.find((one) => one.open === open || one.close === open) ?? pairs[0];
    return { open, close: open, pair: `${pair?.open ?? ""}${pair?.close ?? ""}` };
  }
  return {
    open: note.slice(brackets.open.start, brackets.open.end),
    close: note.slice(brackets.close.start, brackets.close.end),
    pair: `${brackets.pair.open}${brackets.pair.close}`,
  };
}

/** A problem as the editor shows it. The note must be of the document's version. */
export function toDiagnostic(
  document: vscode.TextDocument,
  note: Note,
  problem: NoteProblem,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const message = problemMessages.problem(problem.code, wordsOf(note, problem));
  const diagnostic = new vscode.Diagnostic(toRange(document, problem), message, severity);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.code;
  return diagnostic;
}
