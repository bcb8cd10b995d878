import type { AnnotationKind } from "../annotations/index.js";
import type { FilterTerm, NoteFilter } from "../filter/index.js";
import type { NoteNode } from "../note/index.js";

/** What of the outline is in a summary: all nodes, those that were annotated with their ancestors, or none. */
export type SummaryContent = "outline" | "annotated" | "annotations";

/** What is in a summary. Whatever is left out asks for nothing. */
export interface SummaryOptions {
  /** What the note is called, such as the name of its file. */
  readonly title?: string;
  /** Default: annotated. */
  readonly content?: SummaryContent;
  /** Only annotations of one of these kinds. Like all that follow: with all replies where the annotation or a reply is so. */
  readonly kinds?: readonly AnnotationKind[];
  /** Only annotations with one of these tags; `a` also finds `a/b`. */
  readonly tags?: readonly string[];
  /** Only annotations by one of these readers. */
  readonly readers?: readonly string[];
  /** Only annotations with a date from this one on: a year, a month or a day, such as 2026-05. */
  readonly from?: string;
  /** Only annotations with a date up to the end of this one. */
  readonly to?: string;
  /** Only what a filter leaves: `parseFilter(query).filter`, or the `filter` of a FilteredNote. */
  readonly filter?: NoteFilter;
  /** Only this node and what is below it. */
  readonly node?: NoteNode;
  /** How many levels of nodes below the top; annotations of nodes further down stand under the last one that is shown. */
  readonly depth?: number;
  /** Author text whole, or its label cut down around the annotations. Default: full. */
  readonly authorText?: "full" | "shortened";
  /** In the order of the outline, or by kind, open questions first. Default: outline. */
  readonly order?: "outline" | "kind";
}

/** What an annotation must be, of all the options together; null when anything will do. */
export function wishedTerm(options: SummaryOptions): FilterTerm | null {
  const { kinds, tags, readers, from, to, filter } = options;
  const terms = [
    anyOf(kinds?.map((kind): FilterTerm => ({ type: "kind", kind }))),
    anyOf(tags?.map((tag): FilterTerm => ({ type: "tag", tag: tag.toLowerCase() }))),
    anyOf(readers?.map((name): FilterTerm => ({ type: "reader", name: name.toLowerCase() }))),
    from === undefined ? null : dateTerm("from", from),
    to === undefined ? null : dateTerm("until", to),
    filter?.term ?? null,
  ].filter((term) => term !== null);
  return terms.length === 0 ? null : { type: "all", terms };
}

/** None of an empty list: who wishes no kind gets none. */
function anyOf(terms: readonly FilterTerm[] | undefined): FilterTerm | null {
  return terms === undefined ? null : { type: "any", terms };
}

function dateTerm(comparison: "from" | "until", period: string): FilterTerm {
  return { type: "date", comparison, period };
}
