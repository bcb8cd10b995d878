import type { NoteFormat, SeparatedAnnotation } from "../../src/core/index.js";
import { leadLength } from "./editProfiles.js";
import type { TracedLine } from "./editProfiles.js";

/** How an annotation is placed: behind a phrase, or on a line of its own. */
export type AnchorKind = "inline" | "line";

/** What was to be done with an annotation, by the truth: where its words went is known unit by unit. */
export type Fate = "alive" | "dead" | "partial" | "ambiguous";

/** What was done with it. */
export type Verdict = "exact" | "near" | "wrong" | "lost" | "orphaned" | "attached";

export function lineStarts(lines: readonly string[]): number[] {
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

export function wordsOf(line: string | undefined): string {
  return (line ?? "\n").slice(leadLength(line ?? "")).trim();
}

/** How deep a line ranks: headings before items, items and lines by their indentation. */
export function rankOf(line: string): number {
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
