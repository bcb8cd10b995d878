import * as vscode from "vscode";
import type { GrammarOptions, Note } from "../../core/index.js";
import { givenTree } from "../../core/note/index.js";
import { pageLinesOf, pageTreeSteps, restoreSteps } from "../../core/restoration/index.js";
import type { OutlineAnswers, RestoredPage } from "../../core/restoration/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import { AnswersFile, answersUri } from "./answersFile.js";
import { restorationMessages } from "./messages.js";
import { isSamePage, PageAnswers } from "./pageAnswers.js";
import type { PageChoices } from "./pageChoices.js";

/** Milliseconds without an edit before a page is restored anew. */
const PAUSE_MS = 600;

/** A page with its tree at one moment: everything in it is about the same lines. */
export interface PageMoment {
  readonly note: Note;
  readonly lines: readonly string[];
  readonly page: RestoredPage;
  readonly known: OutlineAnswers;
  readonly grammar: GrammarOptions;
}

/** What a session is built from. */
export interface PageSources {
  readonly context: FeatureContext;
  readonly choices: PageChoices;
}

/**
 * The tree of one open page text: restored in slices while nobody types, under the answers that are kept beside the
 * file. Until a new tree is there the old one stays, with new lines as leaves.
 */
export class PageSession extends Disposable {
  readonly document: vscode.TextDocument;
  readonly #sources: PageSources;
  readonly #answers = new PageAnswers();
  readonly #file: AnswersFile | null;
  #reading: Promise<void>;
  #work: vscode.CancellationTokenSource | null = null;
  /** Ends with what is being restored: all who wait for a tree wait for the same one. */
  #restoring: Promise<void> | null = null;
  #moment: PageMoment | null = null;
  /** What the moment's page was worked out under. */
  #followed: OutlineAnswers | null = null;
  #following: Promise<void> | null = null;
  #isGiving = false;
  #isShown: boolean;
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  /** Fires after the tree is another one, or is shown or not. */
  readonly onDidChange = this.#onDidChange.event;
  readonly #restoreLater = this._register(
    new Coalescer(() => {
      void this.#restoreQuietly();
    }, PAUSE_MS),
  );

  constructor(document: vscode.TextDocument, sources: PageSources) {
    super();
    this.document = document;
    this.#sources = sources;
    this.#isShown = this.choice === "tree";
    const uri = answersUri(document.uri);
    this.#file =
      uri === null
        ? null
        : this._register(
            new AnswersFile(
              uri,
              () => {
                this.#reading = this.#reading.then(() => this.#read());
              },
              (error) => {
                this.#tell(error);
              },
            ),
          );
    this.#reading = this.#read();
  }

  /** True where the tree is shown that was restored, or will be. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** The reader's word, else what the page's text allows; null where that has no sign of a page. */
  get choice(): "tree" | "flat" | null {
    const chosen = this.#sources.choices.get(this.document.uri);
    const hasSign = (this.#latest?.furniture.length ?? 0) > 0;
    return chosen ?? (hasSign ? "tree" : null);
  }

  /** What was last restored, where that is the page of now. */
  get moment(): PageMoment | null {
    const moment = this.#moment;
    return moment !== null && moment.note === this.#current ? moment : null;
  }

  /** The page of now with its tree; restores it where that is to be done yet. */
  async whenRestored(): Promise<PageMoment> {
    for (;;) {
      const note = await this.#sources.context.notes.whenCurrent(this.document);
      if (note?.format !== "page" || this.store.isDisposed) {
        throw new Failure(restorationMessages.noPage());
      }
      const { moment } = this;
      if (moment !== null) {
        return moment;
      }
      await (this.#restoring ?? this.#restore());
    }
  }

  /** The same, saying in the status bar what takes so long. */
  async whenRestoredWithProgress(): Promise<PageMoment> {
    const location = vscode.ProgressLocation.Window;
    const title = restorationMessages.restoring();
    return (
      this.moment ?? vscode.window.withProgress({ location, title }, () => this.whenRestored())
    );
  }

  /** Follows a new note of the document. */
  follow(): void {
    if (this.#isGiving) {
      return;
    }
    this.#work?.cancel();
    // Before the first tree is there, too, it is begun anew in a pause alone.
    const isFirst = this.#work === null;
    this.#isShown = this.choice === "tree";
    if (this.#isShown && isFirst) {
      void this.#restoreQuietly();
    } else if (this.#isShown) {
      this.#restoreLater.cancel();
      this.#restoreLater.request();
    }
    this.#onDidChange.fire();
  }

  /** Shows the outline with its tree or flat, as the reader has chosen. */
  async show(choice: "tree" | "flat"): Promise<void> {
    await this.#sources.choices.set(this.document.uri, choice);
    this.#isShown = choice === "tree";
    if (choice === "tree") {
      const { note, page } = await this.whenRestoredWithProgress();
      if (givenTree(note) === null) {
        await this.#give(note, page);
      }
    } else {
      this.#work?.cancel();
      this.#restoreLater.cancel();
      const note = await this.#sources.context.notes.whenCurrent(this.document);
      if (note !== null && !this.#isShown) {
        this.#giveTree(note, null);
      }
    }
    this.#onDidChange.fire();
  }

  /**
   * Sets what is known of a page and keeps it. The tree follows: at once from what was worked out before, then worked
   * out anew while the reader reads on. Gives its word when it has followed at once.
   */
  async set({ lines }: PageMoment, known: OutlineAnswers): Promise<void> {
    this.#file?.write(this.#answers.set(lines, known));
    await this.#know(this.#moment?.lines === lines ? known : null);
  }

  /** Waits until all answers are in their file. */
  async whenKept(): Promise<void> {
    await this.#file?.whenWritten();
  }

  override dispose(): void {
    this.#work?.cancel();
    super.dispose();
  }

  /** Lets the tree follow what is known by now of the moment's lines; null for nothing that was not known. */
  async #know(known: OutlineAnswers | null): Promise<void> {
    this.#work?.cancel();
    this.#restoreLater.cancel();
    if (this.#moment !== null && known !== null) {
      this.#moment = { ...this.#moment, known };
    }
    await (this.#following ??= this.#followAnswers());
  }

  get #latest(): Note | null {
    return this.#sources.context.notes.latest(this.document);
  }

  get #current(): Note | null {
    return this.#sources.context.notes.current(this.document);
  }

  async #restoreQuietly(): Promise<void> {
    try {
      await this.#restore();
    } catch (error) {
      this.#sources.context.log.error(`Restoring ${this.document.uri.toString()} failed`, error);
    }
  }

  /** Begins to restore the page of now; what was begun before is of no use. */
  async #restore(): Promise<void> {
    this.#work?.cancel();
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    const restoring = this.#restoreUnder(work);
    this.#restoring = restoring;
    try {
      await restoring;
    } finally {
      if (this.#restoring === restoring) {
        this.#restoring = null;
      }
    }
  }

  async #restoreUnder(work: vscode.CancellationTokenSource): Promise<void> {
    const isWanted = (): boolean => !work.token.isCancellationRequested;
    await this.#reading;
    const note = this.#current;
    if (note?.format !== "page" || !isWanted()) {
      return;
    }
    const lines = this.#linesOf(note);
    const known = this.#answers.on(lines);
    const { grammar } = this.#sources.context.settings.current;
    const { answers } = known;
    const page = await runInSlices(restoreSteps(lines, { ...grammar, answers }), work.token);
    if (page !== undefined && isWanted() && this.#current === note) {
      this.#moment = { note, lines, page, known, grammar };
      this.#followed = known;
      await this.#give(note, page);
    }
  }

  /** The lines of a note: the same array as long as they are the same, which tells that a page was not edited. */
  #linesOf(note: Note): readonly string[] {
    const now = pageLinesOf(note);
    const before = this.#moment?.lines;
    return before !== undefined && isSamePage(before, now) ? before : now;
  }

  async #followAnswers(): Promise<void> {
    try {
      for (let moment = this.#moment; moment !== null; moment = this.#moment) {
        const { lines, known } = moment;
        if (known === this.#followed) {
          return;
        }
        const page = await runInSlices(moment.page.answeredSteps(known.answers));
        const now = this.#moment;
        if (page === undefined || now?.lines !== lines) {
          return;
        }
        this.#followed = known;
        this.#moment = { ...now, page };
        await this.#give(now.note, page);
      }
    } finally {
      this.#following = null;
      this.#restoreLater.request();
    }
  }

  /** Gives a note the tree that it was restored to, while it is shown and the note is that of now. */
  async #give(note: Note, page: RestoredPage): Promise<void> {
    const tree = this.#isShown
      ? await runInSlices(pageTreeSteps(note, page.restoration))
      : undefined;
    if (tree !== undefined && this.#moment?.page === page) {
      this.#giveTree(note, tree);
    }
  }

  #giveTree(note: Note, tree: Parameters<FeatureContext["notes"]["giveTree"]>[2]): void {
    if (tree === null && givenTree(note) === null) {
      return;
    }
    let isGiven: boolean;
    this.#isGiving = true;
    try {
      isGiven = this.#sources.context.notes.giveTree(this.document, note, tree);
    } finally {
      this.#isGiving = false;
    }
    if (!isGiven) {
      // The page was edited while its tree was being made: there is a note of other lines.
      return;
    }
    const now = this.#current;
    if (this.#moment !== null && this.#moment.note === note && now !== null) {
      this.#moment = { ...this.#moment, note: now };
    }
    this.#onDidChange.fire();
  }

  async #read(): Promise<void> {
    try {
      const text = await this.#file?.read();
      if (text === undefined) {
        return;
      }
      this.#answers.take(text);
      if (this.#moment !== null) {
        // The next answer is to be one more of these, not of those before.
        await this.#know(this.#answers.on(this.#moment.lines));
      }
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    this.#sources.context.log.error(`Answers of ${this.document.uri.toString()}`, error);
    void vscode.window.showWarningMessage(restorationMessages.answersFault(error));
  }
}
