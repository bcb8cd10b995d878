import * as vscode from "vscode";
import type { NoteNode } from "../../core/index.js";
import { minutesLeft, QUICK_ANSWERS } from "../../core/restoration/index.js";
import type { QuickAnswer } from "../../core/restoration/index.js";
import type { FeatureContext } from "../documents/index.js";
import { setContextKey } from "../platform/contextKeys.js";
import { Disposable } from "../platform/dispose.js";
import { Failure } from "../platform/failure.js";
import { COMMANDS, CONTEXT_KEYS, VIEWS } from "../platform/ids.js";
import { listAnswers } from "./answerList.js";
import type { AskedLine } from "./answerList.js";
import { restorationMessages } from "./messages.js";
import { OutlineReview } from "./outlineReview.js";
import type { PageSession } from "./pageSession.js";

/** The digits of the title pass. */
const TITLE_KEYS: Readonly<Record<string, QuickAnswer>> = {
  "1": "chapter",
  "2": "section",
  "3": "subsection",
  "0": "none",
};

/** The digits under which parents are offered. */
const PARENT_KEYS: ReadonlySet<string> = new Set(["1", "2", "3"]);

/** What leads through a review, by name. */
const STEPS: Readonly<Record<string, (review: OutlineReview) => Promise<void>>> = {
  "0": (review) => review.skip(),
  skip: (review) => review.skip(),
  back: (review) => review.takeBack(),
  undo: (review) => review.undo(),
  pass: (review) => review.changePass(),
};

/** The review that is going on, and what its keys, links and rows do. */
export class ReviewCommands extends Disposable {
  readonly #context: FeatureContext;
  readonly #status = this._register(
    vscode.window.createStatusBarItem("marginalia.review", vscode.StatusBarAlignment.Left),
  );
  #review: OutlineReview | null = null;
  readonly #onDidChange = this._register(new vscode.EventEmitter<PageSession>());
  /** Fires when what is to be said of a review has changed, and when it ends. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#status.name = restorationMessages.statusName();
    this.#status.tooltip = restorationMessages.statusTooltip();
    this.#status.command = COMMANDS.chooseOutlineAnswer;
    this._register(
      context.notes.onDidChangeActiveNote(() => {
        this.#describe();
      }),
    );
    this._register({
      dispose: () => this.#review?.dispose(),
    });
  }

  /** Begins the review of a page, or goes on with it. */
  async start(session: PageSession): Promise<void> {
    if (!session.isShown) {
      await session.show("tree");
    }
    if (this.#review?.session === session) {
      await this.#review.show();
      return;
    }
    this.end();
    const review = new OutlineReview(session, this.#context.log);
    this.#review = review;
    review.onDidChange(() => {
      this.#describe();
      this.#onDidChange.fire(session);
    });
    // The keys are for the text. A view that is given the focus may take it after the editor has.
    await vscode.commands.executeCommand(`${VIEWS.outline}.focus`, { preserveFocus: true });
    await review.start();
  }

  /** Ends the review of a page, of any if none is given. */
  end(session?: PageSession): void {
    const review = this.#review;
    if (review === null || (session !== undefined && review.session !== session)) {
      return;
    }
    this.#review = null;
    review.dispose();
    this.#describe();
    this.#onDidChange.fire(review.session);
  }

  /** What is said of a page over its tree while it is under review; null while it is not. */
  remarkOn(session: PageSession): string | null {
    const review = this.#review;
    if (review?.session !== session) {
      return null;
    }
    const { done, left, times } = review.progress;
    const minutes = minutesLeft(times, left);
    const time = minutes === null ? "" : restorationMessages.minutesLeft(minutes);
    return review.pass === "titles"
      ? restorationMessages.reviewTitles(done, left, time)
      : restorationMessages.reviewPlaces(done, left, time);
  }

  /** What a key, a link in the text or a menu says: a name, or that and the row that it speaks of. */
  async answer(argument: unknown): Promise<void> {
    const { key, isOfRow } = spoken(argument);
    const review = this.#running();
    const line = isOfRow ? this.#lineOf(this.#context.outline.selected[0]) : undefined;
    const quick = review.pass === "titles" ? (TITLE_KEYS[key] ?? key) : key;
    if (isQuick(quick)) {
      await (line === undefined ? review.say(quick) : review.sayOf(line, quick, null));
    } else if (PARENT_KEYS.has(quick)) {
      await this.#chooseParent(review, Number(quick), line);
    } else if (quick === "choose") {
      await listAnswers(review, this.#asked(review, line));
    } else if (quick === "end") {
      this.end();
    } else {
      await STEPS[quick]?.(review);
    }
  }

  /** No parents are offered of a row that is not asked about: all of them are listed. */
  async #chooseParent(review: OutlineReview, number: number, line?: number): Promise<void> {
    if (line === undefined || line === review.question?.line) {
      await review.choose(number);
    } else {
      await listAnswers(review, this.#asked(review, line));
    }
  }

  /** Lists all answers about a row of the tree, or the line of the cursor; begins the review where it must. */
  async choose(session: PageSession, row: unknown): Promise<void> {
    if (this.#review?.session !== session) {
      await this.start(session);
    }
    const review = this.#running();
    await listAnswers(review, this.#asked(review, this.#lineOf(row)));
  }

  /** Rows of the tree were dropped on another: their lines are its children. */
  async attach(session: PageSession, rows: unknown, target: unknown): Promise<void> {
    const lines = (Array.isArray(rows) ? rows : [rows]).flatMap((row) => this.#lineOf(row) ?? []);
    const parent = this.#lineOf(target);
    if (parent === undefined || lines.length === 0) {
      return;
    }
    if (lines.some((line) => line >= parent)) {
      throw new Failure(restorationMessages.parentComesLater());
    }
    const { document } = session;
    const { version } = document;
    const own =
      this.#review?.session === session ? null : new OutlineReview(session, this.#context.log);
    const review = own ?? this.#running();
    try {
      for (const line of lines) {
        const moment = await session.whenRestored();
        if (document.version !== version) {
          throw new Failure(restorationMessages.pageChanged());
        }
        await review.answer(moment, { kind: "parent", line, parent }, null);
      }
    } finally {
      own?.dispose();
    }
  }

  #running(): OutlineReview {
    if (this.#review === null) {
      throw new Failure(restorationMessages.notInReview());
    }
    return this.#review;
  }

  /** A row's line, after which the reader stays where he is; else that of the cursor, after which he goes on. */
  #asked(review: OutlineReview, line: number | undefined): AskedLine {
    const at = line ?? this.#cursorLine(review);
    return { line: at, from: line === undefined ? at : null };
  }

  #cursorLine({ session, question }: OutlineReview): number {
    const editor = vscode.window.activeTextEditor;
    return editor?.document === session.document
      ? editor.selection.active.line
      : (question?.line ?? 0);
  }

  /** The line of a row of the outline. */
  #lineOf(row: unknown): number | undefined {
    const document = this.#context.notes.activeNote;
    const isRow = typeof row === "object" && row !== null && "node" in row;
    if (!isRow || document === null) {
      return undefined;
    }
    const node = this.#context.notes.current(document)?.follow(row.node as NoteNode) ?? null;
    return node === null ? undefined : document.positionAt(node.start).line;
  }

  #describe(): void {
    const review = this.#review;
    const isActive = review !== null && review.session.document === this.#context.notes.activeNote;
    setContextKey(CONTEXT_KEYS.isReviewingOutline, isActive);
    if (review === null) {
      this.#status.hide();
      return;
    }
    const { left } = review.progress;
    this.#status.text =
      review.pass === "titles"
        ? restorationMessages.statusTitles(left)
        : restorationMessages.statusPlaces(left);
    this.#status.show();
  }
}

function spoken(argument: unknown): { readonly key: string; readonly isOfRow: boolean } {
  if (typeof argument === "string") {
    return { key: argument, isOfRow: false };
  }
  const isOfRow = typeof argument === "object" && argument !== null && "key" in argument;
  return isOfRow && typeof argument.key === "string"
    ? { key: argument.key, isOfRow: true }
    : { key: "choose", isOfRow: false };
}

function isQuick(key: string): key is QuickAnswer {
  return (QUICK_ANSWERS as readonly string[]).includes(key);
}
