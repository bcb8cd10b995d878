import * as vscode from "vscode";
import { reviewMessages } from "./messages.js";
import type { ReviewSession } from "./reviewSession.js";

/**
 * Asks before the sidecar is written where it holds annotations that the note does not: it may be an author text, or
 * another note's. True when there are none, or the reader agrees that they go.
 */
export async function mayForgetStrangers(session: ReviewSession): Promise<boolean> {
  await session.follow();
  if (session.strangers === 0) {
    return true;
  }
  const question = reviewMessages.strangers(session.strangers);
  const goOn = reviewMessages.goOn();
  if ((await vscode.window.showWarningMessage(question, { modal: true }, goOn)) !== goOn) {
    return false;
  }
  session.forgetStrangers();
  return true;
}
