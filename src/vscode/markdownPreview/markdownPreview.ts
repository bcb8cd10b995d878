import * as vscode from "vscode";
import type { Note, Steps } from "../../core/index.js";
import { annotatePreview } from "../../core/markdownPreview/index.js";
import type { MarkdownIt, PreviewHost } from "../../core/markdownPreview/index.js";
import type { ChunkFeature, FeatureContext, NoteEvent } from "../documents/index.js";
import { Disposable } from "../platform/dispose.js";
import { runInSlices } from "../platform/slices.js";
import { messages } from "../platform/messages.js";
import { Coalescer } from "../platform/timer.js";
import { isPreviewOpen } from "./openPreviews.js";

/** The editor's command that reads all previewed texts anew. */
const REFRESH = "markdown.preview.refresh";

/** What `createMarkdownPreview` makes. */
export interface MarkdownPreview extends ChunkFeature<never> {
  /** Teaches a parser of the editor's preview what annotations are. */
  extend(md: MarkdownIt): void;
  /** Has open previews drawn anew that were drawn by a parser as it was before. */
  redraw(): void;
}

/** Makes what stands behind `extendMarkdownIt`. */
export function createMarkdownPreview(context: FeatureContext): MarkdownPreview {
  return new PreviewedNotes(context);
}

/** The notes that previews ask for. One that is not there yet is shown as it is, and again once it has been read. */
class PreviewedNotes extends Disposable implements MarkdownPreview {
  readonly commands = {};
  readonly #context: FeatureContext;
  readonly #seen = new WeakSet<vscode.TextDocument>();
  readonly #waiting = new Set<vscode.TextDocument>();
  #proving: vscode.CancellationTokenSource | null = null;
  readonly #refresh = this._register(
    new Coalescer(() => {
      if (!isPreviewOpen()) {
        return;
      }
      vscode.commands.executeCommand(REFRESH).then(undefined, (error: unknown) => {
        this.#context.log.error("The Markdown previews could not be drawn anew", error);
      });
    }, 0),
  );

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    const { notes, display } = context;
    this._register({
      dispose: () => {
        this.#proving?.cancel();
      },
    });
    this._register(
      display.onDidChange(() => {
        this.#refresh.request();
      }),
    );
    this._register(
      notes.onDidChangeNote((event) => {
        this.#noteChanged(event);
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#waiting.delete(document);
        if (this.#seen.has(document) && !document.isClosed) {
          this.#refresh.request();
        }
      }),
    );
  }

  extend(md: MarkdownIt): void {
    const host: PreviewHost = {
      noteOf: (env) => {
        const document = documentOf(env);
        const note = document && this.#noteOf(document);
        return note && { note, display: this.#context.display.current };
      },
      proveLater: (proof) => {
        void this.#prove(proof);
      },
      title: (kind, { isReply, isDone }) => {
        const name = isDone ? `${messages.kind(kind)}, ${messages.done()}` : messages.kind(kind);
        return isReply ? messages.replyTo(name) : name;
      },
    };
    annotatePreview(md, host);
  }

  redraw(): void {
    this.#refresh.request();
  }

  /** Of two proofs that are asked for the later one counts: the text has changed. */
  async #prove(proof: Steps<boolean>): Promise<void> {
    this.#proving?.cancel();
    const proving = new vscode.CancellationTokenSource();
    this.#proving = proving;
    try {
      if ((await runInSlices(proof, proving.token)) === true) {
        this.#refresh.request();
      }
    } catch (error) {
      this.#context.log.error(
        "The author's text for the Markdown preview could not be proved",
        error,
      );
    } finally {
      proving.dispose();
      if (this.#proving === proving) {
        this.#proving = null;
      }
    }
  }

  /** The editor draws by itself what was edited, but not what was read anew, or too late for it. */
  #noteChanged({ document, change }: NoteEvent): void {
    const isLate = this.#waiting.delete(document);
    if (isLate || (change === null && this.#seen.has(document))) {
      this.#refresh.request();
    }
  }

  #noteOf(document: vscode.TextDocument): Note | null {
    const { notes } = this.#context;
    if (notes.current(document) === null) {
      // A short note is there when this returns.
      void notes.whenCurrent(document);
    }
    const note = notes.current(document);
    if (note === null && notes.isNote(document)) {
      this.#waiting.add(document);
    }
    this.#seen.add(document);
    return note;
  }
}

/** The open Markdown document that the editor's preview renders; null where it renders a text of nobody. */
function documentOf(env: unknown): vscode.TextDocument | null {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: vscode.Uri };
  const wanted = currentDocument?.toString();
  return (
    vscode.workspace.textDocuments.find(
      ({ uri, languageId }) => languageId === "markdown" && uri.toString() === wanted,
    ) ?? null
  );
}
