import { l10n } from "vscode";
import type { BodyPreview } from "../../core/editing/index.js";
import { messages } from "../platform/messages.js";

/** Texts that only this feature shows. */
export const writingMessages = {
  addTitle: (count: number) =>
    count === 1 ? l10n.t("Add Annotation") : l10n.t("Add {0} Annotations", count),
  addNodeTitle: (count: number) =>
    count === 1
      ? l10n.t("Add Annotation as a Node of Its Own")
      : l10n.t("Add {0} Annotations as Nodes of Their Own", count),
  replyTitle: (count: number) =>
    count === 1 ? l10n.t("Reply to Annotation") : l10n.t("Reply to {0} Annotations", count),
  editTitle: () => l10n.t("Edit Annotation"),
  editInText: () => l10n.t("It has several lines: edit it here in the text"),
  kindTitle: (count: number) =>
    count === 1 ? l10n.t("Kind of the Annotation") : l10n.t("Kind of {0} Annotations", count),
  placeholder: () => l10n.t("Your words; ? ! todo ~ in front set the kind, #tag a tag"),
  prompt: () => l10n.t("Enter writes it into the note, Escape leaves."),
  promptOfLeft: () =>
    l10n.t("You typed this before. Enter writes it into the note, typing replaces it."),
  beginAnew: () => l10n.t("Drop it and begin anew"),
  willBe: (parts: readonly string[]) => l10n.t("Will be: {0}", parts.join(" · ")),
  kind: ({ kind, done }: BodyPreview) =>
    done ? messages.joined([messages.kind(kind), messages.done()]) : messages.kind(kind),
  deleted: (count: number) =>
    count === 1 ? l10n.t("Deleted the annotation") : l10n.t("Deleted {0} annotations", count),
  copied: (count: number) =>
    count === 1 ? l10n.t("Copied the annotation") : l10n.t("Copied {0} annotations", count),
} as const;
