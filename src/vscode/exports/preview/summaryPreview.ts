import * as vscode from "vscode";
import { pageText, patchBetween } from "../../../core/exporters/index.js";
import type { Note } from "../../../core/index.js";
import { readFromPreview } from "../../../protocol/preview.js";
import type { FromPreview, PreviewState, ToPreview } from "../../../protocol/preview.js";
import { changedChoices } from "../../../core/exportChoices/index.js";
import type { FeatureContext } from "../../documents/index.js";
import { Disposable } from "../../platform/dispose.js";
import { runInSlices } from "../../platform/slices.js";
import { tellFailure } from "../../platform/tellFailure.js";
import { Coalescer } from "../../platform/timer.js";
import { NoteScroll } from "./noteScroll.js";
import { newNonce, previewHtml } from "./previewHtml.js";
import { PreviewPages } from "./previewPages.js";
import type { MadePage, PreviewWish } from "./previewPages.js";
import { showPlace } from "./showPlace.js";

/** Milliseconds between an edit and the work for it: what shows the note itself comes first. */
const DELAY_MS = 5;

/** What a preview is made of. */
export interface PreviewSources extends Pick<
  FeatureContext,
  "notes" | "filters" | "log" | "extensionUri"
> {
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
  readonly note: Note;
}

/**
 * The summary of a note in a panel. It follows the note while it can be seen, one change after the other: the next is sent
 * when the one before is drawn, and what comes in between is one change.
 */
export class SummaryPreview extends Disposable {
  readonly #sources: PreviewSources;
  readonly #nonce = newNonce();
  readonly #scroll: NoteScroll;
  readonly #later = this._register(
    new Coalescer(() => {
      void this.#update();
    }, DELAY_MS),
  );
  readonly #onDidShow = this._register(new vscode.EventEmitter<Note>());
  /** Fires when the panel has drawn the page of a note. */
  readonly onDidShow = this.#onDidShow.event;
  #pages: PreviewPages;
  #note: Note;
  /** What the panel has, or is about to have; null before its first page and while it is hidden. */
  #sent: MadePage | null = null;
  #version = 0;
  #isDrawing = false;
  #isMaking = false;
  #isStale = true;
  #hasFailed = false;

  constructor(sources: PreviewSources, wish: PreviewWish) {
    super();
    this.#sources = sources;
    this.#note = sources.note;
    this.#pages = new PreviewPages(wish, this.#nonce);
    this.#scroll = this._register(
      new NoteScroll(sources.uri, (entry) => {
        this.#post({ type: "scroll", entry });
      }),
    );
    const { panel } = sources;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(sources.extensionUri, "dist", "webview")],
    };
    this._register(panel);
    this.#listen();
    this.refresh();
  }

  /** The address of the note. */
  get uri(): vscode.Uri {
    return this.#sources.uri;
  }

  get panel(): vscode.WebviewPanel {
    return this.#sources.panel;
  }

  /** The page that the panel has, or is about to have; "" before the first. */
  get html(): string {
    return this.#sent === null ? "" : pageText(this.#sent.page);
  }

  get wish(): PreviewWish {
    return this.#pages.wish;
  }

  /** Shows something else of the note. */
  show(wish: PreviewWish): void {
    this.#pages = new PreviewPages(wish, this.#nonce);
    // The page is another one, with another state, and is loaded anew: nothing of the old one is waited for.
    this.#sent = null;
    this.#isDrawing = false;
    this.refresh();
  }

  /** Brings the page up to date as soon as it can be seen. */
  refresh(): void {
    this.#isStale = true;
    if (this.panel.visible && !this.#isMaking && !this.#isDrawing) this.#later.request();
  }

  #listen(): void {
    const { panel, notes, filters, uri } = this.#sources;
    const key = uri.toString();
    this._register(
      notes.onDidChangeNote(({ document, note }) => {
        if (document.uri.toString() !== key) return;
        this.#note = note;
        this.refresh();
      }),
    );
    this._register(
      filters.onDidChange((document) => {
        if (this.wish.choices.currentFilter && document.uri.toString() === key) this.refresh();
      }),
    );
    this._register(
      panel.onDidChangeViewState(() => {
        // What is hidden forgets its page; it is made anew when it is seen again.
        if (!panel.visible) {
          this.#sent = null;
          this.#isDrawing = false;
        } else if (this.#sent === null) this.refresh();
      }),
    );
    this._register(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const read = readFromPreview(message);
        if (read !== null) this.#receive(read);
      }),
    );
    this._register(
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
  }

  async #update(): Promise<void> {
    if (!this.panel.visible || this.#isMaking) return;
    this.#isMaking = true;
    this.#isStale = false;
    try {
      const pages = this.#pages;
      const made = await runInSlices(pages.make(this.#note, this.#query()));
      this.#hasFailed = false;
      if (made !== undefined && pages === this.#pages && !this.store.isDisposed) this.#send(made);
    } catch (error) {
      // The same again with every key would be too much.
      if (!this.#hasFailed) this.#tell("Making a preview failed", error);
      this.#hasFailed = true;
    } finally {
      this.#isMaking = false;
    }
    if (this.#hasChanged()) this.refresh();
  }

  /** Whether something has changed since the last page was begun: asked anew, for it changes while a page is made. */
  #hasChanged(): boolean {
    return this.#isStale;
  }

  #query(): string {
    const { filters, uri } = this.#sources;
    if (!this.wish.choices.currentFilter) return "";
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
    return filters.of(document ?? null)?.query ?? "";
  }

  #send(made: MadePage): void {
    if (!this.panel.visible) return;
    const before = this.#sent;
    this.#sent = made;
    this.#scroll.follow(made);
    if (before === null) {
      // The editor may still load the page of before, which would answer too.
      this.#version += 1;
      this.#isDrawing = true;
      this.panel.webview.html = this.#html(made);
      return;
    }
    const patch = patchBetween(before.page, made.page);
    if (patch !== null && patch.frame === null && patch.lists.length === 0) {
      this.#onDidShow.fire(made.note);
      return;
    }
    const version = (this.#version += 1);
    this.#isDrawing = true;
    this.#post(
      patch === null
        ? { type: "page", version, html: pageText(made.page) }
        : { type: "change", version, ...patch },
    );
  }

  #html({ page }: MadePage): string {
    const { panel, extensionUri } = this.#sources;
    const file = vscode.Uri.joinPath(extensionUri, "dist", "webview", "preview.js");
    return previewHtml({
      page,
      nonce: this.#nonce,
      script: panel.webview.asWebviewUri(file),
      state: this.#state(),
      version: this.#version,
    });
  }

  #state(): PreviewState {
    return { uri: this.uri.toString(), choices: changedChoices(this.wish.choices) };
  }

  #tell(what: string, error: unknown): void {
    tellFailure(this.#sources.log, `${what}: ${this.uri.toString()}`, error);
  }

  #post(message: ToPreview): void {
    void this.panel.webview.postMessage(message);
  }

  #receive(message: FromPreview): void {
    const shown = this.#sent;
    if (shown === null) return;
    switch (message.type) {
      case "shown":
        if (message.version !== this.#version) return;
        this.#isDrawing = false;
        this.#onDidShow.fire(shown.note);
        if (this.#isStale) this.refresh();
        break;
      case "scrolled":
        this.#scroll.scrollNote(message.entry);
        break;
      case "go":
        showPlace(this.#sources, shown, message).then(undefined, (error: unknown) => {
          this.#tell("Going to a place of the note failed", error);
        });
    }
  }
}
