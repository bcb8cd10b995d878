import type * as vscode from "vscode";
import type { Note, Steps, TextChange } from "../../core/index.js";
import { composeChanges, ITEMS_PER_STEP } from "../../core/text/index.js";
import type { ContentChange } from "../../core/text/index.js";
import { followThreadsSteps } from "../../core/threads/index.js";
import type { FollowedThreads, ThreadContent } from "../../core/threads/index.js";
import type { NoteSource } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { runInSlices, yieldToHost } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import { showThread } from "./showThread.js";
import type { HeldThread } from "./showThread.js";
import { sightOf } from "./sight.js";

/** Milliseconds after an edit before threads follow it: they are beside the text, and typing comes first. */
const FOLLOW_DELAY_MS = 120;

/** So many threads are made together, and so long the editor then has for them, in milliseconds. */
const TOGETHER = 6;
const PAUSE_MS = 30;

/** How often a place is looked for while the note keeps changing. */
const TRIES = 5;

/** What the threads of a note are made with. */
export interface ThreadsHost {
  readonly controller: vscode.CommentController;
  readonly notes: NoteSource;
  readonly onError: (error: unknown) => void;
}

/**
 * The threads of one note: one for each annotation in sight, kept with it through every edit, changed in place and
 * disposed of only when the annotation is gone. All work is in slices; what an edit interrupts is done after it.
 */
export class NoteThreads extends Disposable {
  readonly document: vscode.TextDocument;
  readonly #host: ThreadsHost;
  readonly #later: Coalescer;
  /** Ascending. */
  #held: readonly HeldThread[] = [];
  /** Changes between the text of `#held` and the document's. */
  #changes: readonly TextChange[] = [];
  #isReadAnew = false;
  #isWriting = false;
  /** Counts the beginnings of `follow`: the last one alone goes on. */
  #round = 0;

  constructor(document: vscode.TextDocument, host: ThreadsHost) {
    super();
    this.document = document;
    this.#host = host;
    this.#later = this._register(
      new Coalescer(() => {
        this.followNow();
      }, FOLLOW_DELAY_MS),
    );
  }

  /** The threads that are shown, in the order of the text. */
  get threads(): readonly vscode.CommentThread[] {
    return this.#held.flatMap(({ thread }) => thread ?? []);
  }

  /** Takes note of a change of the document; it is followed when the note has caught up. */
  change(changes: readonly ContentChange[]): void {
    this.#changes = composeChanges(this.#changes, changes);
  }

  /** Asks for following, a little later. */
  followLater({ isReadAnew }: { readonly isReadAnew: boolean }): void {
    this.#isReadAnew ||= isReadAnew;
    this.#later.request();
  }

  /** Follows without anybody waiting for it. */
  followNow(): void {
    this.follow().catch(this.#host.onError);
  }

  /** Follows the note of now; does nothing where that has not caught up, since it will tell. */
  async follow(): Promise<void> {
    const note = this.#host.notes.current(this.document);
    if (note === null || this.store.isDisposed) return;
    this.#round += 1;
    const staleness = this.#staleness(this.#round);
    const followed = await runInSlices(this.#followSteps(note), staleness);
    if (followed === undefined || staleness.isCancellationRequested) return;
    this.#take(followed);
    await this.#show(staleness);
  }

  /** The thread's annotation as it was last followed; null for a thread that is not of this note. */
  find(thread: vscode.CommentThread): HeldThread | null {
    return this.#held.find((held) => held.thread === thread) ?? null;
  }

  /** Follows until the threads are those of the document of now; the note of then, or null where it keeps changing. */
  async whenFollowed(): Promise<Note | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await this.#host.notes.whenCurrent(this.document);
      await this.follow();
      if (this.#changes.length === 0) return this.#host.notes.current(this.document);
    }
    return null;
  }

  /**
   * Writes an annotation whose thread is the one in whose box it was written. Meanwhile no thread is made: one that were
   * disposed of at once could leave its icon behind.
   *
   * @param write gives where the annotation starts, or null when none was made
   */
  async adopt(thread: vscode.CommentThread, write: () => Promise<number | null>): Promise<void> {
    this.#isWriting = true;
    try {
      const start = await write();
      await this.whenFollowed();
      const held = this.#held.find(({ content }) => content.start === start);
      if (held?.thread === null) {
        held.thread = thread;
        held.isStale = true;
      } else {
        thread.dispose();
      }
    } finally {
      this.#isWriting = false;
      this.followNow();
    }
    await this.whenFollowed();
  }

  override dispose(): void {
    super.dispose();
    for (const { thread } of this.#held) thread?.dispose();
    this.#held = [];
  }

  #followSteps(note: Note): Steps<FollowedThreads> {
    return followThreadsSteps({
      threads: this.#held.map(({ content }) => content),
      broken: new Set(this.#held.flatMap(({ isBroken }, index) => (isBroken ? [index] : []))),
      changes: this.#changes,
      note,
      sight: sightOf(this.document, note),
      isReadAnew: this.#isReadAnew,
    });
  }

  #take({ threads, broken, gone }: FollowedThreads): void {
    const old = this.#held;
    for (const index of gone) this.#lose(old[index]);
    const followed = threads.map(({ content, from, isSame }): HeldThread => {
      const before = from === null ? undefined : old[from];
      return {
        content,
        thread: before?.thread ?? null,
        isStale: !isSame || before === undefined || before.isStale || before.isBroken,
        isBroken: false,
      };
    });
    const waiting = broken.flatMap(({ from, start, end }): HeldThread[] => {
      const before = old[from];
      if (before === undefined) return [];
      const content: ThreadContent = { ...before.content, start, end };
      return [{ ...before, content, isStale: before.isStale || !before.isBroken, isBroken: true }];
    });
    this.#held = [...followed, ...waiting].sort((a, b) => a.content.start - b.content.start);
    this.#changes = [];
    this.#isReadAnew = false;
  }

  #lose(held: HeldThread | undefined): void {
    held?.thread?.dispose();
  }

  /** A few new threads at a time, so that the editor stays quick while it builds what it shows of them. */
  async #show(staleness: { readonly isCancellationRequested: boolean }): Promise<void> {
    let made = 0;
    for (const [index, held] of this.#held.entries()) {
      if (held.thread === null && this.#isWriting) continue;
      if (held.thread === null) made += 1;
      if (held.thread === null && made % TOGETHER === 0) await pause();
      else if (index % ITEMS_PER_STEP === 0) await yieldToHost();
      if (staleness.isCancellationRequested) return;
      showThread(this.#host.controller, this.document, held);
    }
  }

  #staleness(round: number): { readonly isCancellationRequested: boolean } {
    const { version } = this.document;
    const isStale = (): boolean =>
      this.#round !== round || this.document.version !== version || this.store.isDisposed;
    return {
      get isCancellationRequested() {
        return isStale();
      },
    };
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS);
  });
}
