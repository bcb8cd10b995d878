import type * as vscode from "vscode";
import type { Note, Separated } from "../../core/index.js";
import {
  countStrangers,
  followReviewSteps,
  isFormerNoteSteps,
  lineChangesSteps,
  reviewState,
  settledReview,
} from "../../core/review/index.js";
import type { ReviewState, ReviewStep } from "../../core/review/index.js";
import { separateNoteSteps } from "../../core/separation/index.js";
import type { Steps } from "../../core/index.js";
import type { NoteSource } from "../documents/index.js";
import { changeDocument } from "../platform/changeDocument.js";
import { Failure } from "../platform/failure.js";
import { runInSlices } from "../platform/slices.js";
import { reviewMessages } from "./messages.js";
import { ReviewHistory } from "./reviewHistory.js";
import type { SidecarStore } from "./sidecarStore.js";

/** A note of an edition before, to look at. */
export interface FormerNote {
  readonly text: string;
  readonly separated: Separated;
}

/** What a step is made from. */
export interface StepSource {
  readonly note: Note;
  /** Over that note. */
  readonly state: ReviewState;
}

/** Makes a step of the review; it is done in slices. */
export type MakeStep = (source: StepSource) => Steps<ReviewStep>;

/** A note's review: what is to be looked at, kept with the note's text and in its sidecar. */
export class ReviewSession {
  readonly document: vscode.TextDocument;
  readonly #notes: NoteSource;
  /** Null for a note in no file: then all is kept in memory. */
  readonly #store: SidecarStore | null;
  readonly #history = new ReviewHistory();
  readonly #onDidChange: () => void;
  #state: ReviewState | null = null;
  #text = "";
  /** What is done to the state is done one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #strangers = 0;
  /** The note before the last new edition. */
  former: FormerNote | null = null;
  /** What the reader was last told went wrong. */
  told = "";

  constructor(
    document: vscode.TextDocument,
    sources: { readonly notes: NoteSource; readonly store: SidecarStore | null },
    onDidChange: () => void,
  ) {
    this.document = document;
    this.#notes = sources.notes;
    this.#store = sources.store;
    this.#onDidChange = onDidChange;
  }

  /** The state as it was last worked out; null before the sidecar was read. */
  get state(): ReviewState | null {
    return this.#state;
  }

  /** True while there is something that is to follow the text. */
  get isBusy(): boolean {
    const { state } = this;
    return (
      this.former !== null || (state !== null && state.reviews.size + state.orphans.length > 0)
    );
  }

  /**
   * How many annotations the sidecar holds that are neither in the note nor under review. While there are any nothing is
   * written: what is done is kept in this window, and the sidecar is as it was.
   */
  get strangers(): number {
    return this.#strangers;
  }

  /** The reader agrees that these annotations go. */
  forgetStrangers(): void {
    this.#strangers = 0;
  }

  /** True for a note whose review is in no file yet. */
  get isInMemory(): boolean {
    return this.#store === null;
  }

  /** Goes on with the review of a note that was saved under a name. */
  adopt(other: ReviewSession): Promise<boolean> {
    return this.#enqueue(async () => {
      const before = await this.#follow();
      const state = await other.follow();
      if (before === null || state === null || other.#text !== this.#text) {
        return false;
      }
      this.former = other.former;
      await this.#put(settledReview(state));
      return true;
    });
  }

  /** The state over the note as it is now; reads the sidecar when that was not done yet. Null: the note is gone. */
  follow(): Promise<ReviewState | null> {
    return this.#enqueue(() => this.#follow());
  }

  /** Changes the state alone. */
  change(make: (state: ReviewState) => ReviewState): Promise<void> {
    return this.#enqueue(async () => {
      const before = await this.#follow();
      if (before !== null) {
        const state = make(before);
        await this.#put(state);
        this.#history.remember(this.#text, state);
      }
    });
  }

  /**
   * Changes state and text: the sidecar is written, then the note is changed in one edit. Undefined when the token was
   * cancelled, true when it was done.
   *
   * @throws Failure when the sidecar cannot be written or the note was changed in the meantime: all is as before
   */
  step(make: MakeStep, token?: vscode.CancellationToken): Promise<true | undefined> {
    return this.#enqueue(async () => {
      const before = await this.#follow();
      const note = this.#notes.current(this.document);
      if (before === null || note?.text !== this.#text) {
        throw new Failure(reviewMessages.noteChanged());
      }
      const made = await runInSlices(prepare(make, { note, state: before }), token);
      if (made === undefined) {
        return undefined;
      }
      this.#history.remember(this.#text, before);
      await this.#put(made.state);
      if (!(await this.#apply(note, made.changes))) {
        await this.#put(before);
        throw new Failure(reviewMessages.noteChanged());
      }
      this.#text = made.text;
      this.#history.remember(made.text, made.state);
      return true;
    });
  }

  /** The note was saved: what was accepted is in its file. */
  settle(): Promise<void> {
    return this.#enqueue(async () => {
      const state = await this.#follow();
      if (state !== null && this.isBusy) {
        const settled = settledReview(state);
        await this.#put(settled);
        this.#history.remember(this.#text, settled);
      }
    });
  }

  /** The document was closed with this text in its file: the sidecar becomes the one of that text. */
  restore(text: string): Promise<void> {
    return this.#enqueue(async () => {
      const state = this.#history.recall(text);
      if (state !== null && text !== this.#text) {
        this.#text = text;
        await this.#put(state);
      }
    });
  }

  #enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #follow(): Promise<ReviewState | null> {
    for (;;) {
      const note = await this.#notes.whenCurrent(this.document);
      if (note === null) {
        return this.#state;
      }
      const { text } = note;
      if (this.#state !== null && text === this.#text) {
        return this.#state;
      }
      const state = await this.#stateOf(note);
      // Nobody wants it any more when the document has gone on.
      if (state !== undefined && this.#notes.current(this.document) === note) {
        const isOther = this.#state !== null && isOtherReview(this.#state, state);
        if (this.#state !== null) {
          this.#history.remember(this.#text, this.#state);
        }
        this.#text = text;
        this.#state = state;
        this.#onDidChange();
        if (isOther) {
          await this.#put(state);
        }
        return state;
      }
    }
  }

  async #stateOf(note: Note): Promise<ReviewState | undefined> {
    const remembered = this.#history.recall(note.text);
    if (remembered !== null) {
      return remembered;
    }
    const separated = await runInSlices(separateNoteSteps(note), this.#staleness(note));
    if (separated === undefined) {
      return undefined;
    }
    if (this.#state !== null) {
      return runInSlices(followReviewSteps(this.#state, separated), this.#staleness(note));
    }
    const content = (await this.#store?.read()) ?? null;
    const read = reviewState(content ?? { separated });
    this.#strangers = countStrangers(read, separated);
    const followed = await runInSlices(followReviewSteps(read, separated));
    const isFormer = await runInSlices(isFormerNoteSteps(read, separated));
    return followed !== undefined && isFormer === true
      ? { ...followed, reviews: new Map() }
      : followed;
  }

  #staleness(note: Note): { readonly isCancellationRequested: boolean } {
    const isStale = (): boolean => this.#notes.current(this.document) !== note;
    return {
      get isCancellationRequested() {
        return isStale();
      },
    };
  }

  /** Makes this the state, in the file first. Where others wrote the file, it is read again next time. */
  async #put(state: ReviewState): Promise<void> {
    try {
      if (this.#strangers === 0) {
        await this.#store?.write(state);
      }
    } catch (error) {
      if (this.#store?.isStale === true) {
        this.#state = null;
        this.#history.clear();
      }
      throw error;
    }
    this.#state = state;
    this.#onDidChange();
  }

  async #apply(note: Note, changes: Prepared["changes"]): Promise<boolean> {
    if (this.#notes.current(this.document) !== note) {
      return false;
    }
    return changeDocument(this.document, changes);
  }
}

interface Prepared extends ReviewStep {
  readonly changes: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

function* prepare(make: MakeStep, source: StepSource): Steps<Prepared> {
  const step = yield* make(source);
  return { ...step, changes: yield* lineChangesSteps(source.note.text, step.text) };
}

/** True when there is more or less to look at, not only elsewhere. */
function isOtherReview(one: ReviewState, other: ReviewState): boolean {
  const words = ({ reviews, orphans }: ReviewState): string =>
    [
      ...[...reviews.values()].map(({ status, isAccepted }) => `${status} ${String(isAccepted)}`),
      ...orphans.map(({ annotation }) => annotation.raw),
    ].join("\n");
  return words(one) !== words(other);
}
