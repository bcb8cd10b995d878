/** Why nodes cannot be moved, cut or pasted. The words belong to the host. */
export type RestructureRefusalCode =
  /** Page text has no depth of its own until it is restored. */
  | "page-text"
  /** No node stands at the place, or what was named is none. */
  | "no-node"
  /** It is the first of its parent's nodes. */
  | "already-first"
  /** It is the last of its parent's nodes. */
  | "already-last"
  /** It is a top node: there is nothing above it. */
  | "top-level"
  /** No node stands before it, under which it could come. */
  | "no-previous-sibling"
  /** It is where it should go. */
  | "already-there"
  /** It should go into its own subtree. */
  | "into-itself"
  /** Under a heading, list items stand before the headings. */
  | "items-before-headings"
  /** A heading cannot come under a list item. */
  | "heading-under-item"
  /** A top item of a heading's list could leave the heading only as a heading. */
  | "item-leaves-heading"
  /** It is a heading in a list item, or should go under one. */
  | "heading-in-item"
  /** It stands in a block quote, or should go into one. */
  | "in-quote"
  /** It stands on one line with another node. */
  | "shares-line"
  /** Headings have six levels. */
  | "too-deep"
  /** A heading of several lines can only have level 1 or 2. */
  | "heading-of-several-lines"
  /** Tabs and spaces are mixed so that it cannot be indented without changing what its lines say. */
  | "mixed-indentation"
  /** A node of several lines has no place in indented text. */
  | "several-lines"
  /** The clipboard holds no outline. */
  | "no-outline"
  /** Moved there, something would be read otherwise than it is now. */
  | "outline-would-change"
  /** Cut out, it would be read otherwise by itself. */
  | "cut-would-change";

/** Something that the reader should know of a change that was planned. */
export type RestructureNotice =
  /** Headings that would have been deeper than level 6 have level 6. */
  "levels-clamped";

/** Ends the planning of a change; caught where planning began. */
export class Refused extends Error {
  constructor(readonly code: RestructureRefusalCode) {
    super(code);
  }
}

/** Ends the planning unless something holds. */
export function demand(holds: boolean, code: RestructureRefusalCode): asserts holds {
  if (!holds) throw new Refused(code);
}
