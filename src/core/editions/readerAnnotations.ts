import type { AnnotationGrammar } from "../annotations/index.js";
import type { SeparatedAnnotation } from "../separation/index.js";
import { ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { changeReplies, takeReplies, withReader } from "./readerWords.js";
import type { PlacedAnnotation } from "./reanchor.js";

/** What one or several copies say at one place in the same words, but for the replies. */
interface SharedAnnotation {
  readonly first: PlacedAnnotation;
  /** The same of the copies behind the first that has it. */
  readonly others: SeparatedAnnotation[];
  readonly reader: string | null;
  /** Its replies, in the order in which they came: whose each is, and how many copies have it. */
  readonly replies: Map<string, { readonly reader: string | null; readonly copies: number }>;
  /** What it has before and behind it, and with which others it stands in a line: no two copies have a group in common. */
  lead: string;
  trail: string;
  readonly group: number;
  /** Where its line stands among others at the same place. */
  side: number;
}

/** One of the annotations of a line of a copy. */
interface LinePart {
  readonly place: PlacedAnnotation;
  readonly shared: SharedAnnotation;
}

/** The annotations of several copies, each once. */
export class ReaderAnnotations {
  private readonly shared = new Map<string, SharedAnnotation>();
  /** What was merged, and what it came from: the annotation of each copy that has it. */
  private readonly originals = new Map<SeparatedAnnotation, readonly SeparatedAnnotation[]>();
  private groups = 0;

  constructor(private readonly grammar: AnnotationGrammar) {}

  /** Adds those of a copy. Returns how many another copy has too. */
  *add(placed: readonly PlacedAnnotation[], reader: string | null): Steps<number> {
    const seen = new Map<string, number>();
    let known = 0;
    let line: LinePart[] = [];
    for (const [index, place] of placed.entries()) {
      if (index % ITEMS_PER_STEP === 0) yield;
      if (place.annotation.group !== placed[index - 1]?.annotation.group) {
        keepLine(line);
        line = [];
        this.groups++;
      }
      const shared = this.addOne(place, reader, seen);
      if (shared.others.length > 0) known++;
      line.push({ place, shared });
    }
    keepLine(line);
    this.groups++;
    return known;
  }

  private addOne(
    place: PlacedAnnotation,
    reader: string | null,
    seen: Map<string, number>,
  ): SharedAnnotation {
    const { annotation, at } = place;
    const { bare, replies } = takeReplies(annotation.raw, this.grammar);
    const words = `${at} ${bare}`;
    // A copy may say the same twice at one place: then it has two of them.
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    const key = `${ordinal} ${words}`;
    const known = this.shared.get(key);
    if (known && this.canTake(known, replies, reader)) {
      known.others.push(annotation);
      addReplies(known.replies, replies, reader);
      return known;
    }
    const { lead = annotation.lead } = place;
    const shared: SharedAnnotation = {
      first: place,
      others: [],
      reader,
      replies: new Map(),
      lead,
      trail: annotation.trail,
      group: this.groups,
      side: 0,
    };
    addReplies(shared.replies, replies, reader);
    this.shared.set(known ? `${key} ${this.groups}` : key, shared);
    return shared;
  }

  /** False where an annotation with the replies of a copy too would be read as another: a body has a longest length. */
  private canTake(
    shared: SharedAnnotation,
    added: readonly string[],
    reader: string | null,
  ): boolean {
    if (added.every((reply) => shared.replies.has(reply))) return true;
    const replies = new Map(shared.replies);
    addReplies(replies, added, reader);
    const raw = this.rawOf({
      ...shared,
      others: [...shared.others, shared.first.annotation],
      replies,
    });
    return takeReplies(raw, this.grammar).replies.length >= replies.size;
  }

  /** All of them as they are to be merged: by place, a copy behind the one before it. */
  *placed(): Steps<readonly PlacedAnnotation[]> {
    const placed: PlacedAnnotation[] = [];
    const order = (a: SharedAnnotation, b: SharedAnnotation): number =>
      a.first.at - b.first.at || a.side - b.side;
    for (const shared of yield* sortedSteps(this.shared.values(), order)) {
      const { lead, trail, group, first } = shared;
      const annotation = { ...first.annotation, raw: this.rawOf(shared), trail, group };
      this.originals.set(annotation, [first.annotation, ...shared.others]);
      if (placed.push({ ...first, annotation, lead }) % ITEMS_PER_STEP === 0) yield;
    }
    return placed;
  }

  /** The annotations that became one of the merged ones: that of the first copy that has it, and of the others. */
  originalsOf(merged: SeparatedAnnotation): readonly SeparatedAnnotation[] {
    return this.originals.get(merged) ?? [];
  }

  private rawOf({ first, others, reader, replies }: SharedAnnotation): string {
    const { raw } = first.annotation;
    const { grammar } = this;
    if (others.length === 0) return reader === null ? raw : withReader(raw, reader, grammar);
    const named = (reply: string): string => {
      const answer = replies.get(reply);
      const isOwn = answer?.copies === 1 && answer.reader !== null;
      return isOwn ? withReader(reply, answer.reader, grammar) : reply;
    };
    const present = new Set(takeReplies(raw, grammar).replies);
    const added = [...replies.keys()].filter((reply) => !present.has(reply)).map(named);
    return changeReplies(raw, named, added, grammar);
  }
}

/** Adds the replies of a copy to those of others. */
function addReplies(
  replies: SharedAnnotation["replies"],
  added: readonly string[],
  reader: string | null,
): void {
  for (const reply of added) {
    const answer = replies.get(reply) ?? { reader, copies: 0 };
    replies.set(reply, { ...answer, copies: answer.copies + 1 });
  }
}

/**
 * Of a line of annotations of which another copy has some, the rest becomes a line of its own: it begins and ends as the
 * whole line did. Lines go before what begins at their place, unless they bring the line break before them along.
 */
function keepLine(line: readonly LinePart[]): void {
  const own = line.map(({ shared }) => shared).filter(({ others }) => others.length === 0);
  const [first] = own;
  const last = own.at(-1);
  const start = line[0]?.place;
  if (!first || !last || !start) return;
  first.lead = start.lead ?? start.annotation.lead;
  last.trail = line.at(-1)?.place.annotation.trail ?? "";
  const side = /^\r?\n/.test(first.lead) ? 1 : last.trail.endsWith("\n") ? -1 : 0;
  for (const one of own) one.side = side;
}
