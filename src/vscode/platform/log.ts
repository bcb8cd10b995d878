import * as vscode from "vscode";
import { errorDetail } from "./failure.js";

/** The extension's one log: the output channel "Marginalia". It comes into being with its first line. */
export class Log implements vscode.Disposable {
  #channel: vscode.LogOutputChannel | null = null;

  get #open(): vscode.LogOutputChannel {
    return (this.#channel ??= vscode.window.createOutputChannel("Marginalia", { log: true }));
  }

  /** Writes what happened in the ordinary course of things. */
  info(message: string): void {
    this.#open.info(message);
  }

  /** Writes what someone who looks for a cause may want to know. */
  warn(message: string): void {
    this.#open.warn(message);
  }

  /** Writes what went wrong, with the stack where there is one and what caused it. */
  error(message: string, cause?: unknown): void {
    const detail = errorDetail(cause);
    if (detail === undefined) {
      this.#open.error(message);
    } else {
      this.#open.error(message, detail);
    }
  }

  /** Lets work go on for which nobody waits: what goes wrong in it is written, behind what has failed then. */
  watch(work: PromiseLike<unknown>, failure: string): void {
    work.then(undefined, (error: unknown) => {
      this.error(failure, error);
    });
  }

  /** Shows the channel. */
  show(): void {
    this.#open.show(true);
  }

  dispose(): void {
    this.#channel?.dispose();
    this.#channel = null;
  }
}
