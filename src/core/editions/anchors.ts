import type { Note, NoteNode } from "../note/index.js";
import { nodeLine } from "../note/index.js";
import type { SeparatedAnnotation } from "../separation/index.js";
import { passageFrom } from "./passages.js";
import type { Passages } from "./passages.js";

/**
 * What an annotation holds to in the author text (grammar.md, "The laws": `side`).
 * - `point`: a place in or behind a passage of its line.
 * - `line`: a line of its own, behind the subtree of the node `after`, or, where `after` is gone, within `host`; in page
 *   text, before `host`.
 */
export type Anchor =
  | { readonly type: "point"; readonly passage: number }
  | {
      readonly type: "line";
      /** The passage that the annotation goes with, and the side of it on which it stands. */
      readonly host: number;
      readonly side: "before" | "after";
      /** The passage that starts the sibling before it; the host where there is none. */
      readonly sibling: number;
    }
  /** There are no words to hold to. */
  | { readonly type: "none" };

/** Finds what annotations hold to. `outline` is the author text read as a note; null in page text. */
export function anchorOf(
  annotation: SeparatedAnnotation,
  passages: Passages,
  outline: Note | null,
): Anchor {
  const { at, placement } = annotation;
  const next = passageFrom(passages, at);
  if (placement === "inline") {
    const point = pointAnchor(passages, at, next);
    if (point) return point;
  }
  const before = passageBefore(passages, at);
  if (outline === null) {
    const isLast = next >= passages.count;
    const host = isLast ? before : next;
    if (host < 0) return { type: "none" };
    return { type: "line", host, side: isLast ? "after" : "before", sibling: host };
  }
  if (before < 0) {
    if (next >= passages.count) return { type: "none" };
    return { type: "line", host: next, side: "before", sibling: next };
  }
  if (placement === "inline") return { type: "line", host: before, side: "after", sibling: before };
  return { type: "line", side: "after", ...hostAndSibling(annotation, before, passages, outline) };
}

/** The last passage that ends at or before an offset; -1 when there is none. */
function passageBefore(passages: Passages, at: number): number {
  const next = passageFrom(passages, at);
  return next < passages.count && passages.ends[next] === at ? next : next - 1;
}

/** The passage on the line of an offset that holds it, ends before it, or else starts behind it. */
function pointAnchor(passages: Passages, at: number, next: number): Anchor | null {
  const { text, starts, ends, count } = passages;
  if (next < count && (starts[next] ?? 0) < at) return { type: "point", passage: next };
  if (next > 0 && !text.slice(ends[next - 1], at).includes("\n")) {
    return { type: "point", passage: next - 1 };
  }
  if (next < count && !text.slice(at, starts[next]).includes("\n")) {
    return { type: "point", passage: next };
  }
  return null;
}

/** Finds the host by the annotation's path among the nodes above its place, and the host's child on the way. */
function hostAndSibling(
  { path }: SeparatedAnnotation,
  before: number,
  passages: Passages,
  outline: Note,
): { readonly host: number; readonly sibling: number } {
  const chain = nodesAbove(outline.nodeAt(passages.starts[before] ?? 0));
  const depth = hostDepth(path, chain);
  const firstOf = (node: NoteNode | undefined): number =>
    node ? Math.min(passageFrom(passages, node.start + 1), before) : before;
  const sibling = chain[depth];
  const host = chain[depth - 1];
  return { host: firstOf(host ?? sibling), sibling: firstOf(sibling ?? host) };
}

/** A node and its ancestors from the top down, without a virtual root. */
function nodesAbove(node: NoteNode): NoteNode[] {
  const chain: NoteNode[] = [];
  for (let at: NoteNode | null = node; at && at.type !== "root"; at = at.parent) chain.push(at);
  return chain.reverse();
}

/** How many nodes of a chain a host's path goes down. */
function hostDepth(path: readonly string[], chain: readonly NoteNode[]): number {
  if (path.length === 0) return 0;
  const line = path.at(-1);
  const isHost = (node: NoteNode | undefined): boolean =>
    node !== undefined && nodeLine(node) === line;
  if (path[0] !== "…" && isHost(chain[path.length - 1])) return path.length;
  const nearest = chain.findLastIndex(isHost);
  return nearest < 0 ? Math.min(path.length, chain.length) : nearest + 1;
}
