import { l10n } from "vscode";
import type { FixKind, NoteProblemCode } from "../../core/problems/index.js";
import { formatNumber } from "../platform/messages.js";

/** What a message can tell of a problem. */
export interface ProblemWords {
  /** The brackets of the problem as they stand, the first and the last. */
  readonly open: string;
  readonly close: string;
  /** How they should be. */
  readonly pair: string;
}

/** Texts about problems; only the chunk shows them. */
export const problemMessages = {
  problem: (code: NoteProblemCode, words: ProblemWords) => PROBLEMS[code](words),
  fix: (kind: FixKind, words: ProblemWords) => FIXES[kind](words),
  fixAllTitle: () => l10n.t("Fix all problems of annotations that need no decision"),
  fixing: () => l10n.t("Fixing problems of annotations"),
  cancelled: () => l10n.t("Cancelled: nothing was changed."),
  fixed: (count: number) =>
    count === 1 ? l10n.t("1 problem fixed") : l10n.t("{0} problems fixed", formatNumber(count)),
  nothingToFix: () =>
    l10n.t(
      "No problem here can be fixed without a decision of yours. The lightbulb offers what can be done.",
    ),
  more: (count: number) =>
    l10n.t("{0} more problems of annotations are not listed", formatNumber(count)),
} as const;

const PROBLEMS: Readonly<Record<NoteProblemCode, (words: ProblemWords) => string>> = {
  "unclosed-bracket": ({ open }) =>
    l10n.t("{0} is not closed: what follows counts as the author's text.", open),
  "stray-bracket": ({ open }) =>
    l10n.t("{0} closes nothing: no annotation begins before it.", open),
  "mixed-brackets": ({ open, close, pair }) =>
    l10n.t(
      "This annotation opens with {0} and closes with {1}; it should be {2}.",
      open,
      close,
      pair,
    ),
  "look-alike-brackets": ({ open, close, pair }) =>
    l10n.t(
      "This looks like an annotation, but {0}{1} is the author's. Annotations are in {2}.",
      open,
      close,
      pair,
    ),
  "empty-annotation": () => l10n.t("This annotation is empty."),
  "repeated-annotation": () => l10n.t("This annotation says the same as the one before it."),
  "body-too-long": ({ open }) =>
    l10n.t(
      "{0} is closed more than 10,000 characters further on: it counts as the author's text.",
      open,
    ),
  "author-text-under-annotation": () =>
    l10n.t(
      "Text of the author hangs on this annotation's line. When annotations are taken out, the line stays with its marker alone.",
    ),
  "author-text-reads-otherwise": () =>
    l10n.t("Without this annotation the author's text around it reads as another outline."),
};

const FIXES: Readonly<Record<FixKind, (words: ProblemWords) => string>> = {
  "close-at-sentence": ({ pair }) => l10n.t("Close {0} at the end of the sentence", pair),
  "close-at-end": ({ pair }) => l10n.t("Close {0} at the end of the paragraph", pair),
  "open-at-sentence": ({ pair }) => l10n.t("Open {0} at the beginning of the sentence", pair),
  match: ({ pair }) => l10n.t("Change the brackets to {0}", pair),
  restyle: ({ pair }) => l10n.t("Make it an annotation in {0}", pair),
  escape: () => l10n.t("Leave the bracket to the author (put a backslash before it)"),
  "remove-bracket": () => l10n.t("Remove the bracket"),
  "delete-annotation": () => l10n.t("Delete the annotation"),
};
