import type { Note } from "../../src/core/index.js";
import { noteOutline } from "../../src/core/note/index.js";
import type { NodeShift } from "../../src/core/restructure/index.js";

/** A node of an outline as a plain tree, to do moves on that know nothing of texts. */
export interface TreeNode {
  readonly ordinal: number;
  readonly type: string;
  /** What it says: label, annotations, and its own text without marker and indentation. */
  readonly says: string;
  readonly hasAuthorText: boolean;
  children: TreeNode[];
}

/** The tree of a note: its first element is the top, over all nodes that nothing is above. Parents by rank alone. */
export function readTree(note: Note): TreeNode[] {
  const { rows } = noteOutline(note);
  const top: TreeNode = { ordinal: -1, type: "root", says: "", hasAuthorText: false, children: [] };
  const all = [top];
  const open = [{ node: top, rank: 0 }];
  for (const { ordinal, type, label, hasAuthorText, start, end, annotations } of note.nodes) {
    const { rank } = rows.at(ordinal + 1).row;
    while ((open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const bodies = annotations.map(({ body, kind }) => `<${kind} ${body.replace(/\s+/g, " ")}>`);
    const own = ownText(note.slice(start, end), type);
    const says = [label, ...bodies, own].join(" / ");
    const node = { ordinal, type, says, hasAuthorText, children: [] };
    open.at(-1)?.node.children.push(node);
    open.push({ node, rank });
    all.push(node);
  }
  return all;
}

function ownText(text: string, type: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (type === "heading" && text.startsWith("#")) {
    lines[0] = (lines[0] ?? "").replace(/^#+[ \t]*/, "").replace(/(?:^|[ \t]+)#+$/, "");
  } else if (type === "heading") {
    // Nothing underlines itself: the first line is words, also where it looks like an underline.
    const underline = lines.findIndex((line, at) => at > 0 && /^(?:=+|-+)$/.test(line));
    lines.splice(underline, 1);
  } else {
    lines[0] = (lines[0] ?? "").replace(/^(?:[-*+•·○●■◆]|\d+[.)、])[ \t\u3000]*/, "");
  }
  return lines.join("⏎").replace(/[⏎\s]+$/, "");
}

/** A tree as lines: depth, type and what each node says. */
export function renderTree(all: readonly TreeNode[]): string[] {
  const lines: string[] = [];
  const left = (all[0]?.children ?? []).map((node) => ({ node, depth: 0 })).reverse();
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    lines.push(`${"  ".repeat(depth)}${node.type} ${node.says}`);
    left.push(...node.children.map((child) => ({ node: child, depth: depth + 1 })).reverse());
  }
  return lines;
}

/** Moves a node of a tree; false where there is nowhere to go. */
export function shiftInTree(all: readonly TreeNode[], ordinal: number, shift: NodeShift): boolean {
  const node = all[ordinal + 1] as TreeNode;
  const parent = parentOf(all, node);
  const at = parent.children.indexOf(node);
  if (shift === "up" || shift === "down") {
    const to = at + (shift === "up" ? -1 : 1);
    const other = parent.children[to];
    if (other === undefined) return false;
    parent.children[to] = node;
    parent.children[at] = other;
    return true;
  }
  if (shift === "promote") {
    if (parent === all[0]) return false;
    const above = parentOf(all, parent);
    parent.children.splice(at, 1);
    above.children.splice(above.children.indexOf(parent) + 1, 0, node);
    return true;
  }
  const sibling = parent.children[at - 1];
  if (sibling === undefined) return false;
  parent.children.splice(at, 1);
  appendTo(sibling, node);
  return true;
}

/** Moves a node of a tree to be the last under another one; false where it would come into itself. */
export function moveInTree(all: readonly TreeNode[], ordinal: number, target: number): boolean {
  const node = all[ordinal + 1] as TreeNode;
  const under = all[target + 1] as TreeNode;
  for (let at = under; at.type !== "root"; at = parentOf(all, at)) {
    if (at === node) return false;
  }
  const parent = parentOf(all, node);
  parent.children.splice(parent.children.indexOf(node), 1);
  appendTo(under, node);
  return true;
}

/** An item under a heading stands before the headings there. */
function appendTo(parent: TreeNode, node: TreeNode): void {
  const heading = parent.children.findIndex(({ type }) => type === "heading");
  const at = node.type === "item" && heading >= 0 ? heading : parent.children.length;
  parent.children.splice(at, 0, node);
}

/** The parent of a node that is not the top. */
export function parentOf(all: readonly TreeNode[], node: TreeNode): TreeNode {
  return all.find(({ children }) => children.includes(node)) as TreeNode;
}
