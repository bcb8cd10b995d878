import * as vscode from "vscode";
import { Disposable } from "../platform/dispose.js";
import { hint } from "../platform/hint.js";
import { SETTINGS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import type { AnnotationDisplay, Settings } from "../platform/settings.js";
import { wrapsLines } from "./wordWrap.js";

const MEMORY_KEY = "annotationDisplay";

const AFTER: Readonly<Record<AnnotationDisplay, AnnotationDisplay>> = {
  shown: "dimmed",
  dimmed: "hidden",
  hidden: "shown",
};

/**
 * How annotations are displayed in this window: as the setting says, until the command has chosen something else.
 * That choice is kept for the workspace; a change of the setting ends it.
 */
export class DisplayMode extends Disposable {
  readonly #settings: Settings;
  readonly #memory: vscode.Memento;
  readonly #onDidChange = this._register(new vscode.EventEmitter<AnnotationDisplay>());
  readonly onDidChange = this.#onDidChange.event;
  #chosen: AnnotationDisplay | null;

  constructor(settings: Settings, memory: vscode.Memento) {
    super();
    this.#settings = settings;
    this.#memory = memory;
    this.#chosen = readChoice(memory);
    this._register(
      settings.onDidChange(({ affects }) => {
        if (affects(SETTINGS.annotationDisplay)) {
          void this.#choose(null);
        }
      }),
    );
  }

  get current(): AnnotationDisplay {
    return this.#chosen ?? this.#settings.current.annotationDisplay;
  }

  /** Goes on to the next way of display and says which it is. */
  async cycle(): Promise<void> {
    await this.#choose(AFTER[this.current]);
    const isPartly = this.current === "hidden" && activeEditorWraps();
    hint(isPartly ? messages.hiddenWhereShort() : messages.annotationDisplay(this.current));
  }

  async #choose(display: AnnotationDisplay | null): Promise<void> {
    this.#chosen = display;
    this.#onDidChange.fire(this.current);
    await this.#memory.update(MEMORY_KEY, display ?? undefined);
  }
}

function activeEditorWraps(): boolean {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && wrapsLines(document);
}

function readChoice(memory: vscode.Memento): AnnotationDisplay | null {
  const kept = memory.get<unknown>(MEMORY_KEY);
  return kept === "shown" || kept === "dimmed" || kept === "hidden" ? kept : null;
}
