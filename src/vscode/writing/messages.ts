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
  placeholder: () => l10n.t("Your words; ? ! todo ~ in front set the kind, #tag a tag"),
  prompt: () => l10n.t("Enter writes it into the note, Escape leaves."),
  willBe: (parts: readonly string[]) => l10n.t("Will be: {0}", parts.join(" · ")),
  kind: ({ kind, done }: BodyPreview) =>
    done ? messages.joined([messages.kind(kind), messages.done()]) : messages.kind(kind),
} as const;
