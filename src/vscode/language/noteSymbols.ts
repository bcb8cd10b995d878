import * as vscode from "vscode";
import type { Note, NoteNode } from "../../core/index.js";
import { findListedDepth, nodeLine } from "../../core/note/index.js";
import type { LevelLimits } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { cut } from "../platform/cut.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";

/**
 * How many symbols there are at most. A symbol costs the host three to four microseconds after it has left us, in one
 * piece, after each edit. And the editor walks them recursively.
 */
const LIMITS: LevelLimits = { nodes: 2500, depth: 200 };

/** Units of a symbol's name: lines of page text can be paragraphs. */
const NAME_LENGTH = 200;

/**
 * Symbols of notes in plain text, for breadcrumbs, the editor's own outline, Go to Symbol and sticky scroll. Markdown
 * keeps the editor's.
 */
export async function noteSymbols(
  notes: NoteSource,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentSymbol[] | null> {
  const note = await notes.whenCurrent(document, token);
  if (note === null) {
    return null;
  }
  const symbols = await runInSlices(symbolsOf(document, note), token);
  // Positions are those of the version that the note was made from.
  if (symbols === undefined || notes.current(document) !== note) {
    return null;
  }
  return symbols;
}

function* symbolsOf(
  document: vscode.TextDocument,
  note: Note,
): Generator<undefined, vscode.DocumentSymbol[], undefined> {
  const deepest = yield* findListedDepth(note, LIMITS);
  const symbols = new Map<number, vscode.DocumentSymbol>();
  const listed: NoteNode[] = [];
  for (let ordinal = 0; ordinal < note.nodeCount && listed.length < LIMITS.nodes; ordinal += 1) {
    const node = note.node(ordinal);
    if (node.depth <= deepest) {
      symbols.set(node.key, toSymbol(document, node));
      listed.push(node);
    }
    yield;
  }
  // In page text parents stand after their children, so hanging them up is a step of its own.
  const top: vscode.DocumentSymbol[] = [];
  for (const node of listed) {
    const symbol = symbols.get(node.key);
    if (symbol !== undefined) {
      // A virtual root has no symbol.
      const siblings = node.parent === null ? top : symbols.get(node.parent.key)?.children;
      (siblings ?? top).push(symbol);
    }
    yield;
  }
  const left = note.nodeCount - listed.length;
  return left === 0 ? top : [...top, remark(document, messages.moreNodes(left))];
}

/** Says at the end of the list that it is not all. */
function remark(document: vscode.TextDocument, text: string): vscode.DocumentSymbol {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const range = new vscode.Range(end, end);
  return new vscode.DocumentSymbol(text, "", vscode.SymbolKind.Null, range, range);
}

/**
 * The range runs over the subtree: in page text from the first descendant to the node's own line. The selection is the
 * node's own text.
 */
function toSymbol(document: vscode.TextDocument, node: NoteNode): vscode.DocumentSymbol {
  const range = toRange(document, { start: node.treeStart, end: node.treeEnd });
  const own = toRange(document, node);
  return new vscode.DocumentSymbol(
    nameOf(node),
    node.annotationCount > 0 && !node.isAnnotationOnly
      ? messages.annotations(node.annotationCount)
      : "",
    node.isAnnotationOnly ? vscode.SymbolKind.Event : vscode.SymbolKind.String,
    range.union(own),
    own,
  );
}

/** A symbol without a name is refused by the editor. */
function nameOf(node: NoteNode): string {
  const line = cut(nodeLine(node), NAME_LENGTH).trim();
  if (line !== "") {
    return line;
  }
  return node.isAnnotationOnly ? messages.emptyAnnotation() : messages.emptyNode();
}
