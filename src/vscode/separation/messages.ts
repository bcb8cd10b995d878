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
  authorTextOf: (name: string) => l10n.t("{0} (author's text)", name),
  annotationsOf: (name: string) => l10n.t("{0} (annotations)", name),
  comparison: (name: string) => l10n.t("{0}: author's text ↔ note", name),
  annotationsIn: (name: string) => l10n.t("Annotations in {0}", name),
  reply: () => l10n.t("Reply"),
  colon: () => l10n.t(": "),
  viewOpened: (title: string) =>
    l10n.t("{0} is open beside the note and follows its cursor.", title),
  noAnnotations: () => l10n.t("This note has no annotations."),
  sameAsNote: () => l10n.t("This note has no annotations: its author text is the same text."),
  emptyNote: () => l10n.t("This note is empty."),
  nothingButAnnotations: () =>
    l10n.t("This note holds nothing but annotations: there is no author text."),
  noteClosed: (name: string) =>
    l10n.t("“{0}” is closed. When it is open again, this view shows it again.", name),
  noLongerNote: (name: string) =>
    l10n.t("“{0}” is no longer read as a note. When it is, this view shows it again.", name),
  noAuthorTextSelected: () =>
    l10n.t("Nothing was copied: there is no author text in the selection."),
  noAuthorText: () => l10n.t("Nothing was copied: this note has no author text."),
} as const;
