import { l10n } from "vscode";
import type { RestructureRefusalCode } from "../../core/restructure/index.js";

/** Texts that only this feature shows. */
export const structureMessages = {
  changedMeanwhile: () =>
    l10n.t("The note has changed in the meantime, and nothing was done. Try again."),
  annotationInNode: () =>
    l10n.t("This annotation stands within a node and moves with it. Select the node."),
  levelsClamped: () => l10n.t("Headings end at level 6: the deepest ones stay there."),
  isCut: (count: number) =>
    count === 1
      ? l10n.t("Cut. Paste Node puts it in elsewhere.")
      : l10n.t("{0} nodes cut. Paste Node puts them in elsewhere.", count),
  refusal: (code: RestructureRefusalCode, purpose: string) =>
    code === "outline-would-change" && purpose === "paste"
      ? l10n.t("Pasted here, the note would be read otherwise. Try another place.")
      : REFUSALS[code](),
} as const;

const REFUSALS: Readonly<Record<RestructureRefusalCode, () => string>> = {
  "page-text": () =>
    l10n.t("The lines of page text have no depth of their own: its nodes cannot be moved."),
  "no-node": () => l10n.t("There is no node here. Put the cursor into one."),
  "already-first": () => l10n.t("This is the first node of its parent. Promote it to go on."),
  "already-last": () => l10n.t("This is the last node of its parent. Promote it to go on."),
  "top-level": () => l10n.t("This node is at the top level already."),
  "no-previous-sibling": () =>
    l10n.t("There is no node before this one under which it could come."),
  "already-there": () => l10n.t("It is there already."),
  "into-itself": () => l10n.t("A node cannot be moved under itself."),
  "items-before-headings": () =>
    l10n.t("Under a heading, list items stand before the headings: they cannot change places."),
  "heading-under-item": () =>
    l10n.t(
      "A heading cannot come under a list item. Cut it, and paste it on the item: it becomes a list item.",
    ),
  "item-leaves-heading": () =>
    l10n.t("A list item cannot leave its heading upwards. Drop it on another heading instead."),
  "heading-in-item": () => l10n.t("Headings within list items are not moved. Edit the text."),
  "in-quote": () => l10n.t("Nodes in a block quote are not moved. Edit the text."),
  "shares-line": () =>
    l10n.t("This node stands on one line with another one. Give it a line of its own first."),
  "too-deep": () => l10n.t("Headings have six levels, and something here would be deeper."),
  "heading-of-several-lines": () =>
    l10n.t("A heading of several lines can only have level 1 or 2. Write it on one line first."),
  "mixed-indentation": () =>
    l10n.t(
      "Tabs and spaces are mixed here so that the node cannot be indented anew. Indent it in one way first.",
    ),
  "several-lines": () =>
    l10n.t("In indented text a node is one line: a node of several lines cannot be pasted here."),
  "no-outline": () => l10n.t("The clipboard holds no outline. Cut a node, or copy a list first."),
  "outline-would-change": () =>
    l10n.t(
      "Moved there, this or something near it would be read otherwise. Blank lines around it may help.",
    ),
  "cut-would-change": () =>
    l10n.t("By itself, this would be read otherwise than here. Move it in the note instead."),
};
