import * as vscode from "vscode";
import type { Note, NoteNode } from "../../core/index.js";
import { nodeLine } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import type { Log } from "../platform/log.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";

/** Levels of symbols. The editor walks them recursively; what is deeper is listed at the last level. */
const DEEPEST = 200;

/** Units of a symbol's name: lines of page text can be paragraphs. */
const NAME_LENGTH = 200;

/**
 * Symbols of notes in plain text, for breadcrumbs, the editor's own outline, Go to Symbol and sticky scroll. Markdown
 * keeps the editor's.
 */
export class NoteSymbols implements vscode.DocumentSymbolProvider {
  readonly #notes: NoteSource;
  readonly #log: Log;

  constructor(notes: NoteSource, log: Log) {
    this.#notes = notes;
    this.#log = log;
  }

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[] | null> {
    const note = await this.#notes.whenCurrent(document, token);
    if (note === null) {
      return null;
    }
    const symbols = await runInSlices(symbolsOf(document, note), token);
    // Positions are those of the version that the note was made from.
    if (symbols === undefined || this.#notes.current(document) !== note) {
      return null;
    }
    if (symbols.isFlattened) {
      this.#log.info(
        `Symbols of ${document.uri.toString()}: nodes below level ${DEEPEST} are listed at that level`,
      );
    }
    return [...symbols.top];
  }
}

interface Symbols {
  readonly top: readonly vscode.DocumentSymbol[];
  readonly isFlattened: boolean;
}

function* symbolsOf(
  document: vscode.TextDocument,
  note: Note,
): Generator<undefined, Symbols, undefined> {
  const symbols = new Map<number, vscode.DocumentSymbol>();
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const node = note.node(ordinal);
    symbols.set(node.key, toSymbol(document, node));
    yield;
  }
  // In page text parents stand after their children, so hanging them up is a step of its own.
  const top: vscode.DocumentSymbol[] = [];
  let isFlattened = false;
  for (let ordinal = 0; ordinal < note.nodeCount; ordinal += 1) {
    const node = note.node(ordinal);
    let { parent } = node;
    while (parent !== null && parent.depth >= DEEPEST) {
      isFlattened = true;
      parent = parent.parent;
    }
    const symbol = symbols.get(node.key);
    if (symbol !== undefined) {
      // A virtual root has no symbol.
      const siblings = parent === null ? top : (symbols.get(parent.key)?.children ?? top);
      siblings.push(symbol);
    }
    yield;
  }
  return { top, isFlattened };
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
  const line = nodeLine(node)
    .slice(0, NAME_LENGTH)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trim();
  if (line !== "") {
    return line;
  }
  return node.isAnnotationOnly ? messages.emptyAnnotation() : messages.emptyNode();
}
