import { entryAt } from "../../core/catalogue/index.js";
import type { CatalogueRow } from "../../core/catalogue/index.js";
import type { FeatureContext } from "../documents/index.js";
import type { FollowingView } from "../platform/cursorFollower.js";
import type { AnnotationList } from "./annotationList.js";

/** The rows of the list of annotations as they follow the cursor. */
export function followedList(
  { annotations, notes, settings }: FeatureContext,
  list: AnnotationList,
): FollowingView {
  const { tree } = annotations;
  return {
    get document() {
      return list.shown?.document;
    },
    get canFollow() {
      return tree.visible && settings.current.followCursor;
    },
    get isCurrent() {
      const { shown } = list;
      return shown !== null && notes.current(shown.document) === shown.rows.catalogue.note;
    },
    // A row of a review moves the cursor itself: that selects no other row.
    get keepsSelection() {
      return tree.selection.length > 1 || tree.selection.some(({ section }) => section !== "list");
    },
    async select(offset) {
      const rows = list.shown?.rows;
      const id = rows === undefined ? null : entryAt(rows.catalogue, offset);
      const selected = tree.selection[0] as CatalogueRow | undefined;
      // With several tags an annotation has several rows: the one that is selected is right.
      if (id === null || (selected?.kind === "annotation" && selected.entry.id === id)) return;
      const row = rows?.rowOf(id) ?? null;
      if (row !== null) await tree.reveal(row, { select: true, focus: false, expand: false });
    },
  };
}
