import type { Note } from "../note/index.js";
import { characterAround } from "../separation/index.js";
import type { SeparatedAnnotation } from "../separation/index.js";
import type { Anchor } from "./anchors.js";
import { carryCaret } from "./caret.js";
import type { Link, Links } from "./links.js";
import type { Matching } from "./matchPassages.js";
import { passageFrom } from "./passages.js";

/**
 * How an annotation came to its new place.
 * - `exact`: what it holds to stands where it stood, word for word.
 * - `moved`: it stands elsewhere, word for word.
 * - `edited`: it was changed where it stood.
 * - `fuzzy`: it was changed and moved.
 */
export type PlacementStatus = "exact" | "edited" | "moved" | "fuzzy";

/** A place in the new text. */
export interface FoundPlace {
  /** In UTF-16 units of the new text; never within a character. */
  readonly at: number;
  readonly status: PlacementStatus;
  /** How sure the place is, from 0 to 1. */
  readonly confidence: number;
  /** What an annotation that goes out with its line has before it there; as it had where it is not given. */
  readonly lead?: string;
}

type LineAnchor = Anchor & { readonly type: "line" };

/** Finds the places of annotations in a new text. */
export class Places {
  constructor(
    private readonly matching: Matching,
    /** The new text read as a note; null in page text. */
    private readonly outline: Note | null,
  ) {}

  /** The place of an annotation, or null where what it holds to is gone. */
  find(annotation: SeparatedAnnotation, anchor: Anchor): FoundPlace | null {
    if (anchor.type === "none") return null;
    return anchor.type === "point"
      ? this.point(annotation.at, anchor.passage)
      : this.line(annotation, anchor);
  }

  private point(at: number, passage: number): FoundPlace | null {
    const { links, parts } = this.matching;
    const part = passageFrom(parts.old, at);
    const isInPart = part < parts.old.count && (parts.old.starts[part] as number) < at;
    return (isInPart ? this.pointIn(parts, at, part) : null) ?? this.pointIn(links, at, passage);
  }

  /** The place of a point in what became of a passage; null where nothing did, or nothing near the point is left. */
  private pointIn(links: Links, at: number, passage: number): FoundPlace | null {
    const link = links.ofOld(passage);
    if (!link) return null;
    const place = link.isSame ? placeInSame(links, at, link) : placeInChanged(links, at, passage);
    return place === null ? null : found(characterAround(links.now.text, place).end, link);
  }

  /** What became of the line that an annotation goes with: it may be a part of another now. */
  private hostLink(passage: number): Link | undefined {
    const { links, parts } = this.matching;
    const link = links.ofOld(passage);
    if (link) return link;
    const start = links.old.starts[passage] as number;
    const part = parts.ofOld(passageFrom(parts.old, start + 1));
    if (!part) return undefined;
    const newFrom = passageFrom(links.now, (parts.now.starts[part.newFrom] as number) + 1);
    return {
      ...part,
      oldFrom: passage,
      oldTo: passage + 1,
      newFrom,
      newTo: newFrom + 1,
      isSame: false,
    };
  }

  private line({ at, lead }: SeparatedAnnotation, anchor: LineAnchor): FoundPlace | null {
    const { links } = this.matching;
    const host = this.hostLink(anchor.host);
    if (!host) return null;
    const unchanged = this.betweenSame(at, host);
    if (unchanged !== null) return found(unchanged, host);
    if (anchor.side === "before") {
      return found(lineStart(links.now.text, links.now.starts[host.newFrom] ?? 0), host);
    }
    const sibling = this.siblingIn(host, anchor);
    const end = sibling ? this.treeEnd(sibling) : this.ownEnd(host);
    const place = found(this.lineBehind(end, at), sibling ?? host);
    return { ...place, lead: this.leadBeside(sibling ?? host, lead) };
  }

  /** A lead that is as deep against a line as it was against what the line was before. */
  private leadBeside({ oldFrom, newFrom }: Link, lead: string): string {
    const { old, now } = this.matching.links;
    const before = indentationAt(old.text, old.starts[oldFrom] ?? 0);
    const after = indentationAt(now.text, now.starts[newFrom] ?? 0);
    const [, lineBreak = "", own = ""] = /^(\r?\n)?([^]*)$/.exec(lead) ?? [];
    return own.startsWith(before) ? lineBreak + after + own.slice(before.length) : lead;
  }

  /** The same place between the same neighbours, where the host is still above them. */
  private betweenSame(at: number, host: Link): number | null {
    const { links } = this.matching;
    const { old, now } = links;
    const after = passageFrom(old, at);
    const before = links.ofOld(after - 1);
    const behind = links.ofOld(after);
    if (!before?.isSame || !behind?.isSame || before.newTo !== behind.newFrom) return null;
    if (!areTogether(host, before)) return null;
    const oldEnd = old.ends[after - 1] as number;
    const newEnd = now.ends[before.newFrom] as number;
    const between = old.text.slice(oldEnd, old.starts[after]);
    return between === now.text.slice(newEnd, now.starts[behind.newFrom])
      ? newEnd + at - oldEnd
      : null;
  }

  /** What became of the sibling before an annotation, where it is still the host's. */
  private siblingIn(host: Link, anchor: LineAnchor): Link | null {
    const sibling = this.matching.links.ofOld(anchor.sibling);
    if (!sibling || sibling === host) return null;
    if (!sibling.isMoved && !host.isMoved) return sibling;
    const parent = this.nodeOf(sibling)?.parent;
    return parent && parent.key === this.nodeOf(host)?.key ? sibling : null;
  }

  private nodeOf({ newFrom }: Link): ReturnType<Note["nodeAt"]> | undefined {
    return this.outline?.nodeAt(this.matching.links.now.starts[newFrom] ?? 0);
  }

  private treeEnd(link: Link): number {
    return Math.max(this.nodeOf(link)?.treeEnd ?? 0, this.passagesEnd(link));
  }

  private ownEnd(link: Link): number {
    return Math.max(this.nodeOf(link)?.end ?? 0, this.passagesEnd(link));
  }

  private passagesEnd({ newTo }: Link): number {
    return this.matching.links.now.ends[newTo - 1] ?? 0;
  }

  /** The start of the line behind an offset, and behind as many blank lines there as there were before. */
  private lineBehind(end: number, oldAt: number): number {
    const { old, now } = this.matching.links;
    let blank = blankLinesBefore(old.text, oldAt);
    let at = nextLine(now.text, end);
    for (; blank > 0 && at < now.text.length; blank--) {
      const next = nextLine(now.text, at);
      if (now.text.slice(at, next).trim() !== "") break;
      at = next;
    }
    return at;
  }
}

/** The same distance from the passage's start, or from its end where the point lies behind it. */
function placeInSame({ old, now }: Links, at: number, { oldFrom, newFrom }: Link): number {
  const start = old.starts[oldFrom] as number;
  const end = old.ends[oldFrom] as number;
  const newStart = now.starts[newFrom] as number;
  const newEnd = now.ends[newFrom] as number;
  if (at >= end) return newEnd + Math.min(at - end, blanksAt(now.text, newEnd));
  return Math.max(newStart, Math.min(newEnd, newStart + Math.max(0, at - start)));
}

/** Where the caret is in what became of the passage; null where nothing near it is left. */
function placeInChanged(links: Links, at: number, passage: number): number | null {
  const { old, now } = links;
  const link = links.ofOld(passage);
  if (!link) return null;
  const start = old.starts[link.oldFrom] as number;
  const newStart = now.starts[link.newFrom] as number;
  const from = (old.starts[passage] as number) - start;
  const to = (old.ends[passage] as number) - start;
  const place = carryCaret(
    old.text.slice(start, old.ends[link.oldTo - 1]),
    now.text.slice(newStart, now.ends[link.newTo - 1]),
    { at: Math.max(from, Math.min(at - start, to)), from, to },
  );
  return place === null ? null : newStart + place;
}

/** True for two links that stayed, or that were moved as parts of one block. */
function areTogether(one: Link, other: Link): boolean {
  if (!one.isMoved || !other.isMoved) return one.isMoved === other.isMoved;
  return one.newFrom - one.oldFrom === other.newFrom - other.oldFrom;
}

function found(at: number, { isSame, isMoved, evidence }: Link): FoundPlace {
  const status = isSame ? (isMoved ? "moved" : "exact") : isMoved ? "fuzzy" : "edited";
  return { at, status, confidence: 1 - 0.5 * Math.exp(-evidence / 3) };
}

function blanksAt(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[^\S\r\n]/.test(text.charAt(at))) at++;
  return at - from;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** The blanks that the line of an offset begins with. */
function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[^\S\n]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** How many blank lines stand directly before the start of a line, up to a few. */
function blankLinesBefore(text: string, lineStart: number): number {
  const blank = /(?:^|\n)((?:[^\S\n]*\n)*)$/.exec(
    text.slice(Math.max(0, lineStart - 32), lineStart),
  );
  return blank?.[1]?.split("\n").slice(1).length ?? 0;
}
