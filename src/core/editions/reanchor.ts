import { nodePath } from "../note/index.js";
import type { Note } from "../note/index.js";
import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";
import type { Separated, SeparatedAnnotation } from "../separation/index.js";
import { anchorOf } from "./anchors.js";
import type { Anchor } from "./anchors.js";
import { readOutline } from "./authorOutline.js";
import { matchPassages } from "./matchPassages.js";
import type { Matching } from "./matchPassages.js";
import { PassageKeys, passageText, readPassages } from "./passages.js";
import type { Passages } from "./passages.js";
import { Places } from "./places.js";
import type { FoundPlace } from "./places.js";

/** An annotation with its place in a new edition. */
export interface PlacedAnnotation extends FoundPlace {
  readonly annotation: SeparatedAnnotation;
}

/** Where an annotation without a place may belong. */
export interface AnchorCandidate {
  readonly at: number;
  /** How much of what it held to is found there, from 0 to 1. */
  readonly score: number;
  /** The lines of the node there and its ancestors, from the top down. */
  readonly path: readonly string[];
  /** The line there. */
  readonly text: string;
}

/** An annotation for which there is no sure place in a new edition. */
export interface OrphanAnnotation {
  readonly annotation: SeparatedAnnotation;
  /** The lines of its host and the host's ancestors as they were. */
  readonly oldPath: readonly string[];
  /** The line it held to; "" where there was none. */
  readonly context: string;
  /** At most three, best first. */
  readonly candidates: readonly AnchorCandidate[];
}

/** Annotations carried over to a new edition: each is in one of the two, both in the order given. */
export interface Reanchored {
  readonly placed: readonly PlacedAnnotation[];
  readonly orphans: readonly OrphanAnnotation[];
}

const MOST_CANDIDATES = 3;

/** Annotations whose hosts are looked up between two points at which the work can be interrupted. */
const ANNOTATIONS_PER_STEP = 64;

/**
 * Finds for each annotation of a separated note its place in a new edition of the author's text.
 *
 * What became of each line is found by comparing the two texts (anchoring.md, 7.2); an annotation goes with its line,
 * one with a line of its own with its host. Where that line is gone, or it is not sure what became of it, the annotation is an
 * orphan: a wrong place is worse than none.
 */
export function reanchor(separated: Separated, newText: string): Reanchored {
  return finished(reanchorSteps(separated, newText));
}

/** `reanchor` in slices. */
export function* reanchorSteps(separated: Separated, newText: string): Steps<Reanchored> {
  const { text, annotations } = separated;
  if (annotations.length === 0) return { placed: [], orphans: [] };
  if (text === newText) {
    const same = { status: "exact", confidence: 1 } as const;
    return {
      placed: annotations.map((annotation) => ({ annotation, at: annotation.at, ...same })),
      orphans: [],
    };
  }
  const keys = new PassageKeys();
  const old = yield* readPassages(text, keys);
  const anchors = yield* findAnchors(separated, old);
  const now = yield* readPassages(newText, keys);
  const wanted = new Set([...anchors.values()].flatMap(passagesOf).sort((a, b) => a - b));
  const matching = yield* matchPassages({ old, now, wanted });
  const outline = yield* readOutline(newText, separated.grammar.format);
  const places = new Places(matching, outline);
  const placed: PlacedAnnotation[] = [];
  const orphans: OrphanAnnotation[] = [];
  for (const [annotation, anchor] of anchors) {
    const place = places.find(annotation, anchor);
    if (place) placed.push({ annotation, ...place });
    else orphans.push(orphanOf(annotation, anchor, matching, outline));
    yield;
  }
  return { placed, orphans };
}

/** What each annotation holds to, in the order given. */
function* findAnchors(
  separated: Separated,
  passages: Passages,
): Steps<ReadonlyMap<SeparatedAnnotation, Anchor>> {
  const outline = yield* readOutline(separated.text, separated.grammar.format);
  const anchors = new Map<SeparatedAnnotation, Anchor>();
  for (const annotation of separated.annotations) {
    anchors.set(annotation, anchorOf(annotation, passages, outline));
    if (anchors.size % ANNOTATIONS_PER_STEP === 0) yield;
  }
  return anchors;
}

function passagesOf(anchor: Anchor): readonly number[] {
  if (anchor.type === "none") return [];
  return anchor.type === "point" ? [anchor.passage] : [anchor.host, anchor.sibling];
}

function orphanOf(
  annotation: SeparatedAnnotation,
  anchor: Anchor,
  { links, comparison, open }: Matching,
  outline: Note | null,
): OrphanAnnotation {
  const passage =
    anchor.type === "none" ? -1 : anchor.type === "point" ? anchor.passage : anchor.host;
  const context = passage < 0 ? "" : passageText(links.old, passage);
  const candidates = open.nearest(context, 2 * MOST_CANDIDATES).map((now) => {
    const { kept } = comparison.compare([passage, passage + 1], [now, now + 1]);
    const text = passageText(links.now, now);
    const at = links.now.ends[now] ?? 0;
    const score = (2 * kept) / (context.length + text.length);
    return { at, score, path: outline ? nodePath(outline.nodeAt(at)) : [text], text };
  });
  return {
    annotation,
    oldPath: annotation.path,
    context,
    candidates: candidates.sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES),
  };
}
