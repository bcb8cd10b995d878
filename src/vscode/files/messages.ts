import { l10n } from "vscode";
import type { FileFault } from "../../core/pairs/index.js";
import type { SidecarError, SidecarErrorCode } from "../../core/sidecar/index.js";

/** What is said of files that cannot be read or written. */
export const fileMessages = {
  fileFault: (name: string, fault: FileFault) => FAULTS[fault](name),
  notAText: (name: string) =>
    l10n.t("“{0}” cannot be opened as text. Files over 50 MB cannot be notes.", name),
  openAndChanged: (name: string) =>
    l10n.t("“{0}” is open with unsaved changes. Save it or close it first.", name),
  changedMeanwhile: (name: string) =>
    l10n.t("“{0}” was changed in the meantime, so nothing was written. Try again.", name),
  notUtf8: (name: string) =>
    l10n.t(
      "“{0}” is not UTF-8 text, and nothing was done with it: some of its characters would be lost. Open it and save it with the encoding UTF-8 first.",
      name,
    ),
  half: (reason: string) =>
    l10n.t(
      "{0} What was there before could not be put back. What was to be written is complete beside it, under a name with “.tmp-”: try again when the cause is gone.",
      reason,
    ),
  sidecarUnusable: (name: string, reason: string) =>
    l10n.t("“{0}” cannot be used. {1}", name, reason),
} as const;

const FAULTS: Readonly<Record<FileFault, (name: string) => string>> = {
  "read-only": (name) =>
    l10n.t(
      "“{0}” cannot be written: the file or its folder is read-only. Choose another folder.",
      name,
    ),
  "no-space": (name) =>
    l10n.t("“{0}” was not written: the disk is full. The files are as before.", name),
  missing: (name) => l10n.t("“{0}” was not found.", name),
  exists: (name) =>
    l10n.t("“{0}” has come into being in the meantime and was not replaced. Try again.", name),
  "no-file": (name) => l10n.t("“{0}” is a folder, or its folder is a file.", name),
  "bad-name": (name) => l10n.t("The name “{0}” is too long or not allowed there.", name),
  incomplete: (name) =>
    l10n.t("“{0}” was not written: less arrived than was sent. The files are as before.", name),
  unavailable: (name) =>
    l10n.t("“{0}” cannot be reached now, or another program holds it. Try again.", name),
  other: (name) => l10n.t("“{0}” could not be read or written. The log says more.", name),
};

/** Says what is wrong with a sidecar, and where. */
export function describeSidecarError({ code, path, line }: SidecarError): string {
  return SIDECAR_ERRORS[code](line === null ? path : String(line));
}

const DAMAGED = (place: string): string =>
  l10n.t("It was damaged or changed by hand at {0}.", place === "" ? "/" : place);

const SIDECAR_ERRORS: Readonly<Record<SidecarErrorCode, (place: string) => string>> = {
  conflict: (line) =>
    l10n.t("Git left a conflict in it at line {0}. Solve it and try again.", line),
  truncated: () => l10n.t("It ends too early: a part of it is missing."),
  "not-json": () => l10n.t("It is no JSON."),
  "not-a-sidecar": () => l10n.t("It is not a file of annotations that Marginalia wrote."),
  "newer-version": () => l10n.t("A newer version of Marginalia wrote it. Update Marginalia."),
  missing: DAMAGED,
  "wrong-type": DAMAGED,
  "wrong-value": DAMAGED,
  "out-of-range": (place) => l10n.t("A place in it is outside the text, at {0}.", place),
  duplicate: (place) => l10n.t("Two different annotations in it have one id, at {0}.", place),
  "other-edition": (place) => l10n.t("An annotation in it belongs to another text, at {0}.", place),
  "base-differs": () =>
    l10n.t("The author's text in it was changed by hand. Bring back the file as it was."),
};
