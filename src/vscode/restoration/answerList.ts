import * as vscode from "vscode";
import { parentChoices } from "../../core/restoration/index.js";
import type { QuickAnswer } from "../../core/restoration/index.js";
import { restorationMessages } from "./messages.js";
import type { OutlineReview } from "./outlineReview.js";

/** So many lines further down can be chosen as a parent from the list. */
const MOST_PARENTS = 2000;

interface AnswerItem extends vscode.QuickPickItem {
  readonly run?: () => Promise<void>;
}

/** Lists everything that can be said of a line: for the mouse, for screen readers, and for parents that are not offered. */
export async function listAnswers(review: OutlineReview, line: number): Promise<void> {
  const moment = await review.session.whenRestored();
  const { restoration } = moment.page;
  const lines = moment.lines;
  const textOf = (at: number): string => (lines[at] ?? "").trim();
  const said = (label: string, quick: QuickAnswer): AnswerItem => ({
    label,
    run: () => review.say(quick, line),
  });
  const offered = parentChoices(restoration, line);
  const parentItem = (parent: number, description: string): AnswerItem => ({
    label: textOf(parent),
    description,
    run: () => review.answer(moment, { kind: "parent", line, parent }, line),
  });
  const numbered = (parent: number): string => restorationMessages.lineNumber(parent + 1);
  const further = restoration.joints
    .map((joint) => joint.line)
    .filter((other) => other > line && !offered.includes(other))
    .slice(0, MOST_PARENTS);
  const items: readonly AnswerItem[] = [
    said(restorationMessages.answerTitle("chapter"), "chapter"),
    said(restorationMessages.answerTitle("section"), "section"),
    said(restorationMessages.answerTitle("subsection"), "subsection"),
    said(restorationMessages.answerTitle("none"), "none"),
    said(restorationMessages.answerMore(), "more"),
    said(restorationMessages.answerFewer(), "fewer"),
    { label: restorationMessages.skip(), run: () => review.skip() },
    { label: restorationMessages.takeBack(), run: () => review.takeBack() },
    { label: restorationMessages.changePass(review.pass), run: () => review.changePass() },
    { label: restorationMessages.parentAnswers(), kind: vscode.QuickPickItemKind.Separator },
    ...offered.map((parent, at) =>
      parentItem(
        parent,
        `${numbered(parent)} · ${at === 0 ? restorationMessages.currentParent() : restorationMessages.likelyParent()}`,
      ),
    ),
    ...further.map((parent) => parentItem(parent, numbered(parent))),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: restorationMessages.listTitle(line + 1, textOf(line)),
    placeHolder: restorationMessages.listPlaceholder(),
  });
  await chosen?.run?.();
}
