import { l10n } from "vscode";
import type { Grouping, GroupSubject, Sorting } from "../../core/catalogue/index.js";
import { formatNumber, messages } from "../platform/messages.js";

/** Texts of the list of annotations. */
export const catalogueMessages = {
  groupName: (subject: GroupSubject | null, name: string) =>
    subject?.by === "kind" ? messages.kind(subject.kind) : name === "" ? unnamed(subject) : name,
  tag: (tag: string) => `#${tag}`,
  reader: (reader: string) => `@${reader}`,
  slice: (first: number, last: number) =>
    l10n.t("{0}–{1}", formatNumber(first), formatNumber(last)),
  sliceSpoken: (first: number, last: number) =>
    l10n.t("annotations {0} to {1}", formatNumber(first), formatNumber(last)),
  filtered: (found: number, all: number, query: string) =>
    l10n.t("{0} of {1} annotations · filter: {2}", formatNumber(found), formatNumber(all), query),
  grouping: (grouping: Grouping) => GROUPINGS[grouping](),
  groupingTitle: () => l10n.t("Group annotations by…"),
  sorting: (sorting: Sorting) => SORTINGS[sorting](),
  sortingTitle: () => l10n.t("Sort the annotations of a group by…"),
  now: () => l10n.t("now"),
  selectFirst: () => l10n.t("Select annotations in the list of annotations first."),
  addTagTitle: (annotations: string) => l10n.t("Add a tag to {0}", annotations),
  tagPlaceholder: () => l10n.t("A tag, such as evidence or evidence/weak"),
  renameWhich: (annotations: string) => l10n.t("Which tag of {0} is to be renamed?", annotations),
  renameTitle: (tag: string, annotations: string) =>
    l10n.t("A new name for #{0} in {1}", tag, annotations),
  noTags: () => l10n.t("The selected annotations have no tags."),
  newTag: () => l10n.t("new"),
  haveTag: (tag: string) => l10n.t("All selected annotations have #{0} already.", tag),
} as const;

function unnamed(subject: GroupSubject | null): string {
  switch (subject?.by) {
    case "tag":
      return l10n.t("Without a tag");
    case "reader":
      return l10n.t("Without a reader");
    case "date":
      return l10n.t("Without a date");
    case "outline":
      return subject.node === null ? l10n.t("Before the first line") : messages.emptyNode();
    default:
      return "";
  }
}

const GROUPINGS: Readonly<Record<Grouping, () => string>> = {
  outline: () => l10n.t("Outline"),
  kind: () => l10n.t("Kind"),
  tag: () => l10n.t("Tag"),
  reader: () => l10n.t("Reader"),
  date: () => l10n.t("Date"),
};

const SORTINGS: Readonly<Record<Sorting, () => string>> = {
  place: () => l10n.t("Place in the note"),
  date: () => l10n.t("Date, the latest first"),
  kind: () => l10n.t("Kind"),
  reader: () => l10n.t("Reader"),
  text: () => l10n.t("Text"),
};
