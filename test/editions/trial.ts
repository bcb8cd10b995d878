import { parseNote, separate, updateEdition } from "../../src/core/index.js";
import type {
  NoteFormat,
  PlacementStatus,
  Separated,
  SeparatedAnnotation,
} from "../../src/core/index.js";
import { Random } from "../bench/random.js";
import type { AuthorText } from "./authorTexts.js";
import { editLines, leadLength, tracedLines, withLabels } from "./editProfiles.js";
import type { EditProfile, TracedLine } from "./editProfiles.js";
import { findQuote, quoteBefore, quoteBehind } from "./quoteScoring.js";

/** How an annotation is placed: behind a phrase, or on a line of its own. */
export type AnchorKind = "inline" | "line";

/** What was to be done with an annotation, by the truth: where its words went is known unit by unit. */
export type Fate = "alive" | "dead" | "partial" | "ambiguous";

/** What was done with it. */
export type Verdict = "exact" | "near" | "wrong" | "lost" | "orphaned" | "attached";

/** An annotation of a trial with what became of it. */
export interface Outcome {
  readonly kind: AnchorKind;
  readonly fate: Fate;
  readonly verdict: Verdict;
  readonly status: PlacementStatus | "orphan";
  readonly confidence: number;
  readonly raw: string;
}

/** What is tried. */
export interface TrialPlan {
  readonly source: AuthorText;
  readonly profile: EditProfile;
  readonly rate: number;
  readonly annotations: number;
  readonly seed: number;
}

/** A separated note and an edited author text, and where everything went. */
export interface Trial {
  readonly note: string;
  readonly separated: Separated;
  readonly newText: string;
  readonly truth: Truth;
}

/** Makes a note with annotations at random places, and a new edition of its author text. */
export function makeTrial({ source, profile, rate, annotations, seed }: TrialPlan): Trial {
  const random = new Random(seed);
  const text = profile.hasLabels ? withLabels(source.text, random) : source.text;
  const note = annotate(text, source.format, { count: annotations, random });
  const separated = separate(note, { format: source.format });
  if (separated.text !== text) {
    throw new Error(`${source.name}: the note's author text is not the text`);
  }
  const edited = editLines(tracedLines(text), profile, { rate, random });
  return {
    note,
    separated,
    newText: edited.map((line) => line.text).join("\n"),
    truth: new Truth(text, edited, source.format),
  };
}

/** Puts annotations into a text: half behind a phrase or a line's end, half on lines of their own. */
function annotate(
  text: string,
  format: NoteFormat,
  { count, random }: { readonly count: number; readonly random: Random },
): string {
  const lines = text.split("\n");
  const starts = lineStarts(lines);
  const furniture = new Set(parseNote(text, { format }).furniture.map(({ start }) => start));
  const usable = lines.flatMap((line, at) =>
    wordsOf(line) !== "" && !furniture.has(starts[at] ?? 0) ? [at] : [],
  );
  // One way for each line: a deeper annotation behind another would speak of that one.
  const childLines = new Set(usable.filter(() => random.below(2) === 0));
  const places = Array.from({ length: count }, (_, number) => {
    const line = random.of(usable);
    const start = starts[line] ?? 0;
    const words = lines[line] ?? "";
    const raw = `【${number}】`;
    if (random.below(2) === 0) {
      const lead = leadLength(words);
      const room = words.length - lead;
      const within = random.below(2) === 0 ? room : 1 + random.below(room);
      return { at: start + lead + within, raw, lead: "", trail: "" };
    }
    if (format === "page") return { at: start, raw, lead: "", trail: "\n" };
    const hasChild = rankOf(lines[line + 1] ?? "") > rankOf(words);
    const isChild = hasChild || childLines.has(line);
    return { at: start + words.length + 1, raw, lead: lineLead(words, isChild), trail: "\n" };
  });
  const within = places.filter(({ at }) => at <= text.length).sort((a, b) => a.at - b.at);
  let note = "";
  let copied = 0;
  for (const { at, raw, lead, trail } of within) {
    note += text.slice(copied, at) + lead + raw + trail;
    copied = at;
  }
  return note + text.slice(copied);
}

/** The indentation and marker of an annotation behind a line: its child or its sibling. */
function lineLead(line: string, isChild: boolean): string {
  const lead = line.slice(0, leadLength(line));
  if (lead.includes("#")) return "- ";
  if (/[-*+]|\d/.test(lead)) {
    const blanks = /^\s*/.exec(lead)?.[0] ?? "";
    return `${blanks}${isChild ? " ".repeat(lead.length - blanks.length) : ""}- `;
  }
  return isChild ? `${lead}\t` : lead;
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return starts;
}

const REACH = 16;

/** Where the units of an old text went. */
export class Truth {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  private readonly oldStarts: readonly number[];
  private readonly newStarts: readonly number[];
  /** For each unit of the old text its offset in the new one, or -1. */
  private readonly places: Int32Array;
  private readonly origins: readonly number[];
  private readonly newByWords = new Map<string, number[]>();

  constructor(
    oldText: string,
    edited: readonly TracedLine[],
    private readonly format: NoteFormat,
  ) {
    this.oldLines = oldText.split("\n");
    this.newLines = edited.map(({ text }) => text);
    this.oldStarts = lineStarts(this.oldLines);
    this.newStarts = lineStarts(this.newLines);
    this.places = new Int32Array(oldText.length).fill(-1);
    const origins: number[] = [];
    for (const { origins: own } of edited) {
      for (const origin of own) {
        if (origin >= 0) this.places[origin] = origins.length;
        origins.push(origin);
      }
      origins.push(-1);
    }
    this.origins = origins;
    for (const [at, line] of this.newLines.entries()) {
      const key = wordsOf(line);
      const list = this.newByWords.get(key);
      if (list) list.push(at);
      else this.newByWords.set(key, [at]);
    }
  }

  /** What must become of an annotation, and whether a place, or none, is that. */
  judge(
    annotation: SeparatedAnnotation,
    place: number | null,
  ): {
    readonly kind: AnchorKind;
    readonly fate: Fate;
    readonly verdict: Verdict;
  } {
    const kind: AnchorKind = annotation.trail.includes("\n") ? "line" : "inline";
    const hold = kind === "inline" ? this.pointHold(annotation) : this.lineHold(annotation);
    const { fate } = hold;
    if (place === null) return { kind, fate, verdict: fate === "dead" ? "orphaned" : "lost" };
    if (fate === "dead") return { kind, fate, verdict: "attached" };
    const judged =
      kind === "inline" ? this.judgePoint(annotation, place) : this.judgeLine(annotation, place);
    return { kind, fate, verdict: judged };
  }

  /** The line whose words an annotation holds to. */
  hostLine(annotation: SeparatedAnnotation): number {
    const at = lastUpTo(this.oldStarts, annotation.at);
    if (!annotation.trail.includes("\n")) return at;
    if (this.format === "page") return at;
    const rank = rankOf(annotation.lead);
    const sibling = at - 1;
    for (let line = sibling; line >= 0; line--) {
      if (wordsOf(this.oldLines[line]) !== "" && rankOf(this.oldLines[line] ?? "") < rank) {
        return line;
      }
    }
    return this.siblingLine(annotation);
  }

  /** Where the words of the host's line end. */
  hostEnd(annotation: SeparatedAnnotation): number {
    return this.bodyOf(this.hostLine(annotation))[1];
  }

  private siblingLine(annotation: SeparatedAnnotation): number {
    const rank = rankOf(annotation.lead);
    let line = lastUpTo(this.oldStarts, annotation.at) - 1;
    while (
      line > 0 &&
      (wordsOf(this.oldLines[line]) === "" || rankOf(this.oldLines[line] ?? "") > rank)
    ) {
      line--;
    }
    return Math.max(0, line);
  }

  private pointHold({ at }: SeparatedAnnotation): { readonly fate: Fate } {
    const line = lastUpTo(this.oldStarts, at);
    const [start, end] = this.bodyOf(line);
    const from = Math.max(start, at - REACH);
    const fate = this.fateOf(this.survivors(from, at), at - from, this.survivors(start, end));
    return { fate: this.isAmbiguous(line) ? "ambiguous" : fate };
  }

  private lineHold(annotation: SeparatedAnnotation): { readonly fate: Fate } {
    const line = this.hostLine(annotation);
    const [start, end] = this.bodyOf(line);
    const kept = this.survivors(start, end);
    return { fate: this.isAmbiguous(line) ? "ambiguous" : this.fateOf(kept, end - start, kept) };
  }

  private fateOf(kept: number, length: number, keptOfLine: number): Fate {
    if (keptOfLine === 0) return "dead";
    return kept >= length / 2 && kept > 0 ? "alive" : "partial";
  }

  /**
   * True where the new text would read the same had something else happened: a line that says the same stands between
   * the same neighbours where this one did not go, or one of a row of equal lines is gone.
   */
  private isAmbiguous(line: number): boolean {
    const own = this.newLineOf(line);
    const words = wordsOf(this.oldLines[line]);
    const before = wordsOf(this.oldLines[line - 1]);
    const after = wordsOf(this.oldLines[line + 1]);
    const isLikeOther = words === before || words === after;
    if (isLikeOther) {
      const isKept = (at: number): boolean =>
        wordsOf(this.oldLines[at]) !== words || this.newLineOf(at) >= 0;
      if (!isKept(line - 1) || !isKept(line) || !isKept(line + 1)) return true;
    }
    return (this.newByWords.get(words) ?? []).some(
      (at) =>
        at !== own &&
        wordsOf(this.newLines[at - 1]) === before &&
        wordsOf(this.newLines[at + 1]) === after,
    );
  }

  private judgePoint({ at }: SeparatedAnnotation, place: number): Verdict {
    const [start, end] = this.bodyOf(lastUpTo(this.oldStarts, at));
    let left = at - 1;
    while (left >= start && (this.places[left] ?? -1) < 0) left--;
    let right = at;
    while (right < end && (this.places[right] ?? -1) < 0) right++;
    const behind = left >= start ? (this.places[left] ?? 0) + 1 : -1;
    const before = right < end ? (this.places[right] ?? 0) : -1;
    if (place === behind) return "exact";
    if (place === before) return "near";
    // Between the two, or up to the end of the line, among units that are new.
    const isBehind = behind >= 0 && place > behind && this.isNew(behind, place);
    const isBefore = before >= 0 && place < before && this.isNew(place, before);
    return isBehind || (behind < 0 && isBefore) ? "near" : "wrong";
  }

  private isNew(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      if ((this.origins[at] ?? -1) >= 0 || this.newStarts.includes(at + 1)) return false;
    }
    return true;
  }

  private judgeLine(annotation: SeparatedAnnotation, place: number): Verdict {
    const line = lastUpTo(this.newStarts, place);
    const isAtStart = this.newStarts[line] === place;
    const host = this.newLineOf(this.hostLine(annotation));
    if (this.format === "page") {
      if (!isAtStart) return "wrong";
      if (line === host) return "exact";
      return line < host && this.areNewLines(line, host) ? "near" : "wrong";
    }
    const behind = isAtStart ? line - 1 : line;
    if (!isAtStart && place < (this.newStarts[line] ?? 0) + (this.newLines[line]?.length ?? 0)) {
      return "wrong";
    }
    const rank = rankOf(annotation.lead);
    const hosts = this.newLinesOf(this.hostLine(annotation));
    const siblings = this.newLinesOf(this.siblingLine(annotation));
    const isBehindSibling = siblings.some((sibling) => this.isInTree(behind, sibling));
    const isTop = rankOf(this.oldLines[this.hostLine(annotation)] ?? "") >= rank;
    if (siblings.includes(behind) && (isTop || siblings[0] === host)) return "exact";
    if (isTop) return isBehindSibling ? "near" : "wrong";
    if (hosts.includes(this.hostAt(behind, rank))) return "near";
    // Behind its sibling while both stand in order, whatever line was put in between.
    return isBehindSibling && host >= 0 && (siblings[0] ?? -1) > host ? "near" : "wrong";
  }

  /** The nearest line at or above one that ranks above a line of its own with a rank. */
  private hostAt(line: number, rank: number): number {
    for (let at = line; at >= 0; at--) {
      if (wordsOf(this.newLines[at]) !== "" && rankOf(this.newLines[at] ?? "") < rank) return at;
    }
    return -1;
  }

  private isInTree(line: number, top: number): boolean {
    if (top < 0 || line < top) return false;
    const rank = rankOf(this.newLines[top] ?? "");
    for (let at = top + 1; at <= line; at++) {
      if (wordsOf(this.newLines[at]) !== "" && rankOf(this.newLines[at] ?? "") <= rank) {
        return false;
      }
    }
    return true;
  }

  private areNewLines(from: number, to: number): boolean {
    for (let line = from; line < to; line++) {
      const start = this.newStarts[line] ?? 0;
      const end = start + (this.newLines[line]?.length ?? 0);
      if (this.origins.slice(start, end).some((origin) => origin >= 0)) return false;
    }
    return true;
  }

  /** The line that holds the first unit that is left of an old line; -1 when none is. */
  private newLineOf(line: number): number {
    return this.newLinesOf(line)[0] ?? -1;
  }

  /** The lines that hold what is left of an old line: several where it was split. */
  private newLinesOf(line: number): readonly number[] {
    const [start, end] = this.bodyOf(line);
    const lines = new Set<number>();
    for (let at = start; at < end; at++) {
      const place = this.places[at] ?? -1;
      if (place >= 0) lines.add(lastUpTo(this.newStarts, place));
    }
    return [...lines];
  }

  private survivors(from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) if ((this.places[at] ?? -1) >= 0) count++;
    return count;
  }

  /** Where the words of an old line start and end. */
  private bodyOf(line: number): readonly [number, number] {
    const start = this.oldStarts[line] ?? 0;
    const text = this.oldLines[line] ?? "";
    return [start + leadLength(text), start + text.trimEnd().length];
  }
}

function wordsOf(line: string | undefined): string {
  return (line ?? "\n").slice(leadLength(line ?? "")).trim();
}

/** How deep a line ranks: headings before items, items and lines by their indentation. */
function rankOf(line: string): number {
  const heading = /^(#+)\s/.exec(line)?.[1];
  if (heading !== undefined) return heading.length - 10;
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The same by quotes alone: of every annotation the phrase before it, in page text the start of the line behind it, or
 * the host's line.
 * @param limit judges so many annotations at most, spread over the note
 */
export function runQuoteTrial(plan: TrialPlan, limit: number): readonly Outcome[] {
  const { separated, newText, truth } = makeTrial(plan);
  const { text, annotations } = separated;
  const step = Math.max(1, Math.floor(annotations.length / limit));
  return annotations
    .filter((_, at) => at % step === 0)
    .map((annotation) => {
      const { at, trail, raw } = annotation;
      const isLine = trail.includes("\n");
      const isBefore = isLine && plan.source.format === "page";
      const quote = isBefore
        ? quoteBehind(text, at)
        : quoteBefore(text, isLine ? truth.hostEnd(annotation) : at);
      const found = findQuote(newText, quote);
      const place =
        found && (isBefore ? found.start : isLine ? lineBehind(newText, found.end) : found.end);
      return { ...truth.judge(annotation, place), status: "fuzzy", confidence: 1, raw };
    });
}

function lineBehind(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** Carries the annotations of a note over to a new edition and judges where each is in the end. */
export function runTrial(plan: TrialPlan): readonly Outcome[] {
  const { note, separated, newText, truth } = makeTrial(plan);
  const options = { format: plan.source.format };
  const { text, placed, orphans } = updateEdition(note, newText, options);
  if (separate(text, options).text !== newText) throw new Error("The author text is another one");
  if (placed.length + orphans.length !== separated.annotations.length) {
    throw new Error("Annotations were lost");
  }
  const places = new Map(placed.map((place) => [place.annotation.id, place]));
  return separated.annotations.map((annotation) => {
    const place = places.get(annotation.id);
    return {
      ...truth.judge(annotation, place?.at ?? null),
      status: place?.status ?? "orphan",
      confidence: place?.confidence ?? 0,
      raw: annotation.raw,
    };
  });
}
