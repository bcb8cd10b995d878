import * as vscode from "vscode";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { setContextKey } from "../platform/contextKeys.js";
import { Disposable } from "../platform/dispose.js";
import { hint } from "../platform/hint.js";
import { COMMANDS, CONTEXT_KEYS, SETTINGS } from "../platform/ids.js";
import type { CommandId } from "../platform/ids.js";
import type { SectionRows } from "../platform/sectionView.js";
import { FormerTexts } from "./formerTexts.js";
import { reviewMessages } from "./messages.js";
import { showFormer, showNow } from "./places.js";
import { ReviewActions } from "./reviewActions.js";
import type { ReviewSession } from "./reviewSession.js";
import { countLeft, ReviewSessions } from "./reviewSessions.js";
import { toTreeItem } from "./rowItems.js";
import { RowModel, rowOf } from "./rows.js";
import type { GroupRow, Row } from "./rows.js";
import { updateNote } from "./updateNote.js";

type ReviewCommand = Extract<
  CommandId,
  | "marginalia.updateEdition"
  | "marginalia.acceptPlace"
  | "marginalia.acceptAllPlaces"
  | "marginalia.goToReviewed"
  | "marginalia.showFormerPlace"
  | "marginalia.moveToCandidate"
  | "marginalia.attachAtCursor"
  | "marginalia.keepAsOrphan"
  | "marginalia.deleteOrphan"
  | "marginalia.readReview"
>;

/** Makes the feature; called once, when a command of it is called or a note with a sidecar is shown. */
export function createReview(context: FeatureContext): ChunkFeature<ReviewCommand> {
  return new ReviewFeature(context);
}

class ReviewFeature extends Disposable implements ChunkFeature<ReviewCommand> {
  readonly #context: FeatureContext;
  readonly #sessions: ReviewSessions;
  readonly #former = this._register(new FormerTexts());
  readonly #actions: ReviewActions;
  #session: ReviewSession | null = null;
  #model: RowModel | null = null;
  readonly commands: ChunkFeature<ReviewCommand>["commands"];

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#sessions = this._register(new ReviewSessions(context));
    this.#actions = new ReviewActions(context);
    this.commands = this.#commands();
    this._register(
      this.#sessions.onDidChange((session) => {
        if (session === this.#session) this.#show();
      }),
    );
    this._register(
      context.notes.onDidChangeActiveNote(() => {
        this.#followActive();
      }),
    );
    this._register(
      context.settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.badge)) this.#show();
      }),
    );
    this.#followActive();
  }

  #commands(): ChunkFeature<ReviewCommand>["commands"] {
    const actions = this.#actions;
    const sources = { context: this.#context, sessions: this.#sessions, former: this.#former };
    return {
      [COMMANDS.updateEdition]: (wished) => updateNote(sources, wished),
      [COMMANDS.readReview]: () => this.#session?.follow(),
      [COMMANDS.acceptPlace]: this.#on(["place"], (session, row) =>
        this.#andNext(row, () => actions.accept(session, row)),
      ),
      [COMMANDS.acceptAllPlaces]: (wished) =>
        this.#session === null ? undefined : actions.acceptAll(this.#session, wished),
      [COMMANDS.moveToCandidate]: this.#on(["orphan", "candidate"], (session, row) =>
        this.#andNext(row, () => actions.moveToCandidate(session, row)),
      ),
      [COMMANDS.attachAtCursor]: this.#on(["place", "orphan"], (session, row) =>
        this.#andNext(row, () => actions.attachAtCursor(session, row)),
      ),
      [COMMANDS.keepAsOrphan]: this.#on(["place"], (session, row) =>
        this.#andNext(row, () => actions.keepAsOrphan(session, row)),
      ),
      [COMMANDS.deleteOrphan]: this.#on(["orphan"], (session, row) =>
        this.#andNext(row, () => actions.delete(session, row)),
      ),
      [COMMANDS.goToReviewed]: this.#on(["place", "orphan", "candidate"], (session, row) =>
        showNow(this.#context.notes, session, row),
      ),
      [COMMANDS.showFormerPlace]: this.#on(["place", "orphan"], (session, row) =>
        showFormer(this.#former, session, row),
      ),
    };
  }

  /** A command on a row: the one it was called on, else the selected one; says so where that is of another kind. */
  #on<Kind extends Row["kind"]>(
    kinds: readonly Kind[],
    run: (session: ReviewSession, row: Extract<Row, { readonly kind: Kind }>) => unknown,
  ): (argument?: unknown) => unknown {
    return (argument) => {
      const row = rowOf(argument) ?? rowOf(this.#context.annotations.tree.selection[0]);
      const session = this.#session;
      if (session === null || row === null || !kinds.some((kind) => kind === row.kind)) {
        hint(reviewMessages.nothingSelected());
        return undefined;
      }
      // The kind was checked.
      return run(session, row as Extract<Row, { readonly kind: Kind }>);
    };
  }

  /** Runs what takes a row out of the list; then the next one is selected, where the list was worked through. */
  async #andNext(row: Row, run: () => Promise<void>): Promise<void> {
    const { tree } = this.#context.annotations;
    const isSelected = tree.visible && tree.selection[0]?.id === row.id;
    const index = this.#model?.siblings(row).findIndex(({ id }) => id === row.id) ?? -1;
    await run();
    const rest = this.#model?.siblings(row) ?? [];
    const next = rest[Math.min(index, rest.length - 1)];
    if (isSelected && next !== undefined && next.id !== row.id) {
      await tree.reveal(next, { select: true, focus: true });
    }
  }

  /** Shows the review of the active note; reads its sidecar when that is its first time. */
  #followActive(): void {
    const document = this.#context.notes.activeNote;
    this.#session = document === null ? null : this.#sessions.of(document);
    const session = this.#session;
    this.#show();
    if (session !== null) {
      void this.#sessions.quietly(session, () => session.follow());
    }
  }

  #show(): void {
    const state = this.#session?.state ?? null;
    const model = state === null ? null : new RowModel(state);
    this.#model = model;
    const view = this.#context.annotations;
    for (const group of ["places", "orphans"] as const) {
      view.fill(group, rowsOf(model, group));
    }
    view.redraw();
    const { places, orphans } = countLeft(state);
    setContextKey(CONTEXT_KEYS.openPlaces, places);
    setContextKey(CONTEXT_KEYS.orphans, orphans);
    const isCounted = orphans > 0 && this.#context.settings.current.badge !== "off";
    view.tree.badge = isCounted
      ? { value: orphans, tooltip: reviewMessages.orphanBadge(orphans) }
      : undefined;
  }
}

/** The rows of one of the two lists, as the view asks for them. */
function rowsOf(model: RowModel | null, group: GroupRow["group"]): SectionRows {
  return {
    // A row is of the model that made it, or of an earlier one of the same note.
    item: (row) => (model === null ? new vscode.TreeItem("") : toTreeItem(row as Row, model)),
    children: (row) =>
      row === undefined
        ? (model?.groups.filter((heading) => heading.group === group) ?? [])
        : (model?.children(row as Row) ?? []),
    parent: (row) => model?.parent(row as Row),
  };
}
