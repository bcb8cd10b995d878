import { annotationLine } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { firstIndex } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { CatalogueEntry, CatalogueGroup, CatalogueOptions } from "./groups.js";
import { GroupTable } from "./groupTable.js";
import { sortEntries } from "./sorting.js";

/** All annotations of a note, in groups. */
export interface Catalogue {
  readonly note: Note;
  readonly options: CatalogueOptions;
  /** Everything: its groups are those at the top. */
  readonly whole: CatalogueGroup;
  /** All annotations and replies of the note, those that do not match among them. */
  readonly total: number;
  /** The first group that an entry stands in. */
  groupOf(entryId: string): CatalogueGroup | null;
}

/** Lists the annotations of a note with their replies, in slices. */
export function* catalogueSteps(note: Note, options: CatalogueOptions): Steps<Catalogue> {
  const table = new GroupTable(options);
  let total = 0;
  let annotation = note.annotationAfter(-1);
  while (annotation !== null) {
    const { start } = annotation;
    for (const entry of entriesOf(annotation)) {
      total += 1;
      if (options.filtered?.matches(entry.annotation) ?? true) table.add(entry);
    }
    annotation = note.annotationAfter(start);
    yield;
  }
  const whole = yield* table.finish();
  yield* sortEntries(whole, options);
  return { note, options, whole, total, groupOf: (id) => table.groupOf(id) };
}

/** An annotation and its replies. */
function* entriesOf(annotation: Annotation): Generator<CatalogueEntry> {
  const path = pathOf(annotation);
  const subject = annotation.host.label;
  // A stack instead of recursion: replies nest 5,000 deep.
  const open: Pick<CatalogueEntry, "annotation" | "path" | "subject">[] = [
    { annotation, path, subject },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const current = next;
    const line = annotationLine(current.annotation);
    yield { ...current, line, id: entryId(current) };
    const { replies } = current.annotation;
    for (let index = replies.length - 1; index >= 0; index -= 1) {
      const reply = replies[index];
      if (reply !== undefined) {
        open.push({ annotation: reply, path: [...current.path, index], subject: line });
      }
    }
  }
}

/** The id of an entry. */
export function entryId({ annotation, path }: Pick<CatalogueEntry, "annotation" | "path">): string {
  const place = path.length > 0 ? path.join(".") : `at ${String(annotation.start)}`;
  return `${String(annotation.node.key)}:${place}`;
}

function pathOf({ node, start }: Annotation): readonly number[] {
  const list = node.annotations;
  const index = firstIndex(list, (one) => one.start >= start);
  return list[index]?.start === start ? [index] : [];
}
