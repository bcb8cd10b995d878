import * as vscode from "vscode";
import type { ReviewState } from "../../core/review/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { Failure } from "../platform/failure.js";
import { Coalescer } from "../platform/timer.js";
import { ReviewSession } from "./reviewSession.js";
import { SidecarStore } from "./sidecarStore.js";
import { sidecarOf } from "./sidecarUri.js";

/** So long after an edit the list follows it, in milliseconds. */
const FOLLOW_DELAY_MS = 300;

/** The reviews of the notes that are or were open in this window. */
export class ReviewSessions extends Disposable {
  readonly #context: FeatureContext;
  readonly #sessions = new Map<string, ReviewSession>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<ReviewSession>());
  /** Fires when there is something else to look at in a note. */
  readonly onDidChange = this.#onDidChange.event;
  readonly #edited = new Set<ReviewSession>();
  readonly #followLater = this._register(
    new Coalescer(() => {
      for (const session of this.#edited) void this.quietly(session, () => session.follow());
      this.#edited.clear();
    }, FOLLOW_DELAY_MS),
  );

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this._register(
      context.notes.onDidChangeNote(({ document }) => {
        const session = this.#known(document);
        if (session?.isBusy === true) {
          this.#edited.add(session);
          this.#followLater.request();
        }
      }),
    );
    this._register(
      vscode.workspace.onDidSaveTextDocument((document) => {
        const session = this.#known(document);
        if (session?.isBusy === true) void this.quietly(session, () => session.settle());
      }),
    );
    this._register(
      vscode.workspace.onDidCloseTextDocument((document) => {
        const session = this.#known(document);
        if (session !== undefined) void this.#close(session);
      }),
    );
  }

  /** The review of a note, begun or not. */
  of(document: vscode.TextDocument): ReviewSession {
    const key = document.uri.toString();
    const known = this.#sessions.get(key);
    if (known?.document === document) {
      return known;
    }
    const { notes } = this.#context;
    const uri = sidecarOf(document.uri);
    const store = uri === null ? null : new SidecarStore(uri);
    const session = new ReviewSession(document, { notes, store }, () => {
      this.#onDidChange.fire(session);
    });
    this.#sessions.set(key, session);
    this.#adoptUnsaved(session);
    return session;
  }

  /** Does something that nobody asked for: what goes wrong is told once for each note. */
  async quietly(session: ReviewSession, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#context.log.error(`Reviewing ${session.document.uri.toString()} failed`, error);
      const words = error instanceof Failure ? error.message : "";
      if (words !== "" && session.told !== words) {
        session.told = words;
        void vscode.window.showWarningMessage(words);
      }
    }
  }

  /** What a note without a file has to look at goes on where it is saved; of other notes the sidecar knows all. */
  async #close(session: ReviewSession): Promise<void> {
    if (session.isInMemory && session.isBusy) return;
    if (session.isBusy) await this.quietly(session, () => restore(session));
    const key = session.document.uri.toString();
    // It may be open again by now, with a session of its own.
    if (this.#sessions.get(key) === session) this.#sessions.delete(key);
  }

  #known(document: vscode.TextDocument): ReviewSession | undefined {
    return this.#sessions.get(document.uri.toString());
  }

  /** A note without a file was saved under a name: its review goes on there, and is in a file from now on. */
  #adoptUnsaved(session: ReviewSession): void {
    for (const [key, other] of this.#sessions) {
      if (other.isInMemory && other.isBusy && other !== session && !session.isInMemory) {
        void this.quietly(session, async () => {
          if (await session.adopt(other)) {
            this.#sessions.delete(key);
          }
        });
      }
    }
  }
}

/** What the file holds decides what its sidecar says: changes that were not saved are gone. */
async function restore(session: ReviewSession): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(session.document.uri);
  await session.restore(new TextDecoder().decode(bytes));
}

/** How many places are to be looked at, and how many orphans there are. */
export interface ReviewCounts {
  readonly places: number;
  readonly orphans: number;
}

/** Counts what is left of a review. */
export function countLeft(state: ReviewState | null): ReviewCounts {
  const reviews = [...(state?.reviews.values() ?? [])];
  return {
    places: reviews.filter(({ isAccepted }) => !isAccepted).length,
    orphans: state?.orphans.length ?? 0,
  };
}
