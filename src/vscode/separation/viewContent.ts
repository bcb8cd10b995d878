import * as vscode from "vscode";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { AnnotationKind, Note } from "../../core/index.js";
import { readerTextSteps } from "../../core/separation/index.js";
import type { ReaderTextWords } from "../../core/separation/index.js";
import type { NoteSource } from "../documents/index.js";
import { messages as commonMessages } from "../platform/messages.js";
import { nameOf } from "../platform/nameOf.js";
import { separationMessages as messages } from "./messages.js";
import type { Separations } from "./separations.js";
import type { ViewKind } from "./viewUri.js";

/** What a view has to show. */
export interface ViewContent {
  readonly text: string;
  /** Which place of the note is which of the view; null where the text is a message. */
  readonly places: ViewPlaces | null;
}

/** Which place of a note is which of a view. Offsets are UTF-16 units. */
export interface ViewPlaces {
  /** The note that the view was made from. */
  readonly note: Note;
  toView(noteOffset: number): number;
  toNote(viewOffset: number): number;
}

/** Makes what views show. */
export class ViewContents {
  readonly #notes: NoteSource;
  readonly #separations: Separations;

  constructor(notes: NoteSource, separations: Separations) {
    this.#notes = notes;
    this.#separations = separations;
  }

  /** What a view of a note has to show now; undefined when the note has gone on meanwhile. */
  async read(kind: ViewKind, uri: vscode.Uri): Promise<ViewContent | undefined> {
    const document = findDocument(uri);
    const note = document === null ? null : await this.#notes.whenCurrent(document);
    if (document === null || note === null) {
      return message(this.#whyNot(uri));
    }
    return kind === "annotations"
      ? this.#readAnnotations(document, note)
      : this.#readAuthorText(kind, document, note);
  }

  #whyNot(uri: vscode.Uri): string {
    const document = findDocument(uri);
    const name = nameOf(uri);
    if (document === null) {
      return messages.noteClosed(name);
    }
    return this.#notes.status(document)?.kind === "failed"
      ? commonMessages.outlineFailed()
      : messages.noLongerNote(name);
  }

  async #readAuthorText(
    kind: ViewKind,
    document: vscode.TextDocument,
    note: Note,
  ): Promise<ViewContent | undefined> {
    const read = await this.#separations.of(document, note);
    if (read === undefined) {
      return undefined;
    }
    const { separated, places } = read;
    // The side of a comparison is what it is.
    if (kind === "author" && separated.text.trim() === "") {
      return message(
        note.annotationCount === 0 ? messages.emptyNote() : messages.nothingButAnnotations(),
      );
    }
    return {
      text: separated.text,
      places: {
        note,
        toView: (offset) => places.authorOffset(offset),
        toNote: (offset) => places.noteOffset(offset),
      },
    };
  }

  async #readAnnotations(
    document: vscode.TextDocument,
    note: Note,
  ): Promise<ViewContent | undefined> {
    const words = readerTextWords(nameOf(document.uri), note);
    const steps = readerTextSteps(note, words);
    const written = await this.#separations.whileCurrent(document, note, steps);
    return (
      written && {
        text: written.text,
        places: {
          note,
          toView: (offset) => written.readerOffset(offset),
          toNote: (offset) => written.noteOffset(offset),
        },
      }
    );
  }
}

/** An open document by its address. */
export function findDocument(uri: vscode.Uri): vscode.TextDocument | null {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find(({ uri: own }) => own.toString() === wanted) ?? null;
}

function message(text: string): ViewContent {
  return { text: `${text}\n`, places: null };
}

function readerTextWords(name: string, { annotationCount }: Note): ReaderTextWords {
  const kinds = ANNOTATION_KINDS.map((kind) => [kind, commonMessages.kind(kind)] as const);
  return {
    title: messages.annotationsIn(name),
    summary:
      annotationCount === 0
        ? messages.noAnnotations()
        : commonMessages.annotations(annotationCount),
    kinds: Object.fromEntries(kinds) as Readonly<Record<AnnotationKind, string>>,
    reply: messages.reply(),
    done: commonMessages.done(),
    emptyNode: commonMessages.emptyNode(),
    emptyAnnotation: commonMessages.emptyAnnotation(),
    colon: messages.colon(),
  };
}
