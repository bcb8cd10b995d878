import * as vscode from "vscode";

/** What somebody else writes into a note: a line with its break, as the line of this number. */
export interface Foreign {
  readonly line: number;
  readonly text: string;
}

/** A text with what somebody else wrote in it. */
export function withForeign(text: string, { line, text: foreign }: Foreign): string {
  const lines = text.split("\n");
  return [...lines.slice(0, line), foreign.slice(0, -1), ...lines.slice(line)].join("\n");
}

/** Writes it as a key does: where another edit is on its way, behind that. */
export async function writeForeign(
  document: vscode.TextDocument,
  { line, text }: Foreign,
): Promise<void> {
  for (let isMade = false; !isMade;) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    isMade = await vscode.workspace.applyEdit(edit);
  }
}
