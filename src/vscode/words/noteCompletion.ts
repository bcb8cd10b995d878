import * as vscode from "vscode";
import { completionPlaces, suggestionsFor } from "../../core/completion/index.js";
import type { CompletionPlace, Suggestion } from "../../core/completion/index.js";
import { noteOutline } from "../../core/note/index.js";
import type { FeatureContext } from "../documents/index.js";
import { today } from "../platform/today.js";
import { messages } from "../platform/messages.js";
import { wordMessages } from "./messages.js";
import { wordsOf } from "./wordSource.js";
import type { WordSource } from "./wordSource.js";

/** Offers tags, readers, dates and marks of kinds while an annotation is written; nothing in the author's text. */
export class NoteCompletion implements vscode.CompletionItemProvider {
  readonly #context: Pick<FeatureContext, "notes" | "settings">;
  readonly #sources: readonly WordSource[];

  /**
   * Registers nothing by itself.
   *
   * @param sources where words come from, the nearest first
   */
  constructor(context: Pick<FeatureContext, "notes" | "settings">, sources: readonly WordSource[]) {
    this.#context = context;
    this.#sources = sources;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[] | null> {
    const { notes, settings } = this.#context;
    if (!notes.isNote(document)) return null;
    const note = await notes.whenCurrent(document, token);
    const places = note === null ? [] : completionPlaces(note, document.offsetAt(position));
    // Null lets the editor ask others: words of the text, headings of a link.
    if (note === null || places.length === 0) return null;
    const words = await wordsOf(this.#sources, note, token);
    if (token.isCancellationRequested || notes.current(document) !== note) return null;
    const { reader } = settings.current;
    const source = { ...words, reader, today: today() };
    const { grammar } = noteOutline(note);
    const listed = places.flatMap((place) =>
      suggestionsFor(place, source, grammar).map((suggestion) => ({ place, suggestion })),
    );
    return listed.map(({ place, suggestion }, index) => toItem(document, place, suggestion, index));
  }
}

const ITEM_KINDS: Readonly<Record<CompletionPlace["what"], vscode.CompletionItemKind>> = {
  tag: vscode.CompletionItemKind.Keyword,
  reader: vscode.CompletionItemKind.User,
  date: vscode.CompletionItemKind.Event,
  mark: vscode.CompletionItemKind.EnumMember,
};

function toItem(
  document: vscode.TextDocument,
  { what, start, cursor, end }: CompletionPlace,
  { label, insert, count, kind, isDone }: Suggestion,
  index: number,
): vscode.CompletionItem {
  const description = describe({ count, kind, isDone });
  const item = new vscode.CompletionItem(
    description === "" ? label : { label, description },
    ITEM_KINDS[what],
  );
  const from = document.positionAt(start);
  item.insertText = insert;
  item.filterText = label;
  item.sortText = String(index).padStart(6, "0");
  item.range = {
    inserting: new vscode.Range(from, document.positionAt(cursor)),
    replacing: new vscode.Range(from, document.positionAt(end)),
  };
  return item;
}

function describe({ count, kind, isDone }: Pick<Suggestion, "count" | "kind" | "isDone">): string {
  if (kind === null) return count === null || count === 0 ? "" : messages.annotations(count);
  return isDone ? wordMessages.doneKind(messages.kind(kind)) : messages.kind(kind);
}
