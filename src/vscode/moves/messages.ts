import { l10n } from "vscode";
import type { AnnotationKind } from "../../core/index.js";
import type { Voice } from "../../core/find/index.js";
import type { NodeMove } from "../../core/note/index.js";
import { formatNumber, messages } from "../platform/messages.js";

/** Texts that only this chunk shows; those of the main bundle are in platform/messages. */
export const moveMessages = {
  noAnnotation: () => l10n.t("This note has no annotations."),
  noAnnotationOf: (kinds: readonly AnnotationKind[]) =>
    l10n.t("This note has no annotation of this kind: {0}", kindNames(kinds)),
  wrapped: (direction: "next" | "previous") =>
    direction === "next"
      ? l10n.t("Went on from the start of the note")
      : l10n.t("Went on from the end of the note"),
  noNodeThere: (move: NodeMove) => NO_NODE[move](),
  noNodes: () => l10n.t("This note has no nodes."),
  goToNodeTitle: () => l10n.t("Go to Node"),
  goToNodePlaceholder: () => l10n.t("Words of a node or of the nodes above it"),
  listAnnotationsTitle: (kinds: readonly AnnotationKind[]) =>
    kinds.length === 0 ? l10n.t("Annotations") : l10n.t("Annotations, only: {0}", kindNames(kinds)),
  listAnnotationsPlaceholder: () =>
    l10n.t("Words of an annotation, its kind, tags, reader or place"),
  findTitle: (voice: Voice, found?: number) =>
    found === undefined
      ? FIND_TITLES[voice]()
      : l10n.t("{0} · {1}", FIND_TITLES[voice](), matches(found)),
  findPlaceholder: () =>
    l10n.t("Words as they stand; arrow keys show each place, Enter goes there"),
  findNothing: (voice: Voice) => FIND_NOTHING[voice](),
  line: (line: number) => l10n.t("line {0}", formatNumber(line)),
  onlyKind: (kind: AnnotationKind) => l10n.t("Show only: {0}", messages.kind(kind)),
  withoutKind: (kind: AnnotationKind) => l10n.t("No longer only: {0}", messages.kind(kind)),
  narrowList: (more: number) =>
    more === 0
      ? l10n.t("Nothing matches.")
      : l10n.t("{0} more: go on typing to find them", formatNumber(more)),
} as const;

function matches(count: number): string {
  return count === 1 ? l10n.t("1 match") : l10n.t("{0} matches", formatNumber(count));
}

const FIND_TITLES: Readonly<Record<Voice, () => string>> = {
  reader: () => l10n.t("Find in Annotations"),
  author: () => l10n.t("Find in Author's Text"),
};

const FIND_NOTHING: Readonly<Record<Voice, () => string>> = {
  reader: () => l10n.t("Type words to find them in the annotations alone."),
  author: () => l10n.t("Type words to find them in the author's text alone."),
};

function kindNames(kinds: readonly AnnotationKind[]): string {
  return messages.joined(kinds.map((kind) => messages.kind(kind)));
}

const NO_NODE: Readonly<Record<NodeMove, () => string>> = {
  parent: () => l10n.t("This node has no parent."),
  firstChild: () => l10n.t("This node has no children."),
  nextSibling: () => l10n.t("This node has no next sibling."),
  previousSibling: () => l10n.t("This node has no previous sibling."),
};
