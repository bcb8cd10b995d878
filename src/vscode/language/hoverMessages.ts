import { l10n } from "vscode";
import { formatNumber } from "../platform/messages.js";

/** Texts that only a hover shows. */
export const hoverMessages = {
  more: (count: number) => l10n.t("{0} more", formatNumber(count)),
  edit: () => l10n.t("Edit"),
  setKind: () => l10n.t("Kind"),
  tick: (isDone: boolean) => (isDone ? l10n.t("Open again") : l10n.t("Done")),
  delete: () => l10n.t("Delete"),
} as const;
