import * as vscode from "vscode";
import {
  jointAt,
  parentChoices,
  quickAnswer,
  titlesToAsk,
  withAnswer,
  withoutAnswers,
} from "../../core/restoration/index.js";
import type { QuickAnswer, RestorationAnswer } from "../../core/restoration/index.js";
import { Disposable } from "../platform/dispose.js";
import { editorOf } from "../platform/editorOf.js";
import { hint } from "../platform/hint.js";
import type { Log } from "../platform/log.js";
import { runInSlices } from "../platform/slices.js";
import { restorationMessages } from "./messages.js";
import type { ReviewPass } from "./messages.js";
import { followed, movesLines } from "./pageAnswers.js";
import type { PageMoment, PageSession } from "./pageSession.js";
import { ReviewSigns } from "./reviewSigns.js";
import type { ReviewQuestion } from "./reviewSigns.js";

/** What was so before an answer. */
interface Before {
  /** The page's lines, of which the rest speaks. */
  readonly lines: readonly string[];
  readonly answers: readonly RestorationAnswer[];
  readonly line: number;
  readonly pass: ReviewPass;
}

/** The lines worth a question, of one moment of a page. */
interface Worth {
  /** Likely titles that are not marked, likeliest first. */
  readonly titles: readonly number[];
  /** Doubtful places, the most doubtful first. */
  readonly places: readonly number[];
}

/**
 * The review of a page's tree: the line under the cursor is asked about, an answer leads to the next line. First the
 * likely titles, in the order of the page; then the doubtful places, the most doubtful first.
 */
export class OutlineReview extends Disposable {
  readonly session: PageSession;
  readonly #signs: ReviewSigns;
  readonly #history: Before[] = [];
  readonly #times: number[] = [];
  readonly #skipped: Readonly<Record<ReviewPass, Set<number>>> = {
    titles: new Set(),
    places: new Set(),
  };
  #pass: ReviewPass = "titles";
  #worth: Worth = { titles: [], places: [] };
  #ranked: PageMoment["page"] | null = null;
  #ranking: vscode.CancellationTokenSource | null = null;
  #question: ReviewQuestion | null = null;
  /** True when the line of the cursor is to be asked about as soon as the page has its tree. */
  #isAskedLater = false;
  /** What was counted when the page last had its tree. */
  #counted = { done: 0, left: 0 };
  /** The line that was last led to. */
  #proposed = -1;
  /** True when the reader has put the cursor on another line in this pass, and answered there. */
  #isReadingOn = false;
  /** True when the text was edited after the last answer. */
  #isEditedLast = false;
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  /** Fires after another line is asked about, or how much is left has changed. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(session: PageSession, log: Log) {
    super();
    this.session = session;
    this.#signs = this._register(new ReviewSigns(session.document));
    this._register(
      session.onDidChange(() => {
        if (this.#isAskedLater && session.moment !== null) {
          this.#ask(this.#line);
        }
        log.watch(this.#rank(), "Finding what to review failed");
      }),
    );
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === session.document && contentChanges.length > 0) {
          this.#isEditedLast = true;
          if (contentChanges.some(movesLines)) {
            this.#askLater();
          }
        }
      }),
    );
    this._register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (textEditor.document === session.document && kind !== undefined) {
          this.#ask(textEditor.selection.active.line);
        }
      }),
    );
  }

  /** Which pass it is in. */
  get pass(): ReviewPass {
    return this.#pass;
  }

  /** How much was answered and is left in this pass, and when each answer was given. */
  get progress(): {
    readonly done: number;
    readonly left: number;
    readonly times: readonly number[];
  } {
    const answers = this.session.moment?.known.answers;
    const isOfPass = ({ kind, by }: RestorationAnswer): boolean =>
      by !== "model" && (kind === "title") === (this.#pass === "titles");
    if (answers !== undefined) {
      this.#counted = { done: answers.filter(isOfPass).length, left: this.#countLeft() };
    }
    return { ...this.#counted, times: this.#times };
  }

  /** What is asked now; null between lines. */
  get question(): ReviewQuestion | null {
    return this.#question;
  }

  /** Begins with the first line that is worth a question. */
  async start(): Promise<void> {
    await this.session.whenRestoredWithProgress();
    await this.#rank();
    await this.#next(-1);
  }

  /** Shows the editor again, and the line that is asked about. */
  async show(line = this.#question?.line ?? 0): Promise<void> {
    const { document } = this.session;
    const shown = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const editor = await vscode.window.showTextDocument(document, {
      ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
    });
    const at = new vscode.Position(line, 0);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(
      new vscode.Range(at, at),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
    this.#ask(line);
  }

  /** The reader says with one key what the line of the cursor is. */
  async say(said: QuickAnswer): Promise<void> {
    // More or fewer children: the line may still be asked about.
    const isSettled = said !== "more" && said !== "fewer";
    await this.sayOf(this.#line, said, isSettled ? this.#line : null);
  }

  /**
   * The reader says what a line is.
   *
   * @param from the line from which on the next one is looked for; null to stay
   */
  async sayOf(line: number, said: QuickAnswer, from: number | null): Promise<void> {
    const moment = await this.#whenRestored();
    if (moment === null) {
      return;
    }
    const answer = quickAnswer(moment.page.restoration, line, said);
    if (answer === null) {
      hint(restorationMessages.noSuchAnswer(said));
    } else {
      await this.answer(moment, answer, from);
    }
  }

  /** The parent that is offered under a number from 1. */
  async choose(number: number): Promise<void> {
    const moment = await this.#whenRestored();
    if (moment === null) {
      return;
    }
    const line = this.#line;
    const parent = this.#question?.line === line ? this.#question.choices[number - 1] : undefined;
    if (parent === undefined) {
      hint(restorationMessages.noSuchChoice());
      return;
    }
    await this.answer(moment, { kind: "parent", line, parent }, line);
  }

  /**
   * Takes an answer.
   *
   * @param from the line from which on the next one is looked for; null to stay
   */
  async answer(moment: PageMoment, answer: RestorationAnswer, from: number | null): Promise<void> {
    const { known, lines } = moment;
    this.#history.push({ lines, answers: known.answers, line: this.#line, pass: this.#pass });
    this.#times.push(Date.now());
    this.#isEditedLast = false;
    const answers = withAnswer(known.answers, answer);
    const following = this.session.set(moment, { ...known, answers });
    if (from !== null) {
      await this.#next(from, answer.line);
    }
    await following;
    await this.#forgetRefused(answer);
  }

  /** Goes on without an answer. */
  async skip(): Promise<void> {
    const line = this.#line;
    this.#skipped[this.#pass].add(line);
    await this.#next(line);
  }

  /** Takes the last answer back, and asks again. */
  async takeBack(): Promise<void> {
    const before = this.#history.pop();
    const moment = before === undefined ? null : await this.session.whenRestored();
    if (before === undefined || moment === null) {
      hint(restorationMessages.nothingToTakeBack());
      return;
    }
    this.#pass = before.pass;
    this.#times.pop();
    const { known, lines } = moment;
    // The line that was asked about is followed as a place in the page, like that up to which a model has read.
    const place = { answers: before.answers, readTo: before.line };
    const then = followed(place, before.lines, lines);
    // What a language model has said meanwhile stays.
    const answers = [
      ...known.answers.filter(({ by }) => by === "model"),
      ...then.answers.filter(({ by }) => by !== "model"),
    ];
    const following = this.session.set(moment, { ...known, answers });
    await this.show(then.readTo);
    await following;
  }

  /** The editor's key for undoing: of answers and edits the last one is taken back. */
  async undo(): Promise<void> {
    if (this.#isEditedLast || this.#history.length === 0) {
      await vscode.commands.executeCommand("undo");
    } else {
      await this.takeBack();
    }
  }

  /** Goes over to the other pass. */
  async changePass(): Promise<void> {
    this.#pass = this.#pass === "titles" ? "places" : "titles";
    this.#isReadingOn = false;
    await this.#next(-1);
  }

  override dispose(): void {
    this.#ranking?.cancel();
    super.dispose();
  }

  /** The line of the cursor in the page. */
  get #line(): number {
    const editor = editorOf(this.session.document);
    return editor?.selection.active.line ?? this.#question?.line ?? 0;
  }

  /** The page with its tree; null, and that is said, when the page was edited before it was there. */
  async #whenRestored(): Promise<PageMoment | null> {
    const { document } = this.session;
    const { version } = document;
    const moment = await this.session.whenRestored();
    if (document.version === version) {
      return moment;
    }
    hint(restorationMessages.pageChanged());
    return null;
  }

  /** Asks about the line of the cursor when the page has its tree again. */
  #askLater(): void {
    this.#isAskedLater = true;
    this.#question = null;
    this.#signs.show(null);
  }

  /** Asks about a line; keeps a question that is asked already as it is. */
  #ask(line: number): void {
    const moment = this.session.moment;
    if (this.#question?.line === line && this.#question.pass === this.#pass) {
      return;
    }
    this.#isAskedLater = moment === null;
    const restoration = moment?.page.restoration;
    const isAsked = restoration !== undefined && jointAt(restoration, line) !== null;
    this.#question = isAsked
      ? { line, pass: this.#pass, choices: parentChoices(restoration, line) }
      : null;
    this.#signs.show(this.#question);
    this.#onDidChange.fire();
  }

  /** Of the places those that are doubtful, as long as there are any: what is open after them is a question of taste. */
  #countLeft(): number {
    const left = this.#linesLeft(this.#pass);
    const restoration = this.session.moment?.page.restoration;
    if (this.#pass === "titles" || restoration === undefined) {
      return left.length;
    }
    const doubtful = left.filter((line) => jointAt(restoration, line)?.grade === "doubtful");
    return doubtful.length === 0 ? left.length : doubtful.length;
  }

  #linesLeft(pass: ReviewPass, answered = -1): readonly number[] {
    const moment = this.session.moment;
    const isLeft = (line: number): boolean => line !== answered && !this.#skipped[pass].has(line);
    if (moment === null) {
      return [];
    }
    const { restoration } = moment.page;
    const { answers } = moment.known;
    if (pass === "titles") {
      return titlesToAsk(restoration, this.#worth.titles, answers).filter(isLeft);
    }
    const placed = new Set(answers.flatMap(({ kind, line }) => (kind === "parent" ? line : [])));
    return this.#worth.places.filter((line) => isLeft(line) && !placed.has(line));
  }

  /**
   * Asks about the next line: of the titles the next further down; of the places the most doubtful, or the next further
   * down where the reader goes through the page by himself.
   */
  async #next(from: number, answered = from): Promise<void> {
    const left = this.#linesLeft(this.#pass, answered);
    this.#isReadingOn ||= from >= 0 && from !== this.#proposed;
    const next = this.#nextOf(left, from);
    if (next !== undefined) {
      this.#proposed = next;
      await this.show(next);
    } else if (this.#pass === "titles" && this.#linesLeft("places").length > 0) {
      this.#pass = "places";
      hint(restorationMessages.titlesDone());
      await this.#next(-1);
    } else {
      this.#question = null;
      this.#signs.show(null);
      this.#onDidChange.fire();
      hint(restorationMessages.allDone());
    }
  }

  #nextOf(left: readonly number[], from: number): number | undefined {
    if (this.#pass === "titles") {
      return left.find((line) => line > from) ?? left[0];
    }
    const below = this.#isReadingOn ? left.filter((line) => line > from) : [];
    return below.length > 0 ? Math.min(...below) : left[0];
  }

  /** Finds anew which lines are worth a question, after the page was worked out anew. */
  async #rank(): Promise<void> {
    const page = this.session.moment?.page ?? null;
    if (page === null || page === this.#ranked) {
      this.#onDidChange.fire();
      return;
    }
    this.#ranking?.cancel();
    const ranking = new vscode.CancellationTokenSource();
    this.#ranking = ranking;
    const titles = await runInSlices(page.likelyTitlesSteps(), ranking.token);
    const doubtful = await runInSlices(page.doubtfulJointsSteps(), ranking.token);
    if (titles === undefined || doubtful === undefined || ranking.token.isCancellationRequested) {
      return;
    }
    const { restoration } = page;
    // What is likely right is not worth the reader's time.
    const places = doubtful.filter((line) => jointAt(restoration, line)?.grade !== "likely");
    this.#worth = { titles, places };
    this.#ranked = page;
    this.#onDidChange.fire();
  }

  /** Earlier answers that do not go with the last one are given up, and that is said. */
  async #forgetRefused(last: RestorationAnswer): Promise<void> {
    const { moment } = this.session;
    const refused = moment?.page.refused.filter(({ by }) => by !== "model") ?? [];
    if (moment === null || refused.length === 0) {
      return;
    }
    const isLast = refused.some(({ kind, line }) => kind === last.kind && line === last.line);
    hint(isLast ? restorationMessages.impossible() : restorationMessages.givenUp(refused.length));
    const answers = withoutAnswers(moment.known.answers, refused);
    await this.session.set(moment, { ...moment.known, answers });
  }
}
