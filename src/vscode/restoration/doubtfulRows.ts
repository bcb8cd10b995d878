import * as vscode from "vscode";
import { DOUBTFUL_ROW, VIEW_SCHEME } from "../platform/ids.js";

/** Dims the rows of the outline whose place is doubtful. */
export function dimDoubtfulRows(): vscode.Disposable {
  const dimmed = new vscode.FileDecoration();
  dimmed.color = new vscode.ThemeColor("disabledForeground");
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme, path }) =>
      scheme === VIEW_SCHEME && path === DOUBTFUL_ROW ? dimmed : undefined,
  });
}
