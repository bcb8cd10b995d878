import * as vscode from "vscode";
import type { NoteNode } from "../../core/index.js";
import { listNodes, nodeLine, nodePath, pathLine } from "../../core/note/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { messages } from "../platform/messages.js";
import { jumpTo } from "./jump.js";
import { moveMessages } from "./messages.js";
import { nodeTarget } from "./nodeMoves.js";
import { pickInNote } from "./notePicker.js";
import { asPlainLabel } from "./rowText.js";

/**
 * Lets the reader choose a node by its path.
 *
 * @param query words that are typed already
 */
export async function goToNode(notes: NoteSource, query: string): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) {
    return;
  }
  const { editor, note } = open;
  const { document } = editor;
  const current = note.nodeAt(document.offsetAt(editor.selection.active));
  await pickInNote<NoteNode>(editor, {
    title: () => moveMessages.goToNodeTitle(),
    placeholder: moveMessages.goToNodePlaceholder(),
    query,
    nothing: moveMessages.noNodes(),
    list: () => listNodes(note),
    row: nodeRow,
    rangeOf: ({ start, end }) =>
      new vscode.Range(document.positionAt(start), document.positionAt(end)),
    isAtCursor: ({ key }) => key === current.key,
    accept: (node) => jumpTo(editor, nodeTarget(document, node)),
  });
}

function nodeRow(node: NoteNode): vscode.QuickPickItem {
  const line = nodeLine(node);
  const empty = node.isAnnotationOnly ? messages.emptyAnnotation() : messages.emptyNode();
  const above = pathLine(nodePath(node).slice(0, -1));
  return {
    label: line === "" ? empty : asPlainLabel(line),
    // On a line of its own: at the end of the first one just the nearest nodes would be cut off.
    ...(above === "" ? {} : { detail: asPlainLabel(above) }),
  };
}
