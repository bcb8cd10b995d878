import { l10n } from "vscode";
import { formatNumber, messages } from "../platform/messages.js";

/** Texts that only this chunk shows; those of the main bundle are in platform/messages. */
export const separationMessages = {
  characters: (count: number) =>
    count === 1 ? l10n.t("1 character") : l10n.t("{0} characters", formatNumber(count)),
  copiedAuthorText: (characters: number, annotations: number) =>
    annotations === 0
      ? l10n.t(
          "Copied: {0} of author text. There are no annotations in it.",
          separationMessages.characters(characters),
        )
      : l10n.t(
          "Copied: {0} of author text, without {1}.",
          separationMessages.characters(characters),
          messages.annotations(annotations),
        ),
  noAuthorTextSelected: () =>
    l10n.t("Nothing was copied: there is no author text in the selection."),
  noAuthorText: () => l10n.t("Nothing was copied: this note has no author text."),
} as const;
