import type { AnnotationGrammar } from "../annotations/index.js";
import type { SeparatedAnnotation } from "../separation/index.js";
import { ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { changeReplies, takeReplies, withReader } from "./readerWords.js";
import type { PlacedAnnotation } from "./reanchor.js";

/** What one or several copies say at one place in the same words, but for the replies. */
interface SharedAnnotation {
  readonly first: PlacedAnnotation;
  /** How many copies have it. */
  copies: number;
  readonly reader: string | null;
  /** Its replies, in the order in which they came: whose each is, and how many copies have it. */
  readonly replies: Map<string, { readonly reader: string | null; copies: number }>;
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
  /** What was merged, and what it came from. */
  private readonly originals = new Map<SeparatedAnnotation, SeparatedAnnotation>();
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
      if (shared.copies > 1) known++;
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
    const { lead = annotation.lead } = place;
    const shared = this.shared.get(key) ?? {
      first: place,
      copies: 0,
      reader,
      replies: new Map<string, { reader: string | null; copies: number }>(),
      lead,
      trail: annotation.trail,
      group: this.groups,
      side: 0,
    };
    this.shared.set(key, shared);
    shared.copies++;
    for (const reply of replies) {
      const answer = shared.replies.get(reply) ?? { reader, copies: 0 };
      answer.copies++;
      shared.replies.set(reply, answer);
    }
    return shared;
  }

  /** All of them as they are to be merged: by place, a copy behind the one before it. */
  *placed(): Steps<readonly PlacedAnnotation[]> {
    const placed: PlacedAnnotation[] = [];
    const order = (a: SharedAnnotation, b: SharedAnnotation): number =>
      a.first.at - b.first.at || a.side - b.side;
    for (const shared of yield* sortedSteps(this.shared.values(), order)) {
      const { lead, trail, group, first } = shared;
      const annotation = { ...first.annotation, raw: this.rawOf(shared), trail, group };
      this.originals.set(annotation, first.annotation);
      if (placed.push({ ...first, annotation, lead }) % ITEMS_PER_STEP === 0) yield;
    }
    return placed;
  }

  /** The annotation of the first copy that has it. */
  originalOf(merged: SeparatedAnnotation): SeparatedAnnotation {
    return this.originals.get(merged) ?? merged;
  }

  private rawOf({ first, copies, reader, replies }: SharedAnnotation): string {
    const { raw } = first.annotation;
    const { grammar } = this;
    if (copies === 1) return reader === null ? raw : withReader(raw, reader, grammar);
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

/**
 * Of a line of annotations of which another copy has some, the rest becomes a line of its own: it begins and ends as the
 * whole line did. Lines go before what begins at their place, unless they bring the line break before them along.
 */
function keepLine(line: readonly LinePart[]): void {
  const own = line.map(({ shared }) => shared).filter(({ copies }) => copies === 1);
  const [first] = own;
  const last = own.at(-1);
  const start = line[0]?.place;
  if (!first || !last || !start) return;
  first.lead = start.lead ?? start.annotation.lead;
  last.trail = line.at(-1)?.place.annotation.trail ?? "";
  const side = /^\r?\n/.test(first.lead) ? 1 : last.trail.endsWith("\n") ? -1 : 0;
  for (const one of own) one.side = side;
}
