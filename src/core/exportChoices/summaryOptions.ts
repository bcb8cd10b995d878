import { parseFilter } from "../filter/index.js";
import type { FilterTerm, NoteFilter } from "../filter/index.js";
import type { NoteNode } from "../note/index.js";
import type { SummaryOptions } from "../summary/index.js";
import type { ExportChoices } from "./choices.js";

/** What choices speak of that only the moment of the export knows. */
export interface ChosenPlace {
  /** What the note is called. */
  readonly title: string;
  /** What the outline of the note is filtered by now; "" for nothing. */
  readonly query: string;
  /** The node that was asked for; null for the whole note. */
  readonly node: NoteNode | null;
}

/** What choices ask of a summary. */
export function summaryOptionsOf(
  choices: ExportChoices,
  { title, query, node }: ChosenPlace,
): SummaryOptions {
  const { include, kinds, tags, readers, from, to, authorText, order, depth } = choices;
  const filter = bothFilters(choices.filter, choices.currentFilter ? query : "");
  return {
    title,
    content: include,
    authorText,
    order,
    ...(kinds === null ? {} : { kinds }),
    ...(tags === null ? {} : { tags }),
    ...(readers === null ? {} : { readers }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(depth === null ? {} : { depth }),
    ...(node === null ? {} : { node }),
    ...(filter === null ? {} : { filter }),
  };
}

function bothFilters(one: string, other: string): NoteFilter | null {
  const filters = [one, other].map((query) => parseFilter(query).filter);
  const terms = filters.flatMap(({ term }): readonly FilterTerm[] => (term === null ? [] : [term]));
  return terms.length === 0
    ? null
    : { term: { type: "all", terms }, words: filters.flatMap(({ words }) => words) };
}
