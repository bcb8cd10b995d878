import { l10n } from "vscode";

/**
 * Every text that the reader sees and that is not in the manifest. Each is one literal `l10n.t` call, so that the
 * extraction of strings finds it; l10n/bundle.l10n.zh-cn.json holds the Chinese.
 */
export const messages = {
  commandFailed: () => l10n.t("That did not work. The log says more."),
  openLog: () => l10n.t("Open Log"),
} as const;
