import { l10n } from "vscode";

/** What other extensions get from `activate`. */
export interface MarginaliaApi {
  /** Grows when the shape of this object changes. */
  readonly apiVersion: 1;
  /** Name of the extension in the language of the editor. */
  readonly displayName: string;
}

/** Called by VS Code when the first Markdown or plain-text document opens. */
export function activate(): MarginaliaApi {
  return { apiVersion: 1, displayName: l10n.t("Marginalia") };
}
