import * as vscode from "vscode";
import { countOpenTodos } from "../../../core/tree/index.js";
import type { Note } from "../../../core/index.js";
import { Disposable } from "../../platform/dispose.js";
import { messages } from "../../platform/messages.js";
import type { BadgeContent } from "../../platform/settings.js";
import { runInSlices } from "../../platform/slices.js";

/** What the badge is put on: `vscode.TreeView` is one. */
interface Badged {
  badge?: vscode.ViewBadge | undefined;
}

/** The number on the view's icon: open to-dos, or all annotations, of the note that is shown. */
export class OutlineBadge extends Disposable {
  readonly #view: Badged;
  #counting: vscode.CancellationTokenSource | null = null;
  #counted: { readonly note: Note; readonly content: BadgeContent } | null = null;

  constructor(view: Badged) {
    super();
    this.#view = view;
    this._register({
      dispose: () => {
        this.#counting?.cancel();
      },
    });
  }

  /** Shows the number of a note; none for null. */
  async show(note: Note | null, content: BadgeContent): Promise<void> {
    if (note !== null && this.#counted?.note === note && this.#counted.content === content) {
      return;
    }
    this.#counting?.cancel();
    this.#counted = note === null ? null : { note, content };
    if (note === null || content === "off") {
      this.#view.badge = undefined;
    } else if (content === "all") {
      this.#put(note.annotationCount, messages.annotations(note.annotationCount));
    } else {
      const counting = new vscode.CancellationTokenSource();
      this.#counting = counting;
      const count = await runInSlices(countOpenTodos(note), counting.token);
      if (count !== undefined && !counting.token.isCancellationRequested) {
        this.#put(count, messages.openTodos(count));
      }
      counting.dispose();
    }
  }

  #put(value: number, tooltip: string): void {
    this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }
}
