import * as vscode from "vscode";
import { PROBLEM_CODES } from "../../core/problems/index.js";
import type { NoteProblemCode } from "../../core/problems/index.js";
import type { SettingsSnapshot } from "../platform/settings.js";

const SEVERITIES: ReadonlyMap<unknown, vscode.DiagnosticSeverity> = new Map([
  ["error", vscode.DiagnosticSeverity.Error],
  ["warning", vscode.DiagnosticSeverity.Warning],
  ["information", vscode.DiagnosticSeverity.Information],
  ["hint", vscode.DiagnosticSeverity.Hint],
]);

/** How problems are shown, by code; those that are off are left out. */
export type Severities = ReadonlyMap<NoteProblemCode, vscode.DiagnosticSeverity>;

/** The severities that the settings of `marginalia.problems` ask for; what is no severity is off. */
export function readSeverities({ problems }: SettingsSnapshot): Severities {
  const severities = new Map<NoteProblemCode, vscode.DiagnosticSeverity>();
  for (const code of PROBLEM_CODES) {
    const severity = SEVERITIES.get(problems[settingOf(code)]);
    if (severity !== undefined) severities.set(code, severity);
  }
  return severities;
}

/** The setting of a code, without its section: unclosedBracket for `unclosed-bracket`. */
function settingOf(code: NoteProblemCode): string {
  return code.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
