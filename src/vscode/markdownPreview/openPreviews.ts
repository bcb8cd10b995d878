import * as vscode from "vscode";

/** In what the tabs of the editor's Markdown previews are called, whether panels or editors of their own. */
const PREVIEW = /\bmarkdown\.preview\b/u;

/** Whether a tab is a Markdown preview. */
export function isPreview({ input }: vscode.Tab): boolean {
  const isPage = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
  return isPage && PREVIEW.test(input.viewType);
}

/** Whether a Markdown preview is open in any window: the editor also has texts parsed for its outline and its links. */
export function isPreviewOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview));
}
