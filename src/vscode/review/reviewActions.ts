import * as vscode from "vscode";
import { MergeError } from "../../core/index.js";
import type { ReviewStatus } from "../../core/index.js";
import {
  acceptPlaces,
  deleteOrphan,
  openPlaces,
  placeAnnotationSteps,
  presentCandidates,
  setAsideSteps,
} from "../../core/review/index.js";
import type { ReviewState } from "../../core/review/index.js";
import { positionMapSteps } from "../../core/separation/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { reviewMessages } from "./messages.js";
import type { MakeStep, ReviewSession } from "./reviewSession.js";
import { shortLineOf } from "./rowItems.js";
import { RowModel } from "./rows.js";
import type { CandidateRow, OrphanRow, PlaceRow, Row } from "./rows.js";
import { mayForgetStrangers } from "./strangers.js";

/** What the reader decides of an annotation under review. */
export class ReviewActions {
  readonly #context: FeatureContext;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** The place is right. */
  async accept(session: ReviewSession, row: PlaceRow): Promise<void> {
    const { id } = row.place.annotation;
    await this.#change(session, (state) => acceptPlaces(holding(state, id), { id }));
  }

  /** All places of a status are right: the one given, else one that is asked for. */
  async acceptAll(session: ReviewSession, wished: unknown): Promise<void> {
    const state = await session.follow();
    const places = state === null ? [] : openPlaces(state);
    const statuses = [...new Set(places.map(({ review }) => review.status))];
    const items = statuses.map((status) => {
      const count = places.filter(({ review }) => review.status === status).length;
      return {
        label: reviewMessages.status(status),
        description: messages.annotations(count),
        status,
      };
    });
    if (items.length === 0) {
      hint(reviewMessages.nothingOfStatus());
      return;
    }
    const chosen =
      items.find(({ status }) => status === wished) ??
      (await vscode.window.showQuickPick(items, { title: reviewMessages.acceptWhich() }));
    if (chosen !== undefined) {
      const status: ReviewStatus = chosen.status;
      if (await this.#change(session, (now) => acceptPlaces(now, { status }))) {
        hint(reviewMessages.accepted(chosen.description));
      }
    }
  }

  /** The orphan belongs where a candidate is: the one given, else one that is asked for. */
  async moveToCandidate(session: ReviewSession, row: OrphanRow | CandidateRow): Promise<void> {
    const candidate = row.kind === "candidate" ? row : await this.#askForCandidate(session, row);
    if (candidate !== undefined) {
      const { id } = row.orphan.annotation;
      const orphan = { ...row.orphan, candidates: [candidate.candidate] };
      await this.#place(session, id, (state) => {
        const present = presentCandidates(state, orphan)[0];
        if (present === undefined) throw new Failure(reviewMessages.noteChanged());
        return present.at;
      });
    }
  }

  /** The annotation belongs where the cursor is. */
  async attachAtCursor(session: ReviewSession, row: PlaceRow | OrphanRow): Promise<void> {
    const { document } = session;
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const editor = [activeTextEditor, ...visibleTextEditors].find(
      (shown) => shown?.document === document,
    );
    if (editor === undefined) {
      throw new Failure(reviewMessages.needsCursor());
    }
    const { version } = document;
    const offset = document.offsetAt(editor.selection.active);
    const state = await session.follow();
    const note = this.#context.notes.current(document);
    const map =
      state === null || note === null
        ? undefined
        : await runInSlices(positionMapSteps(note.text, state.separated));
    if (map === undefined || document.version !== version) {
      throw new Failure(reviewMessages.noteChanged());
    }
    await this.#place(session, annotationOf(row).id, () => {
      if (document.version !== version) throw new Failure(reviewMessages.noteChanged());
      return map.authorOffset(offset);
    });
  }

  /** The annotation has no place in this edition. */
  async keepAsOrphan(session: ReviewSession, row: PlaceRow): Promise<void> {
    const { id } = row.place.annotation;
    await this.#step(session, ({ state }) =>
      setAsideSteps(holding(state, id), id, this.#options(session)),
    );
  }

  /** The orphan is given up, when the reader says yes. */
  async delete(session: ReviewSession, row: OrphanRow): Promise<void> {
    const { annotation } = row.orphan;
    const yes = reviewMessages.deleteIt();
    const question = reviewMessages.deleteQuestion(shortLineOf(annotation));
    const detail = reviewMessages.deleteDetail();
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes) {
      const { id } = annotation;
      await this.#change(session, (state) => deleteOrphan(holding(state, id), id));
    }
  }

  async #askForCandidate(
    session: ReviewSession,
    row: OrphanRow,
  ): Promise<CandidateRow | undefined> {
    const { state } = session;
    const candidates = state === null ? [] : new RowModel(state).candidates(row.orphan);
    if (candidates.length === 0) {
      hint(reviewMessages.noCandidates());
      return undefined;
    }
    const items = candidates.map((candidate) => ({
      label: candidate.candidate.text.trim(),
      description: reviewMessages.alike(Math.round(candidate.candidate.score * 100)),
      detail: candidate.candidate.path.join(" › "),
      candidate,
    }));
    const title = reviewMessages.chooseCandidate(shortLineOf(row.orphan.annotation));
    return (await vscode.window.showQuickPick(items, { title }))?.candidate;
  }

  async #place(
    session: ReviewSession,
    id: string,
    at: (state: ReviewState) => number,
  ): Promise<void> {
    await this.#step(session, ({ state }) =>
      placeAnnotationSteps(holding(state, id), { id, at: at(state) }, this.#options(session)),
    );
  }

  /** Changes the state alone; false when the reader went away. */
  async #change(
    session: ReviewSession,
    make: (state: ReviewState) => ReviewState,
  ): Promise<boolean> {
    const isWished = await mayForgetStrangers(session);
    if (isWished) {
      await session.change(make);
    }
    return isWished;
  }

  /** A step that says what it means where no note has the annotation there. */
  async #step(session: ReviewSession, make: MakeStep): Promise<void> {
    if (!(await mayForgetStrangers(session))) {
      return;
    }
    try {
      await session.step(make);
    } catch (cause) {
      throw cause instanceof MergeError
        ? new Failure(reviewMessages.cannotStand(), { cause })
        : cause;
    }
  }

  #options({ state }: ReviewSession): Parameters<typeof setAsideSteps>[2] {
    const { grammar } = this.#context.settings.current;
    return state === null ? grammar : { ...grammar, format: state.separated.grammar.format };
  }
}

/**
 * A state that has an annotation of a row.
 *
 * @throws Failure when it has not: ids are of one text, and the list follows that a little later
 */
function holding(state: ReviewState, id: string): ReviewState {
  const { separated, orphans } = state;
  const isThere =
    separated.annotations.some((annotation) => annotation.id === id) ||
    orphans.some(({ annotation }) => annotation.id === id);
  if (!isThere) throw new Failure(reviewMessages.noteChanged());
  return state;
}

/** The annotation that a row stands for. */
export function annotationOf(row: Exclude<Row, { readonly kind: "group" }>): {
  readonly id: string;
  readonly raw: string;
} {
  return row.kind === "place" ? row.place.annotation : row.orphan.annotation;
}
