import { l10n } from "vscode";
import type { EditRefusalCode, TagFault } from "../../core/editing/index.js";

/** What is said of edits that cannot be made; only chunks show it. */
export const editMessages = {
  changedMeanwhile: () =>
    l10n.t("The note has changed in the meantime, and nothing was done. Try again."),
  readOnly: () =>
    l10n.t("This document is read-only here. Open the note itself in an editor and write there."),
  selectRow: () => l10n.t("Select a row of the outline first."),
  refusal: (code: EditRefusalCode) => REFUSALS[code](),
  tagFault: (fault: TagFault) => TAG_FAULTS[fault](),
} as const;

const REFUSALS: Readonly<Record<EditRefusalCode, () => string>> = {
  "empty-body": () => l10n.t("An annotation needs words: write something, or press Escape."),
  "blank-line": () =>
    l10n.t("An annotation holds no blank line. Remove it, or write two annotations."),
  "line-break": () =>
    l10n.t("An annotation on several lines cannot stand here. Write it on one line."),
  "body-too-long": () =>
    l10n.t("An annotation holds at most 10,000 characters. Shorten it, or write two."),
  "author-body": () =>
    l10n.t(
      "The settings give brackets with these words to the author (marginalia.authorBrackets). Write it otherwise.",
    ),
  "no-annotation": () => l10n.t("There is no annotation here. Put the cursor into one."),
  "no-selection": () => l10n.t("Select the words first that are to become an annotation."),
  "no-place": () =>
    l10n.t(
      "That cannot stand here without changing how the rest is read. Try another place in the note.",
    ),
  "no-kind-mark": () =>
    l10n.t("The settings have no mark that would make this annotation one of that kind."),
  "other-kind-mark": () =>
    l10n.t(
      "Without its mark this annotation begins or ends with that of another kind. Edit its words.",
    ),
  "no-todo": () => l10n.t("This is no to-do. Set its kind first."),
  "no-done-mark": () => l10n.t("The settings have no mark for to-dos that are done."),
};

const TAG_FAULTS: Readonly<Record<TagFault, () => string>> = {
  empty: () => l10n.t("A tag needs a name."),
  blank: () => l10n.t("A tag is one word: use - or _ instead of a space."),
  character: () => l10n.t("A tag holds letters, digits, _, - and / alone."),
  first: () => l10n.t("A tag does not begin with - or /."),
  last: () => l10n.t("A tag does not end in - or /."),
  digits: () => l10n.t("A tag is more than a number."),
  mark: () =>
    l10n.t("At the end of an annotation this name would be the mark of a kind (marginalia.kinds)."),
};
