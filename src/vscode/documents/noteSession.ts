import * as vscode from "vscode";
import type { Note, NoteChange, NoteFormat, NoteOptions, TextChange } from "../../core/index.js";
import type { GivenTree } from "../../core/note/index.js";
import type { ContentChange } from "../../core/text/index.js";
import { runInSlices, runSlice, yieldToHost } from "../platform/slices.js";
import type { Log } from "../platform/log.js";
import type { SettingsSnapshot } from "../platform/settings.js";
import type { FormatChooser, Reading } from "./formatChoice.js";
import type { NoteParsing, ParsingLoader } from "./noteParsing.js";
import type { NoteStatus } from "./noteSource.js";

/** What a session needs and whom it tells. */
export interface SessionHost {
  readonly formats: FormatChooser;
  readonly log: Log;
  readonly parsing: ParsingLoader;
  settings(): SettingsSnapshot;
  /** The note has caught up with its document. */
  didChange(session: NoteSession, note: Note, change: NoteChange | null): void;
  /** The document has ceased to be a note. */
  didCease(session: NoteSession): void;
  /** The status may have changed. */
  didSettle(session: NoteSession): void;
}

/** Plain text longer than this is read only where it holds a bracket or the reader asks: logs are not notes. */
const LARGE_PLAIN_TEXT = 2_000_000;

/** An edit that removes so many units or brings so many lines may turn one format of plain text into another. */
const MANY_UNITS = 60;
const MANY_LINES = 3;

/**
 * The note of one open document. The document's text is read once; from then on the note follows the changes. Work
 * that is not done within its first slice goes on in slices; a change that arrives meanwhile starts it over from the
 * last finished note with all changes since. The very first reading is not started over: it is finished and then
 * brought up to date, so that typing cannot starve it.
 */
export class NoteSession implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #host: SessionHost;
  #reading: Reading = { kind: "never" };
  /** Null until the first text was read. */
  #parsing: NoteParsing | null = null;
  #note: Note | null = null;
  #version = -1;
  /** Changes between `#note` (or the text that is being read) and the document. */
  #waiting: readonly TextChange[] = [];
  #work: vscode.CancellationTokenSource | null = null;
  #isReadingAnew = false;
  #hasFailed = false;
  #isNote = false;
  /** The note of the last event; what an update says of its changes holds against this one alone. */
  #told: Note | null = null;
  readonly #waiters: (() => void)[] = [];
  #isDisposed = false;

  constructor(document: vscode.TextDocument, host: SessionHost) {
    this.document = document;
    this.#host = host;
  }

  /** The last finished note, when the document is a note. */
  get latest(): Note | null {
    return this.#isNote ? this.#note : null;
  }

  /** The note when it is of the document's version of now. */
  get current(): Note | null {
    return this.#version === this.document.version ? this.latest : null;
  }

  /** True when the document counts as a note; a document that is read in a known format counts before it was read. */
  get isNote(): boolean {
    return this.#isNote || (this.#reading.kind === "as" && !this.#hasFailed);
  }

  /** How the document stands to being a note. */
  get status(): NoteStatus | null {
    switch (this.#reading.kind) {
      case "never":
        return null;
      case "refused":
        return { kind: "refused" };
      default:
        return this.#statusOfReading(this.#reading.kind === "as" && this.#reading.isByHand);
    }
  }

  #statusOfReading(isByHand: boolean): NoteStatus {
    if (this.#hasFailed) {
      return { kind: "failed" };
    }
    if (this.#note !== null && this.#isNote) {
      return { kind: "note", format: this.#note.format, isByHand };
    }
    return { kind: this.#isReadingAnew ? "reading" : "offered" };
  }

  /** Reads the document anew, as the settings of now say. */
  read(): void {
    this.#abandon();
    this.#waiting = [];
    this.#hasFailed = false;
    this.#reading = this.#host.formats.readingOf(this.document);
    const { loaded } = this.#host.parsing;
    if (this.#reading.kind === "never" || this.#reading.kind === "refused") {
      this.#beNone();
    } else if (loaded === null) {
      this.#isReadingAnew = true;
      void this.#readWhenLoaded();
    } else {
      this.#parse(loaded);
    }
  }

  /** Follows the changes of one event. */
  change(changes: readonly ContentChange[]): void {
    const parsing = this.#parsing;
    // While nothing is loaded nothing was read: reading begins with the text of then.
    if (parsing === null || (!this.#isReadingAnew && this.#note === null)) {
      return;
    }
    this.#waiting = parsing.composeChanges(this.#waiting, changes);
    if (!this.#isReadingAnew) {
      this.#abandon();
      this.#update();
    }
  }

  /** Gives the note of now another tree; false where that is another note. */
  giveTree(note: Note, tree: GivenTree | null): boolean {
    if (note !== this.current || this.#parsing === null) {
      return false;
    }
    const update = this.#parsing.giveTree(note, tree);
    this.#note = update.note;
    this.#settle(update.change);
    return true;
  }

  /** Reads anew when the reader's word about this document has changed. */
  readIfFormatChanged(): void {
    const reading = this.#host.formats.readingOf(this.document);
    if (JSON.stringify(reading) !== JSON.stringify(this.#reading)) {
      this.read();
    }
  }

  /** Waits until the note has caught up with its document, or it is sure that there is none. */
  async whenSettled(token?: vscode.CancellationToken): Promise<void> {
    while (this.#work !== null && !this.#isDisposed && token?.isCancellationRequested !== true) {
      await new Promise<void>((resolve) => {
        const listening = token?.onCancellationRequested(() => {
          listening?.dispose();
          resolve();
        });
        this.#waiters.push(() => {
          listening?.dispose();
          resolve();
        });
      });
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#abandon();
    this.#wake();
  }

  #options(format: NoteFormat): NoteOptions {
    return { ...this.#host.settings().grammar, format };
  }

  async #readWhenLoaded(): Promise<void> {
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    try {
      await this.#host.parsing.load();
      if (this.#work === work) {
        this.read();
      }
    } catch (error) {
      if (this.#work === work) {
        this.#recover(error);
      }
    } finally {
      work.dispose();
    }
  }

  #parse(parsing: NoteParsing): void {
    this.#parsing = parsing;
    const text = this.document.getText();
    const format = this.#formatOf(text, parsing);
    if (format === null) {
      this.#beNone();
      return;
    }
    const { version } = this.document;
    this.#isReadingAnew = true;
    this.#start(parsing.parseNoteSteps(text, this.#options(format)), (note) => {
      this.#isReadingAnew = false;
      this.#note = note;
      this.#version = version;
      this.#told = null;
      if (this.#waiting.length > 0) {
        this.#update();
      } else {
        this.#settle(null);
      }
    });
  }

  #beNone(): void {
    this.#note = null;
    this.#settle(null);
  }

  /** The format to read a text in; null for plain text that is too long to be looked through on suspicion. */
  #formatOf(text: string, parsing: NoteParsing): NoteFormat | null {
    if (this.#reading.kind === "as") {
      return this.#reading.format;
    }
    const brackets = this.#host.settings().grammar.brackets ?? parsing.DEFAULT_BRACKETS;
    const isWorthReading =
      text.length <= LARGE_PLAIN_TEXT || brackets.some(({ open }) => text.includes(open));
    return isWorthReading ? plainFormat(text, parsing) : null;
  }

  #update(): void {
    const note = this.#note;
    const parsing = this.#parsing;
    if (note === null || parsing === null) {
      return;
    }
    const changes = this.#waiting;
    this.#start(parsing.updateNoteSteps(note, changes), (update) => {
      this.#waiting = [];
      this.#note = update.note;
      this.#version = this.document.version;
      if (this.#hasChangedFormat(update.note, changes, parsing)) {
        this.read();
      } else {
        this.#settle(this.#told === note ? update.change : null);
      }
    });
  }

  #hasChangedFormat(note: Note, changes: readonly TextChange[], parsing: NoteParsing): boolean {
    return (
      this.#reading.kind === "detect" &&
      changes.some(
        ({ start, end, text }) =>
          end - start >= MANY_UNITS || text.split("\n", MANY_LINES + 1).length > MANY_LINES,
      ) &&
      plainFormat(note.text, parsing) !== note.format
    );
  }

  #start<Result>(
    steps: Generator<undefined, Result, undefined>,
    finish: (result: Result) => void,
  ): void {
    try {
      const slice = runSlice(steps);
      if (slice.isDone) {
        finish(slice.result);
      } else {
        const work = new vscode.CancellationTokenSource();
        this.#work = work;
        void this.#goOn(work, steps, finish);
      }
    } catch (error) {
      this.#recover(error);
    }
  }

  async #goOn<Result>(
    work: vscode.CancellationTokenSource,
    steps: Generator<undefined, Result, undefined>,
    finish: (result: Result) => void,
  ): Promise<void> {
    try {
      await yieldToHost();
      const isWanted = !work.token.isCancellationRequested;
      const result = isWanted ? await runInSlices(steps, work.token) : undefined;
      // What shows the note has a turn of its own: it takes as long as a slice.
      await yieldToHost();
      // A result that comes after a change or the document's end is nobody's.
      if (result !== undefined && this.#work === work) {
        this.#work = null;
        finish(result);
      }
    } catch (error) {
      if (this.#work === work) {
        this.#work = null;
        this.#recover(error);
      }
    } finally {
      work.dispose();
    }
  }

  #abandon(): void {
    this.#work?.cancel();
    this.#work = null;
    this.#isReadingAnew = false;
  }

  /** An exception is a bug of ours: say so in the log, and read anew once. */
  #recover(error: unknown): void {
    const wasReading = this.#isReadingAnew;
    this.#host.log.error(`Reading ${this.document.uri.toString()} failed`, error);
    if (!wasReading) {
      this.read();
      return;
    }
    this.#abandon();
    this.#note = null;
    this.#hasFailed = true;
    this.#settle(null);
  }

  #settle(change: NoteChange | null): void {
    const note = this.#note;
    const wasNote = this.#isNote;
    this.#isNote = note !== null && (this.#reading.kind === "as" || this.#looksLikeNote(note));
    if (note !== null && this.#isNote) {
      this.#told = note;
      this.#host.didChange(this, note, change);
    } else if (wasNote) {
      this.#told = null;
      this.#host.didCease(this);
    }
    this.#host.didSettle(this);
    this.#wake();
  }

  /** product.md, "What counts as a note": for plain text that nobody has set by hand. */
  #looksLikeNote(note: Note): boolean {
    return (
      note.format === "page" || note.annotationCount > 0 || this.#parsing?.isOutline(note) === true
    );
  }

  #wake(): void {
    for (const wake of this.#waiters.splice(0)) {
      wake();
    }
  }
}

/** The format that a plain text shows. Plain text is never Markdown by itself: its bullets are those of indented text. */
function plainFormat(text: string, { detectFormat }: NoteParsing): NoteFormat {
  return detectFormat(text) === "page" ? "page" : "indented";
}
