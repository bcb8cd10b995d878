import * as vscode from "vscode";
import { DEFAULT_CHOICES, readChoices } from "../../../core/exportChoices/index.js";
import type { ExportChoices } from "../../../core/exportChoices/index.js";
import type { NoteNode } from "../../../core/index.js";
import { readPreviewState } from "../../../protocol/preview.js";
import type { ChunkFeature, FeatureContext } from "../../documents/index.js";
import { nameOf } from "../../files/index.js";
import { Failure } from "../../platform/failure.js";
import { hint } from "../../platform/hint.js";
import { COMMANDS, PREVIEW_VIEW } from "../../platform/ids.js";
import { editorExportDialogs, BACK } from "../exportDialogs.js";
import type { ExportDialogs } from "../exportDialogs.js";
import { askForContent } from "../contentStep.js";
import { ExportMemory } from "../exportMemory.js";
import { isRequest } from "../exportRequest.js";
import { addresses, findSubject, readSubject } from "../exportSubject.js";
import type { ReadSubject } from "../exportSubject.js";
import { nodeAtCursor } from "../makeSummary.js";
import { exportMessages } from "../messages.js";
import type { PreviewWish } from "./previewPages.js";
import { SummaryPreview } from "./summaryPreview.js";

type PreviewCommand = typeof COMMANDS.previewSummary | typeof COMMANDS.choosePreviewContent;

/** The previews, and what brings one back. */
export interface PreviewFeature extends ChunkFeature<PreviewCommand> {
  /** Fills a panel that the editor has kept over a reload. */
  readonly restore: (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;
  /** The previews that are open. */
  readonly open: () => readonly SummaryPreview[];
}

/**
 * Makes the feature; called once, when a preview is asked for for the first time.
 *
 * @param dialogs how the reader is asked
 */
export function createPreview(
  context: FeatureContext,
  dialogs: ExportDialogs = editorExportDialogs,
): PreviewFeature {
  const previews = new Previews(context);
  return {
    commands: {
      [COMMANDS.previewSummary]: async (...args) => {
        const [first] = args;
        const subject = await findSubject(context, isRequest(first) ? [] : args, hint);
        if (subject === null) return;
        if (subject.only === null) throw new Failure(exportMessages.previewOneNote());
        const last = new ExportMemory(context.memory).last?.choices ?? DEFAULT_CHOICES;
        const choices = isRequest(first) ? choicesIn(first) : { ...last, part: "note" as const };
        const node = subject.node ?? chosenNode(subject.only, choices);
        previews.show(subject.only, { title: nameOf(subject.only.document.uri), choices, node });
      },
      [COMMANDS.choosePreviewContent]: async () => {
        const preview = previews.active;
        if (preview === null) {
          hint(exportMessages.noPreview());
          return;
        }
        await chooseContent(context, dialogs, preview);
      },
    },
    restore: async (panel, state) => {
      const read = readPreviewState(state);
      if (read === null) {
        panel.dispose();
        return;
      }
      const uri = vscode.Uri.parse(read.uri, true);
      const { choices } = readChoices(read.choices);
      const subject = await readSubject(context, uri).catch((error: unknown) => {
        panel.dispose();
        throw error;
      });
      previews.add(panel, subject, { title: nameOf(uri), choices, node: null });
    },
    open: () => previews.open,
    dispose: () => {
      previews.dispose();
    },
  };
}

/** The node that an argument asks for; null for the whole note. */
function chosenNode(only: ReadSubject, { part }: ExportChoices): NoteNode | null {
  return part === "cursor" ? nodeAtCursor(only) : null;
}

function choicesIn(given: object): ExportChoices {
  const { choices, problems } = readChoices(given);
  const [problem] = problems;
  if (problem === undefined) return choices;
  throw new Failure(exportMessages.badArgument(problem.name, problem.expected));
}

async function chooseContent(
  context: FeatureContext,
  dialogs: ExportDialogs,
  preview: SummaryPreview,
): Promise<void> {
  const { settings, filters } = context;
  const only = await readSubject(context, preview.uri);
  const { wish } = preview;
  const query = filters.of(only.document)?.query ?? "";
  const uris = [preview.uri];
  const subject = { uris, named: addresses(uris), only, node: wish.node };
  const choices = { ...wish.choices, format: "html" as const };
  const last = { choices, place: "beside" as const, folder: null };
  const flow = { dialogs, settings, subject, query, last, isPreview: true };
  const chosen = await askForContent(flow, choices);
  if (chosen !== undefined && chosen !== BACK) preview.show({ ...wish, choices: chosen });
}

/** The previews that are open, one for each note. */
class Previews implements vscode.Disposable {
  readonly #context: FeatureContext;
  readonly #open = new Map<string, SummaryPreview>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  get open(): readonly SummaryPreview[] {
    return [...this.#open.values()];
  }

  /** The preview in the active tab, else that of the active note, else the only one. */
  get active(): SummaryPreview | null {
    const { open } = this;
    const inTab = open.find(({ panel }) => panel.active);
    const note = this.#context.notes.activeNote?.uri.toString() ?? "";
    return inTab ?? this.#open.get(note) ?? (open.length === 1 ? (open[0] ?? null) : null);
  }

  /** Shows the preview of a note beside it. */
  show(subject: ReadSubject, wish: PreviewWish): void {
    const known = this.#open.get(subject.document.uri.toString());
    if (known !== undefined) {
      const isSame =
        known.wish.node === wish.node &&
        JSON.stringify(known.wish.choices) === JSON.stringify(wish.choices);
      if (!isSame) known.show(wish);
      known.panel.reveal(undefined, true);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW,
      exportMessages.previewTitle(wish.title),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    this.add(panel, subject, wish);
  }

  /** Fills a panel. */
  add(panel: vscode.WebviewPanel, { document, note }: ReadSubject, wish: PreviewWish): void {
    const { uri } = document;
    panel.title = exportMessages.previewTitle(wish.title);
    const preview = new SummaryPreview({ ...this.#context, panel, uri, note }, wish);
    const key = uri.toString();
    this.#open.get(key)?.panel.dispose();
    this.#open.set(key, preview);
    panel.onDidDispose(() => {
      if (this.#open.get(key) === preview) this.#open.delete(key);
    });
  }

  dispose(): void {
    for (const preview of this.open) preview.dispose();
    this.#open.clear();
  }
}
