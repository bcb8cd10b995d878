import * as vscode from "vscode";
import { parentChoices, QUICK_ANSWERS } from "../../core/restoration/index.js";
import { hint } from "../platform/hint.js";
import { COMMANDS } from "../platform/ids.js";
import { restorationMessages } from "./messages.js";
import type { OutlineReview } from "./outlineReview.js";
import type { PageMoment } from "./pageSession.js";

/** So many lines further down can be chosen as a parent from the list. */
const MOST_PARENTS = 2000;

/** A line of which all answers are listed, and the line from which on the next one is looked for; null to stay. */
export interface AskedLine {
  readonly line: number;
  readonly from: number | null;
}

interface AnswerItem extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** Lists everything that can be said of a line: for the mouse, for screen readers, and for parents that are not offered. */
export async function listAnswers(review: OutlineReview, asked: AskedLine): Promise<void> {
  const moment = await review.session.whenRestored();
  const text = (moment.lines[asked.line] ?? "").trim();
  const chosen = await vscode.window.showQuickPick(itemsOf(review, moment, asked), {
    title: restorationMessages.listTitle(asked.line + 1, text),
    placeHolder: restorationMessages.listPlaceholder(),
  });
  if (chosen?.run === undefined) {
    return;
  }
  if ((await review.session.whenRestored()).lines !== moment.lines) {
    hint(restorationMessages.pageChanged());
    return;
  }
  await chosen.run();
}

function itemsOf(
  review: OutlineReview,
  moment: PageMoment,
  asked: AskedLine,
): readonly AnswerItem[] {
  const { restoration } = moment.page;
  const { line } = asked;
  const offered = parentChoices(restoration, line);
  const further = restoration.joints
    .map((joint) => joint.line)
    .filter((other) => other > line && !offered.includes(other))
    .slice(0, MOST_PARENTS);
  const parents = separator(restorationMessages.parentAnswers());
  const titles = QUICK_ANSWERS.map((said) => ({
    label: restorationMessages.answer(said),
    run: () => review.sayOf(line, said, asked.from),
  }));
  const likely = offered.map((parent, at) => {
    const why = at === 0 ? restorationMessages.currentParent() : restorationMessages.likelyParent();
    return parentItem(review, moment, { asked, parent, why });
  });
  const first =
    review.pass === "titles"
      ? [...titles, parents, ...likely]
      : [parents, ...likely, separator(""), ...titles];
  return [
    ...first,
    separator(""),
    ...stepsOf(review),
    parents,
    ...further.map((parent) => parentItem(review, moment, { asked, parent, why: "" })),
  ];
}

function parentItem(
  review: OutlineReview,
  { lines }: PageMoment,
  { asked, parent, why }: { asked: AskedLine; parent: number; why: string },
): AnswerItem {
  const number = restorationMessages.lineNumber(parent + 1);
  return {
    label: (lines[parent] ?? "").trim(),
    description: why === "" ? number : `${number} · ${why}`,
    run: async () => {
      const moment = await review.session.whenRestored();
      await review.answer(moment, { kind: "parent", line: asked.line, parent }, asked.from);
    },
  };
}

function stepsOf(review: OutlineReview): readonly AnswerItem[] {
  return [
    { label: restorationMessages.skip(), run: () => review.skip() },
    { label: restorationMessages.takeBack(), run: () => review.takeBack() },
    { label: restorationMessages.changePass(review.pass), run: () => review.changePass() },
    {
      label: restorationMessages.end(),
      run: () => vscode.commands.executeCommand(COMMANDS.answerOutline, "end"),
    },
  ];
}

function separator(label: string): AnswerItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
