import * as vscode from "vscode";
import type { EntryRow } from "../../core/catalogue/index.js";
import type { Annotation, NoteNode } from "../../core/index.js";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { setContextKey } from "../platform/contextKeys.js";
import { CursorFollower } from "../platform/cursorFollower.js";
import { Disposable } from "../platform/dispose.js";
import { hint } from "../platform/hint.js";
import { COMMANDS, CONTEXT_KEYS, SETTINGS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { showPosition } from "../platform/showPosition.js";
import { AnnotationList } from "./annotationList.js";
import type { ShownList } from "./annotationList.js";
import type { CatalogueCommandId } from "./catalogueCommands.js";
import { followedList } from "./followedList.js";
import { ListChoice } from "./listChoice.js";
import { catalogueMessages } from "./messages.js";
import { addTag, renameTagOf } from "./tagActions.js";

/** Makes the feature; called once, when the view is visible for the first time or a command of it is called. */
export function createCatalogue(context: FeatureContext): ChunkFeature<CatalogueCommandId> {
  return new CatalogueFeature(context);
}

class CatalogueFeature extends Disposable implements ChunkFeature<CatalogueCommandId> {
  readonly #context: FeatureContext;
  readonly #choice: ListChoice;
  readonly #list: AnnotationList;
  readonly #cursor: CursorFollower;
  readonly commands: ChunkFeature<CatalogueCommandId>["commands"];

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#choice = this._register(new ListChoice(context.memory));
    this.#list = this._register(new AnnotationList(context, this.#choice));
    this.#cursor = this._register(
      new CursorFollower(followedList(context, this.#list), context.log),
    );
    this._register(
      this.#list.onDidShow(() => {
        this.#describe();
        this.#cursor.refreshed();
      }),
    );
    this._register(
      context.annotations.tree.onDidChangeVisibility(() => {
        this.#cursor.request();
      }),
    );
    this._register(
      context.settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.followCursor)) this.#cursor.request();
      }),
    );
    this.commands = {
      [COMMANDS.showAnnotationList]: () => undefined,
      [COMMANDS.groupAnnotations]: (wished) => this.#choice.group(wished),
      [COMMANDS.sortAnnotations]: (wished) => this.#choice.sort(wished),
      [COMMANDS.addTag]: (first, several, tag) => addTag(context.notes, [first, several], tag),
      [COMMANDS.renameTagOfAnnotations]: (first, several, rename) =>
        renameTagOf(context.notes, [first, several], rename),
      [COMMANDS.revealAnnotation]: (row) => this.#reveal(row),
      [COMMANDS.onSelectedAnnotations]: (command) => this.#onSelected(command),
    };
    this.#describe();
    this.#cursor.request();
  }

  /** Sets what is written over the list, or in its place. */
  #describe(): void {
    const { shown } = this.#list;
    const { tree } = this.#context.annotations;
    const count = shown?.rows.catalogue.whole.count ?? 0;
    const state =
      shown === null ? "none" : count > 0 ? "list" : shown.applied === null ? "empty" : "nothing";
    setContextKey(CONTEXT_KEYS.annotationsState, state);
    tree.message = shown === null ? "" : describeFilter(shown);
  }

  /** Puts the cursor into the annotation of a row and shows it; the focus stays in the list. */
  async #reveal(row: unknown): Promise<void> {
    const document = this.#list.shown?.document;
    if (document === undefined || !isEntryRow(row)) return;
    const note = await this.#context.notes.whenCurrent(document);
    const node = note?.follow(row.node) ?? null;
    if (node === null) return;
    const offset = annotationOf(row, node).bodyStart;
    this.#cursor.settle(offset);
    await showPosition(document, document.positionAt(offset));
  }

  /**
   * Runs a command on the selected rows, for keys: they give a command no rows. What is selected is asked here and
   * not in the key's condition, which would be the answer of a moment ago for a reader who is quick.
   */
  async #onSelected(wished: unknown): Promise<void> {
    const { command, otherwise } = asKeyCommands(wished);
    const rows = this.#context.annotations.tree.selection.filter(isEntryRow);
    if (rows.length > 0 && command !== undefined) {
      await vscode.commands.executeCommand(command, rows[0], rows);
    } else if (otherwise !== undefined) {
      await vscode.commands.executeCommand(otherwise);
    } else {
      hint(catalogueMessages.selectFirst());
    }
  }
}

/** What a key says: the command for annotations of the list, and the one for where none of them is selected. */
interface KeyCommands {
  readonly command?: string | undefined;
  readonly otherwise?: string | undefined;
}

function asKeyCommands(wished: unknown): KeyCommands {
  if (typeof wished === "string") return { command: wished };
  const { command, otherwise } = { ...(wished as Partial<Record<string, unknown>> | null) };
  return { command: asCommand(command), otherwise: asCommand(otherwise) };
}

function asCommand(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function describeFilter({ applied, rows }: ShownList): string {
  const { whole, total } = rows.catalogue;
  if (applied === null) return "";
  return whole.count === 0
    ? messages.nothingFound(applied.query)
    : catalogueMessages.filtered(whole.count, total, applied.query);
}

/** The annotation of a row, in the note that its node is of. */
function annotationOf({ path, entry }: EntryRow, node: NoteNode): Annotation {
  let found: Annotation | undefined;
  for (const index of path) {
    found = (found === undefined ? node.annotations : found.replies)[index];
  }
  return found ?? entry.annotation;
}

function isEntryRow(row: unknown): row is EntryRow {
  return (
    typeof row === "object" &&
    row !== null &&
    "section" in row &&
    row.section === "list" &&
    "kind" in row &&
    row.kind === "annotation"
  );
}
