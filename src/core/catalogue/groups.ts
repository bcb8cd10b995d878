import type { AnnotationKind } from "../annotations/index.js";
import type { FilteredNote } from "../filter/index.js";
import type { Annotation, NoteNode } from "../note/index.js";

/** What annotations are grouped by. */
export type Grouping = "outline" | "kind" | "tag" | "reader" | "date";

/** What annotations of one group are sorted by: their place in the note, the latest date first, or in ascending order. */
export type Sorting = "place" | "date" | "kind" | "reader" | "text";

/** How to list the annotations of a note. */
export interface CatalogueOptions {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  /** Lists only the annotations and replies that match; null for all. It must be of the same note. */
  readonly filtered: FilteredNote | null;
  /** Orders words as readers of a language expect it. */
  readonly compareWords: (one: string, other: string) => number;
}

/** An annotation or a reply in the list. */
export interface CatalogueEntry {
  /** Follows the annotation through edits, as long as none is put before it in its node. Unique in a note. */
  readonly id: string;
  readonly annotation: Annotation;
  /** Index in `annotation.node.annotations`, then among the replies, and so on; empty where the node does not list it. */
  readonly path: readonly number[];
  /** What the annotation says, in one line. */
  readonly line: string;
  /** What the node says that it speaks of, or the annotation that it answers, in one line. */
  readonly subject: string;
}

/** What a group has in common; null where there is no tag, reader, date or node. */
export type GroupSubject =
  | { readonly by: "outline"; readonly node: NoteNode | null }
  | { readonly by: "kind"; readonly kind: AnnotationKind }
  | { readonly by: "tag"; readonly tag: string | null }
  | { readonly by: "reader"; readonly reader: string | null }
  | { readonly by: "date"; readonly date: string | null };

/** Annotations that have something in common. */
export interface CatalogueGroup {
  /** The same group has the same id after an edit. */
  readonly id: string;
  /** Null for the whole. */
  readonly subject: GroupSubject | null;
  /** The group's name, where the reader's text gives it; "" where the interface has a name. */
  readonly name: string;
  readonly parent: CatalogueGroup | null;
  /** Its own entries, sorted; an annotation with several tags stands in several groups. */
  readonly entries: readonly CatalogueEntry[];
  readonly groups: readonly CatalogueGroup[];
  /** Entries in it and in the groups below; an annotation that stands in several of these counts once. */
  readonly count: number;
}
