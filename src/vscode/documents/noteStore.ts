import * as vscode from "vscode";
import type { Note, NoteChange } from "../../core/index.js";
import type { GivenTree } from "../../core/note/index.js";
import { setContextKey } from "../platform/contextKeys.js";
import { Disposable } from "../platform/dispose.js";
import { CONTEXT_KEYS, SETTINGS } from "../platform/ids.js";
import type { LoadChunk } from "../platform/loadChunk.js";
import type { Log } from "../platform/log.js";
import type { FormatChoice, Settings, SettingsSnapshot } from "../platform/settings.js";
import { ActiveDocument } from "./activeDocument.js";
import { FormatChooser } from "./formatChoice.js";
import { GrammarWarnings } from "./grammarWarnings.js";
import { ParsingLoader } from "./noteParsing.js";
import type { NoteParsing } from "./noteParsing.js";
import { NoteSession } from "./noteSession.js";
import type { SessionHost } from "./noteSession.js";
import type { NoteEvent, NoteSource, NoteStatus } from "./noteSource.js";

/** Settings that change what a text says. */
const READING_SETTINGS = [SETTINGS.brackets, SETTINGS.kinds, SETTINGS.authorBrackets] as const;

/**
 * The notes of open documents. A document is read when it is shown in an editor or asked for, and forgotten when it
 * is closed. Nothing is read while the extension is activated, and no timer runs while nobody types.
 */
export class NoteStore extends Disposable implements NoteSource, SessionHost {
  readonly formats: FormatChooser;
  readonly log: Log;
  readonly parsing: ParsingLoader;
  readonly #settings: Settings;
  readonly #active = this._register(new ActiveDocument());
  readonly #warnings = new GrammarWarnings();
  readonly #sessions = new Map<vscode.TextDocument, NoteSession>();
  readonly #onDidChangeNote = this._register(new vscode.EventEmitter<NoteEvent>());
  readonly onDidChangeNote = this.#onDidChangeNote.event;
  readonly #onDidCloseNote = this._register(new vscode.EventEmitter<vscode.TextDocument>());
  readonly onDidCloseNote = this.#onDidCloseNote.event;
  readonly #onDidChangeStatus = this._register(new vscode.EventEmitter<vscode.TextDocument>());
  readonly onDidChangeStatus = this.#onDidChangeStatus.event;
  readonly #onDidChangeActiveNote = this._register(
    new vscode.EventEmitter<vscode.TextDocument | null>(),
  );
  readonly onDidChangeActiveNote = this.#onDidChangeActiveNote.event;
  #lastActiveNote: vscode.TextDocument | null = null;
  #lastCandidate: vscode.TextDocument | null = null;

  /** Reads nothing yet; `loadChunk` loads what turns texts into notes with the first of them. */
  constructor(settings: Settings, log: Log, loadChunk: LoadChunk) {
    super();
    this.parsing = new ParsingLoader(loadChunk);
    this.#settings = settings;
    this.log = log;
    this.formats = new FormatChooser(settings);
    this.#listen();
    // What is open already is read after activation has returned.
    const start = setTimeout(() => {
      this.#openVisible(vscode.window.visibleTextEditors);
    }, 0);
    this._register({
      dispose: () => {
        clearTimeout(start);
        for (const session of this.#sessions.values()) {
          session.dispose();
        }
        this.#sessions.clear();
      },
    });
  }

  current(document: vscode.TextDocument): Note | null {
    return this.#sessions.get(document)?.current ?? null;
  }

  latest(document: vscode.TextDocument): Note | null {
    return this.#sessions.get(document)?.latest ?? null;
  }

  async whenCurrent(
    document: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<Note | null> {
    const session = this.#open(document);
    await session?.whenSettled(token);
    return token?.isCancellationRequested === true ? null : this.current(document);
  }

  giveTree(document: vscode.TextDocument, note: Note, tree: GivenTree | null): boolean {
    return this.#sessions.get(document)?.giveTree(note, tree) ?? false;
  }

  isNote(document: vscode.TextDocument): boolean {
    const session = this.#sessions.get(document);
    return session === undefined ? this.formats.readingOf(document).kind === "as" : session.isNote;
  }

  status(document: vscode.TextDocument): NoteStatus | null {
    const session = this.#sessions.get(document);
    if (session !== undefined) {
      return session.status;
    }
    const { kind } = this.formats.readingOf(document);
    return kind === "never" ? null : { kind: kind === "refused" ? "refused" : "reading" };
  }

  get activeCandidate(): vscode.TextDocument | null {
    const document = this.#active.current;
    return document !== null && this.status(document) !== null ? document : null;
  }

  get activeNote(): vscode.TextDocument | null {
    const document = this.#active.current;
    return document !== null && this.isNote(document) ? document : null;
  }

  async setFormat(document: vscode.TextDocument, choice: FormatChoice | null): Promise<void> {
    await this.formats.setChoice(document, choice);
    // The settings' own event comes too late for an untitled document: there is none.
    this.#open(document)?.readIfFormatChanged();
    this.#lookAtActive();
  }

  loadParsing(): Promise<NoteParsing> {
    return this.parsing.load();
  }

  settings(): SettingsSnapshot {
    return this.#settings.current;
  }

  didChange({ document }: NoteSession, note: Note, change: NoteChange | null): void {
    this.#lookAtActive();
    this.#onDidChangeNote.fire({ document, note, version: document.version, change });
  }

  didCease({ document }: NoteSession): void {
    this.#onDidCloseNote.fire(document);
  }

  didSettle({ document }: NoteSession): void {
    this.#lookAtActive();
    this.#onDidChangeStatus.fire(document);
  }

  #listen(): void {
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // The editor also tells of a document that became clean or dirty: nothing has changed then.
        if (contentChanges.length > 0) {
          this.#sessions.get(document)?.change(contentChanges);
        }
      }),
    );
    this._register(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document);
      }),
    );
    // A change of language closes and opens the same document; its editor stays.
    this._register(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#openVisible(
          vscode.window.visibleTextEditors.filter((editor) => editor.document === document),
        );
        this.#lookAtActive();
      }),
    );
    this._register(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.#openVisible(editors);
      }),
    );
    this._register(
      this.#active.onDidChange(() => {
        this.#lookAtActive();
      }),
    );
    this._register(
      this.#settings.onDidChange(({ affects }) => {
        const changesText = READING_SETTINGS.some((key) => affects(key));
        const changesFormat = affects(SETTINGS.noteFormats);
        if (changesText && this.#sessions.size > 0) {
          this.#checkGrammar();
        }
        for (const session of changesText || changesFormat ? [...this.#sessions.values()] : []) {
          if (changesText) {
            session.read();
          } else {
            session.readIfFormatChanged();
          }
        }
        this.#openVisible(changesFormat ? vscode.window.visibleTextEditors : []);
      }),
    );
  }

  #openVisible(editors: readonly vscode.TextEditor[]): void {
    for (const { document } of editors) {
      this.#open(document);
    }
  }

  #open(document: vscode.TextDocument): NoteSession | null {
    const known = this.#sessions.get(document);
    if (known !== undefined || document.isClosed) {
      return known ?? null;
    }
    if (this.formats.readingOf(document).kind === "never") {
      return null;
    }
    this.#checkGrammar();
    const session = new NoteSession(document, this);
    this.#sessions.set(document, session);
    session.read();
    return session;
  }

  #checkGrammar(): void {
    this.parsing.load().then(
      (parsing) => {
        this.#warnings.check(this.#settings.current.grammar, parsing);
      },
      // Whoever reads a document says so.
      () => undefined,
    );
  }

  #close(document: vscode.TextDocument): void {
    const session = this.#sessions.get(document);
    this.formats.forget(document);
    if (session !== undefined) {
      this.#sessions.delete(document);
      session.dispose();
      if (session.latest !== null) {
        this.#onDidCloseNote.fire(document);
      }
    }
  }

  #lookAtActive(): void {
    const { activeNote } = this;
    setContextKey(CONTEXT_KEYS.isNote, activeNote !== null);
    const candidate = this.#active.current;
    if (activeNote !== this.#lastActiveNote || candidate !== this.#lastCandidate) {
      this.#lastActiveNote = activeNote;
      this.#lastCandidate = candidate;
      this.#onDidChangeActiveNote.fire(activeNote);
    }
  }
}
