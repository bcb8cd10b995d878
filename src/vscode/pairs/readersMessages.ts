import { l10n } from "vscode";
import { formatNumber } from "../platform/messages.js";

/** Texts that are shown when the copies of several readers are merged. */
export const readersMessages = {
  chooseCopies: () => l10n.t("Choose Copies to Merge"),
  needsTwo: () => l10n.t("Choose at least two copies of a note: each as one reader annotated it."),
  readerTitle: (name: string, number: number, count: number) =>
    l10n.t("Whose copy is “{0}”? ({1} of {2})", name, number, count),
  readerPrompt: () =>
    l10n.t(
      "The name goes to the head of what only this copy has: 【@name: …】. Leave it empty to put none there.",
    ),
  unsaved: (name: string) => l10n.t("“{0}” has unsaved changes. Save it and merge?", name),
  saveAndMerge: () => l10n.t("Save and Merge"),
  notAName: () => l10n.t("A name has no blanks, colons or brackets, and neither @ nor #."),
  textsDiffer: () =>
    l10n.t("The copies differ in the author's text. Whose text should the merged note have?"),
  textOf: (names: string) => l10n.t("The text of {0}", names),
  differences: (count: number, name: string) =>
    count === 1
      ? l10n.t("Differs from “{0}” in 1 place", name)
      : l10n.t("Differs from “{0}” in {1} places", name, formatNumber(count)),
  compareFirst: () => l10n.t("Compare the Texts…"),
  compareTitle: (one: string, other: string) => l10n.t("Author's text: {0} ↔ {1}", one, other),
  compareWhich: (name: string) => l10n.t("Which text should be compared with “{0}”?", name),
  merging: () => l10n.t("Merging the copies"),
  saveTitle: () => l10n.t("Save the Merged Note"),
  merged: (name: string, annotations: string) =>
    l10n.t("“{0}” has {1} of all readers.", name, annotations),
  shared: (count: number) =>
    count === 1
      ? l10n.t("1 stood in several copies and stands once.")
      : l10n.t("{0} stood in several copies and stand once.", formatNumber(count)),
  unsure: (count: number) =>
    count === 1
      ? l10n.t("1 was carried over to another text: look it through.")
      : l10n.t("{0} were carried over to another text: look them through.", formatNumber(count)),
  cannotMerge: () => l10n.t("These copies cannot be merged: no note has this author's text."),
  sidecarStays: () =>
    l10n.t(
      "What found no place is added to it; annotations without a place that it holds are kept.",
    ),
  isACopy: (name: string) =>
    l10n.t("“{0}” is one of the copies. Choose another name for the merged note.", name),
} as const;
