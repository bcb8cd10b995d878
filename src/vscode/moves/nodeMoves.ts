import * as vscode from "vscode";
import type { NoteNode } from "../../core/index.js";
import { findNode } from "../../core/note/index.js";
import type { NodeMove } from "../../core/note/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { hint } from "../platform/hint.js";
import { jumpTo } from "./jump.js";
import type { JumpTarget } from "./jump.js";
import { moveMessages } from "./messages.js";

/** Goes one step in the outline from the node of the cursor. */
export async function goToRelative(notes: NoteSource, move: NodeMove): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) {
    return;
  }
  const { document, selection } = open.editor;
  const node = findNode(open.note, document.offsetAt(selection.active), move);
  if (node === null) {
    hint(moveMessages.noNodeThere(move));
  } else {
    await jumpTo(open.editor, nodeTarget(document, node));
  }
}

/** The cursor stands at the node's marker, or at its text where it has none. */
export function nodeTarget(document: vscode.TextDocument, node: NoteNode): JumpTarget {
  const position = document.positionAt(node.start);
  return { position, whole: new vscode.Range(position, document.positionAt(node.end)) };
}
