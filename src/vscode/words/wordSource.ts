import * as vscode from "vscode";
import type { Note } from "../../core/index.js";
import { joinUsedWords, usedWordsSteps } from "../../core/completion/index.js";
import type { UsedWord, UsedWords } from "../../core/completion/index.js";
import type { NoteSource } from "../documents/index.js";
import { runInSlices } from "../platform/slices.js";

/** Where the tags and readers come from that are offered while one writes. */
export interface WordSource {
  /** The words to offer in a note, the best first; undefined when it was cancelled. */
  wordsFor(note: Note, token: vscode.CancellationToken): Promise<UsedWords | undefined>;
}

/** The words that the note itself uses. */
export class NoteWords implements WordSource {
  wordsFor(note: Note, token: vscode.CancellationToken): Promise<UsedWords | undefined> {
    return runInSlices(usedWordsSteps(note), token);
  }
}

/** The words that the other open notes use. */
export class OtherNotesWords implements WordSource {
  readonly #notes: NoteSource;

  constructor(notes: NoteSource) {
    this.#notes = notes;
  }

  async wordsFor(note: Note, token: vscode.CancellationToken): Promise<UsedWords | undefined> {
    const found: UsedWords[] = [];
    for (const document of vscode.workspace.textDocuments) {
      const other = this.#notes.latest(document);
      if (other === null || other === note) continue;
      const words = await runInSlices(usedWordsSteps(other), token);
      if (words === undefined) return undefined;
      found.push(words);
    }
    return joinUsedWords(found);
  }
}

/** The words of several sources, those of the first one first, each once. */
export async function wordsOf(
  sources: readonly WordSource[],
  note: Note,
  token: vscode.CancellationToken,
): Promise<UsedWords> {
  const tags = new Map<string, UsedWord>();
  const readers = new Map<string, UsedWord>();
  for (const source of sources) {
    const words = await source.wordsFor(note, token);
    for (const tag of words?.tags ?? []) addNew(tags, tag.name.toLowerCase(), tag);
    for (const reader of words?.readers ?? []) addNew(readers, reader.name, reader);
  }
  return { tags: [...tags.values()], readers: [...readers.values()] };
}

function addNew(words: Map<string, UsedWord>, key: string, word: UsedWord): void {
  if (!words.has(key)) words.set(key, word);
}
