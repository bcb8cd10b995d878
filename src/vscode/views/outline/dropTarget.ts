import * as vscode from "vscode";
import { openFileAsNote, openTextAsNote } from "../../documents/index.js";
import type { FeatureContext } from "../../documents/index.js";
import { COMMANDS } from "../../platform/ids.js";
import { messages } from "../../platform/messages.js";
import { nameOf } from "../../platform/nameOf.js";
import type { OutlineRow } from "./welcomeRows.js";

const URI_LIST = "text/uri-list";
const PLAIN_TEXT = "text/plain";

/** What the editor calls rows of this tree that are dragged. */
const OWN_ROWS = "application/vnd.code.tree.marginalia.outline";

/**
 * Takes what is dropped on the outline: rows of its own move their nodes under that of the row they are dropped on, a
 * file is opened as the note that it is, text and files without an address (a browser gives none) become untitled notes.
 */
export class OutlineDropTarget implements vscode.TreeDragAndDropController<OutlineRow> {
  readonly dropMimeTypes = [OWN_ROWS, URI_LIST, PLAIN_TEXT, "files"];
  readonly dragMimeTypes: readonly string[] = [];
  readonly #context: FeatureContext;
  #dragged: readonly OutlineRow[] = [];

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  handleDrag(rows: readonly OutlineRow[]): void {
    this.#dragged = rows;
  }

  async handleDrop(
    target: OutlineRow | undefined,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> {
    if (data.get(OWN_ROWS) !== undefined) {
      // The text of a page stays as it is: what moves is what is known of its tree.
      const command = this.#isOnPage ? COMMANDS.attachLines : COMMANDS.moveNodesInto;
      await vscode.commands.executeCommand(command, this.#dragged, target);
      return;
    }
    const uris = parseUriList(await data.get(URI_LIST)?.asString());
    const text = uris.length > 0 ? "" : await droppedText(data);
    if (token.isCancellationRequested) {
      return;
    }
    if (uris.length > 0) {
      await this.#openFiles(uris);
    } else if (text === "") {
      void vscode.window.showInformationMessage(messages.dropNothing());
    } else {
      await openTextAsNote(this.#context.notes, text);
    }
  }

  get #isOnPage(): boolean {
    const { notes } = this.#context;
    const document = notes.activeNote;
    return document !== null && notes.latest(document)?.format === "page";
  }

  async #openFiles(uris: readonly vscode.Uri[]): Promise<void> {
    for (const uri of uris) {
      try {
        await openFileAsNote(this.#context.notes, uri);
      } catch (error) {
        this.#context.log.error(`${uri.toString()} cannot be opened as text`, error);
        const name = nameOf(uri);
        void vscode.window.showWarningMessage(messages.dropUnreadable(name));
      }
    }
  }
}

/** RFC 2483: one address a line, lines with `#` are comments. */
function parseUriList(list: string | undefined): readonly vscode.Uri[] {
  return (list ?? "")
    .split(/\r?\n/u)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => vscode.Uri.parse(line));
}

async function droppedText(data: vscode.DataTransfer): Promise<string> {
  for (const [, item] of data) {
    const file = item.asFile();
    if (file !== undefined) {
      return new TextDecoder().decode(await file.data());
    }
  }
  return (await data.get(PLAIN_TEXT)?.asString()) ?? "";
}
