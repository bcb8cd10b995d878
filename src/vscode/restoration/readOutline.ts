import * as vscode from "vscode";
import { nameOf } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { restorationMessages } from "./messages.js";
import { modelFailure, readingSize, readWithModel } from "./modelReading.js";
import type { PageSession } from "./pageSession.js";

/**
 * Lets a language model of the editor's read a page, when the reader has seen how much text goes out, and to whom.
 * Nothing is sent before that.
 */
export async function readOutline(session: PageSession): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Failure(restorationMessages.modelNeedsTrust());
  }
  const model = await chooseModel();
  if (model === undefined || !(await mayRead(session, model))) {
    return;
  }
  if (!session.isShown) {
    await session.show("tree");
  }
  const title = restorationMessages.reading(model.name);
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        let before = 0;
        return readWithModel(
          session,
          model,
          ({ done, all }) => {
            const share = (done / Math.max(1, all)) * 100;
            progress.report({
              message: restorationMessages.readSoFar(done, all),
              increment: share - before,
            });
            before = share;
          },
          token,
        );
      },
    );
  } catch (error) {
    throw modelFailure(error);
  }
  const { known, lines } = await session.whenRestored();
  const isWhole = known.readTo >= lines.length;
  hint(isWhole ? restorationMessages.readWhole() : restorationMessages.readUpTo(known.readTo + 1));
}

async function chooseModel(): Promise<vscode.LanguageModelChat | undefined> {
  // The oldest editors that are supported may lack it.
  const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };
  const models = (await lm?.selectChatModels?.()) ?? [];
  if (models.length === 0) {
    throw new Failure(restorationMessages.noModel());
  }
  if (models.length === 1) {
    return models[0];
  }
  const items = models.map((model) => ({ label: model.name, description: model.vendor, model }));
  const title = restorationMessages.chooseModel();
  return (await vscode.window.showQuickPick(items, { title }))?.model;
}

/** Tells what goes out and asks; also where to begin, when the page was read before. */
async function mayRead(session: PageSession, model: vscode.LanguageModelChat): Promise<boolean> {
  const moment = await session.whenRestored();
  const isWhole = moment.known.readTo >= moment.lines.length;
  const from = isWhole ? 0 : moment.known.readTo;
  const { requests, characters } = await readingSize(moment, from);
  const send = restorationMessages.send();
  const anew = restorationMessages.sendAnew();
  const chosen = await vscode.window.showInformationMessage(
    restorationMessages.maySend(nameOf(session.document.uri), model.name, model.vendor),
    {
      modal: true,
      detail: restorationMessages.maySendDetail({ requests, characters, from: from + 1, isWhole }),
    },
    ...(isWhole ? [anew] : [send]),
  );
  if (chosen === anew) {
    const now = await session.whenRestored();
    await session.set(now, { ...now.known, readTo: 0 });
  }
  return chosen !== undefined;
}
