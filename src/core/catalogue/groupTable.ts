import { ANNOTATION_KINDS } from "../annotations/index.js";
import { nodeLine } from "../note/index.js";
import type { NoteNode } from "../note/index.js";
import { sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { CatalogueEntry, CatalogueGroup, CatalogueOptions, GroupSubject } from "./groups.js";

/** A group while it is filled. */
interface DraftGroup extends CatalogueGroup {
  readonly parent: DraftGroup | null;
  readonly entries: CatalogueEntry[];
  readonly groups: DraftGroup[];
  count: number;
  /** The entry that was counted last: one with two tags below this group counts once. */
  last: CatalogueEntry | null;
}

type Draft = Pick<CatalogueGroup, "id" | "subject" | "name">;

/** Puts entries, which come in document order, into their groups. */
export class GroupTable {
  readonly #options: CatalogueOptions;
  readonly #whole: DraftGroup;
  readonly #groups = new Map<string, DraftGroup>();
  readonly #firstGroups = new Map<string, DraftGroup>();
  /** The node whose group an annotation on a node is in, by the node's key. */
  readonly #sections = new Map<number, NoteNode | null>();

  constructor(options: CatalogueOptions) {
    this.#options = options;
    this.#whole = draft({ id: options.grouping, subject: null, name: "" }, null);
  }

  /** Adds an entry to its groups. */
  add(entry: CatalogueEntry): void {
    for (const group of this.#groupsFor(entry)) {
      group.entries.push(entry);
      if (!this.#firstGroups.has(entry.id)) this.#firstGroups.set(entry.id, group);
      for (let at: DraftGroup | null = group; at?.last !== entry && at !== null; at = at.parent) {
        at.count += 1;
        at.last = entry;
      }
    }
  }

  /** The whole with its groups in order, in slices; their entries are not sorted yet. */
  *finish(): Steps<CatalogueGroup> {
    const { compareWords } = this.#options;
    for (const { groups } of [this.#whole, ...this.#groups.values()]) {
      const sorted = yield* sortedSteps(groups, (one, other) =>
        compareGroups(one, other, compareWords),
      );
      sorted.forEach((group, index) => {
        groups[index] = group;
      });
      yield;
    }
    return this.#whole;
  }

  /** The first group that an entry was put into. */
  groupOf(entryId: string): CatalogueGroup | null {
    return this.#firstGroups.get(entryId) ?? null;
  }

  #groupsFor({ annotation }: CatalogueEntry): readonly DraftGroup[] {
    const { grouping } = this.#options;
    switch (grouping) {
      case "outline":
        return [this.#section(this.#sectionOf(annotation.host))];
      case "kind": {
        const { kind } = annotation;
        return [this.#take({ id: kind, subject: { by: "kind", kind }, name: "" })];
      }
      case "tag": {
        const tags = new Map(annotation.tags.map((tag) => [tag.toLowerCase(), tag]));
        return tags.size === 0
          ? [this.#tag(null)]
          : [...tags.values()].map((tag) => this.#tag(tag));
      }
      case "reader": {
        const { reader } = annotation;
        const subject: GroupSubject = { by: "reader", reader };
        return [this.#take({ id: named(reader), subject, name: reader ?? "" })];
      }
      case "date": {
        const { date } = annotation;
        return [this.#take({ id: named(date), subject: { by: "date", date }, name: date ?? "" })];
      }
    }
  }

  /** The nearest heading at or above a node, else the uppermost node; null for what stands before the first node. */
  #sectionOf(node: NoteNode): NoteNode | null {
    const below: number[] = [];
    let at: NoteNode | null = node;
    while (at !== null && !this.#sections.has(at.key) && at.depth > 1 && at.type !== "heading") {
      below.push(at.key);
      at = at.parent;
    }
    const known = at === null ? null : this.#sections.get(at.key);
    const section = known === undefined ? (at?.type === "root" ? null : at) : known;
    for (const key of below) this.#sections.set(key, section);
    return section;
  }

  #section(node: NoteNode | null): DraftGroup {
    const key = named(node === null ? null : String(node.key));
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const above = node !== null && node.depth > 1 ? node.parent : null;
    // Not the note's one root: it would be a group around all others.
    const parent = above === null ? this.#whole : this.#section(this.#sectionOf(above));
    const name = node === null ? "" : nodeLine(node);
    return this.#take({ id: key, subject: { by: "outline", node }, name }, parent);
  }

  /** `a/b` is a group in that of `a`. */
  #tag(tag: string | null): DraftGroup {
    const subject: GroupSubject = { by: "tag", tag };
    const id = named(tag === null ? null : tag.toLowerCase());
    const slash = tag?.lastIndexOf("/") ?? -1;
    const parent = tag === null || slash <= 0 ? this.#whole : this.#tag(tag.slice(0, slash));
    return this.#take({ id, subject, name: tag ?? "" }, parent);
  }

  #take(wished: Draft, parent: DraftGroup = this.#whole): DraftGroup {
    const known = this.#groups.get(wished.id);
    if (known !== undefined) return known;
    const id = `${this.#whole.id} ${wished.id}`;
    const group = draft({ ...wished, id }, parent);
    this.#groups.set(wished.id, group);
    parent.groups.push(group);
    return group;
  }
}

function draft(wished: Draft, parent: DraftGroup | null): DraftGroup {
  return { ...wished, parent, entries: [], groups: [], count: 0, last: null };
}

/** Part of an id; what has no name is told apart from every name. */
function named(name: string | null): string {
  return name === null ? "-" : `=${name}`;
}

/** The order of groups side by side: as in the note, kinds as everywhere, words in order, the latest day first. */
function compareGroups(
  one: CatalogueGroup,
  other: CatalogueGroup,
  compareWords: CatalogueOptions["compareWords"],
): number {
  const byRank = rankOf(one.subject) - rankOf(other.subject);
  if (byRank !== 0 || one.name === other.name) return byRank;
  // What has no tag, reader or date stands last.
  if (one.name === "" || other.name === "") return one.name === "" ? 1 : -1;
  if (one.subject?.by === "date") return one.name < other.name ? 1 : -1;
  return compareWords(one.name, other.name);
}

/** What puts nodes and kinds in order; the same for all others. */
function rankOf(subject: GroupSubject | null): number {
  if (subject?.by === "outline") return subject.node?.ordinal ?? -1;
  return subject?.by === "kind" ? ANNOTATION_KINDS.indexOf(subject.kind) : 0;
}
