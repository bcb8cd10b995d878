import * as vscode from "vscode";

/** Puts the cursor somewhere, in the editor that shows the document; the focus stays where it is. */
export async function showPosition(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<void> {
  const { visibleTextEditors } = vscode.window;
  const shown = visibleTextEditors.find((editor) => editor.document === document);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(position, position),
    preserveFocus: true,
    ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
  });
}
