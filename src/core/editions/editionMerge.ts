import { nodePath } from "../note/index.js";
import type { NoteFormat, NoteOptions } from "../note/index.js";
import { MergeError, mergeWithReportSteps, separateSteps } from "../separation/index.js";
import type {
  MergeAnnotation,
  MergeReport,
  MovedAnnotation,
  Separated,
} from "../separation/index.js";
import type { Steps } from "../text/index.js";
import { readOutline } from "./authorOutline.js";
import type {
  AnchorCandidate,
  OrphanAnnotation,
  PlacedAnnotation,
  Reanchored,
} from "./reanchor.js";

/** A note over a new edition of its author text. */
export interface UpdatedEdition extends Reanchored {
  /** The note: its author text is the new edition, its annotations are those that were placed. */
  readonly text: string;
}

/** Annotations as they were merged into a text. */
interface MergedEdition extends Reanchored, Pick<MergeReport, "text" | "moved"> {}

/** Puts annotations into a new edition; those that find no place there become orphans. */
export class EditionMerge {
  constructor(
    private readonly separated: Separated,
    private readonly text: string,
    private readonly options: NoteOptions,
  ) {}

  /** Tries the note's format first; where the result would be read in another one, that one. */
  *run(reanchored: Reanchored): Steps<UpdatedEdition> {
    const tried = new Set<NoteFormat>();
    let format = this.separated.grammar.format;
    while (!tried.has(format)) {
      tried.add(format);
      const edition = yield* this.merge(reanchored, format);
      const read = yield* separateSteps(edition.text, this.options);
      if (this.isEdition(read, edition)) return withFinalPlaces(edition, read);
      format = read.grammar.format;
    }
    // The annotations decide how the text is read, and cannot be put in when it is read that way.
    const bare = orphaned(reanchored, reanchored.placed);
    for (const candidate of FORMATS) {
      const edition = yield* this.merge(bare, candidate);
      const read = yield* separateSteps(edition.text, this.options);
      if (this.isEdition(read, edition)) return withFinalPlaces(edition, read);
    }
    throw new MergeError("no-place", -1);
  }

  /** True when a note is separated into the new edition and what was placed. */
  private isEdition(read: Separated, { placed }: Reanchored): boolean {
    return read.text === this.text && read.annotations.length === placed.length;
  }

  /**
   * Merges. What `merge` refuses becomes an orphan, twice as many each time so that this ends soon, and what it could
   * set beside other words only: the line it belongs to became code, say.
   */
  private *merge(reanchored: Reanchored, format: NoteFormat): Steps<MergedEdition> {
    let rest = reanchored;
    for (let dropped = 1; ;) {
      try {
        const { text, moved } = yield* this.mergeOnce(rest, format);
        const strays = straysOf(this.text, rest, moved);
        if (strays.length === 0) return { text, moved, ...rest };
        rest = orphaned(rest, strays, yield* this.linesOf(strays, format));
      } catch (error) {
        if (!(error instanceof MergeError) || rest.placed.length === 0) throw error;
        const from = Math.max(0, Math.min(error.index, rest.placed.length - dropped));
        rest = orphaned(rest, rest.placed.slice(from, from + dropped));
        dropped *= 2;
      }
    }
  }

  /** For each place the line there, for a reader to choose. */
  private *linesOf(
    places: readonly PlacedAnnotation[],
    format: NoteFormat,
  ): Steps<ReadonlyMap<PlacedAnnotation, AnchorCandidate>> {
    const { text } = this;
    const outline = yield* readOutline(text, format);
    const lines = new Map<PlacedAnnotation, AnchorCandidate>();
    for (const place of places) {
      const start = text.lastIndexOf("\n", place.at - 1) + 1;
      const end = text.indexOf("\n", place.at);
      const line = text.slice(start, end < 0 ? text.length : end);
      const words = line.trim();
      const path = outline ? nodePath(outline.nodeAt(place.at)) : [words];
      const at = start + line.trimEnd().length;
      lines.set(place, { at, score: place.confidence, path, text: words });
      yield;
    }
    return lines;
  }

  private *mergeOnce({ placed }: Reanchored, format: NoteFormat): Steps<MergeReport> {
    const { text, separated, options } = this;
    const edition = { text, lineBreak: text.includes("\r\n") ? "\r\n" : "\n" };
    const annotations = placed.map((_, index) => insertionOf(edition, placed, index));
    const grammar = { ...separated.grammar, format };
    return yield* mergeWithReportSteps({ text, annotations, grammar }, options);
  }
}

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

/**
 * An annotation to be merged. What went out with its line comes in as a line: with the break behind it, or, at the end
 * of a text without a final line break, before it.
 */
function insertionOf(
  { text, lineBreak }: { readonly text: string; readonly lineBreak: string },
  placed: readonly PlacedAnnotation[],
  index: number,
): MergeAnnotation {
  const { annotation, at, lead = annotation.lead } = placed[index] as PlacedAnnotation;
  const { raw, trail } = annotation;
  const isLineEnd = trail.endsWith("\n");
  const isEndOfText = at === text.length && at > 0 && text.charAt(at - 1) !== "\n";
  if (isEndOfText && isLineEnd) {
    return { at, raw, lead: lineBreak + lead, trail: trail.replace(/(?:\r?\n)+$/, "") };
  }
  if (!isEndOfText && /^\r?\n/.test(lead)) {
    // It stood in the lines that end a text, whose last annotation has no break behind it.
    const next = placed[index + 1];
    const isLast = next?.annotation.group !== annotation.group || next.at !== at;
    return { at, raw, lead: lead.replace(/^\r?\n/, ""), trail: isLast ? lineBreak : trail };
  }
  return { at, raw, lead, trail };
}

/** The annotations that stood within a line and were moved off it. */
function straysOf(
  text: string,
  { placed }: Reanchored,
  moved: readonly MovedAnnotation[],
): readonly PlacedAnnotation[] {
  return moved.flatMap(({ index, from, to }) => {
    const place = placed[index];
    if (!place) return [];
    const { lead, trail } = place.annotation;
    const isOwnLine = (lead + trail).includes("\n");
    const isOnLine = !text.slice(Math.min(from, to), Math.max(from, to)).includes("\n");
    return isOwnLine || isOnLine ? [] : [place];
  });
}

/** Makes orphans of places, with what may be said of the line at each. */
function orphaned(
  { placed, orphans }: Reanchored,
  dropped: readonly PlacedAnnotation[],
  lines?: ReadonlyMap<PlacedAnnotation, AnchorCandidate>,
): Reanchored {
  const isDropped = new Set(dropped);
  const added = dropped.map((place): OrphanAnnotation => {
    const { annotation } = place;
    const line = lines?.get(place);
    return {
      annotation,
      oldPath: annotation.path,
      context: annotation.path.at(-1) ?? "",
      candidates: line ? [line] : [],
    };
  });
  return {
    placed: placed.filter((place) => !isDropped.has(place)),
    orphans: [...orphans, ...added].sort((a, b) => a.annotation.at - b.annotation.at),
  };
}

/**
 * The places as the note has them: what could not stand at its place was moved, and a line of its own may take the blank
 * line beside it along.
 */
function withFinalPlaces(
  { text, placed, orphans, moved }: MergedEdition,
  { annotations }: Separated,
): UpdatedEdition {
  const merged = placed.map((_, index) => index);
  merged.sort((a, b) => (placed[a]?.at ?? 0) - (placed[b]?.at ?? 0) || a - b);
  const places = new Map(merged.map((index, order) => [index, annotations[order]?.at]));
  const isMoved = new Set(moved.map(({ index }) => index));
  const final = placed.map(({ annotation, at, status, confidence }, index): PlacedAnnotation => {
    const isChanged = status === "edited" || status === "fuzzy";
    return {
      annotation,
      at: places.get(index) ?? at,
      status: isMoved.has(index) ? (isChanged ? "fuzzy" : "moved") : status,
      confidence,
    };
  });
  return { text, placed: final, orphans };
}
