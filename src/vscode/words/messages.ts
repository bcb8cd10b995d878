import { l10n } from "vscode";
import { formatNumber } from "../platform/messages.js";

/** Texts about tags and what is offered while one writes; only the chunk shows them. */
export const wordMessages = {
  doneKind: (kind: string) => l10n.t("{0}, done", kind),
  noTags: () => l10n.t("No annotation of this note has a tag yet. Write # and a word into one."),
  pickTag: () => l10n.t("Which tag is to have another name?"),
  renameTitle: (tag: string) => l10n.t("Rename #{0}", tag),
  renamePrompt: () => l10n.t("The new name: letters, digits, _, - and / for sub-tags"),
  sameName: () => l10n.t("That is its name already."),
  merges: (tag: string, count: number) =>
    count === 1
      ? l10n.t("#{0} is the tag of 1 annotation already: the two become one.", tag)
      : l10n.t(
          "#{0} is the tag of {1} annotations already: the two become one.",
          tag,
          formatNumber(count),
        ),
  howTitle: (from: string, to: string) => l10n.t("#{0} becomes #{1}", from, to),
  renameAll: () => l10n.t("Rename"),
  renameWithSubTags: (tag: string) => l10n.t("Rename with its sub-tags, #{0}/…", tag),
  renameAlone: () => l10n.t("Rename this tag alone"),
  places: (count: number) =>
    count === 1 ? l10n.t("1 place") : l10n.t("{0} places", formatNumber(count)),
  preview: () => l10n.t("tick the places in a list first"),
  previewLabel: (from: string, to: string) => l10n.t("Rename #{0} to #{1}", from, to),
  renamed: (to: string, count: number) =>
    count === 1
      ? l10n.t("#{0}: 1 place changed", to)
      : l10n.t("#{0}: {1} places changed", to, formatNumber(count)),
  noTagHere: () => l10n.t("There is no #tag of an annotation here to rename."),
} as const;
