import { l10n } from "vscode";
import { messages } from "../platform/messages.js";

/** Texts of the boxes of annotations in the text. */
export const commentMessages = {
  controller: () => l10n.t("Annotations (Marginalia)"),
  prompt: () => l10n.t("Reply…"),
  placeholder: () =>
    l10n.t("Your words; ? ! todo ~ in front set the kind, #tag a tag; Ctrl+Enter saves"),
  labelOf: (parts: readonly string[]) => parts.join(" · "),
  answers: (whom: string) => l10n.t("answers {0}", whom),
  broken: () => l10n.t("A bracket is missing in the text"),
  gone: () =>
    l10n.t(
      "This annotation is in the note no more. What you wrote is still in the box: copy it, or close it.",
    ),
  changedBody: () =>
    l10n.t(
      "This annotation was changed in the text meanwhile. What you wrote is kept: save again to replace it.",
    ),
  noNode: () =>
    l10n.t("The line of this box is in no note any more. What you wrote is still in the box."),
  commentsOn: () =>
    l10n.t("Annotations are shown as comments: point at the left margin of a line for a +"),
  commentsOff: () => l10n.t("Annotations are not shown as comments"),
  empty: () => messages.emptyAnnotation(),
} as const;
