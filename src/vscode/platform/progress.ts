import * as vscode from "vscode";

/** Tells the reader how far some work is. */
export type Progress = vscode.Progress<{
  readonly message?: string;
  readonly increment?: number;
}>;

/** Does work under a notification that shows how far it is and can cancel it. */
export function withProgress<Result>(
  title: string,
  work: (progress: Progress, token: vscode.CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, work);
}

/** Whether a token was cancelled; asked anew each time, for it changes while something is waited for. */
export function isCancelled({ isCancellationRequested }: vscode.CancellationToken): boolean {
  return isCancellationRequested;
}
