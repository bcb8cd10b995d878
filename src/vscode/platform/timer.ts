import type * as vscode from "vscode";

/**
 * A one-shot timer that can be asked for again and again: it fires once, `delayMs` after the first request that found
 * it idle. Nothing is pending while nothing was asked for.
 */
export class Coalescer implements vscode.Disposable {
  #handle: ReturnType<typeof setTimeout> | null = null;
  readonly #run: () => void;
  readonly #delayMs: number;

  constructor(run: () => void, delayMs: number) {
    this.#run = run;
    this.#delayMs = delayMs;
  }

  /** Asks for one run; further requests until it has run are the same request. */
  request(): void {
    this.#handle ??= setTimeout(() => {
      this.#handle = null;
      this.#run();
    }, this.#delayMs);
  }

  /** Takes back a request. */
  cancel(): void {
    if (this.#handle !== null) {
      clearTimeout(this.#handle);
      this.#handle = null;
    }
  }

  dispose(): void {
    this.cancel();
  }
}
