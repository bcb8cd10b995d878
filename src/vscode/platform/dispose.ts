import type * as vscode from "vscode";

/** Holds disposables and disposes of them together, the last one first. */
export class DisposableStore implements vscode.Disposable {
  readonly #held: vscode.Disposable[] = [];
  #isDisposed = false;

  /** Keeps a disposable; when the store is gone already, disposes of it at once. Returns its argument. */
  add<T extends vscode.Disposable>(disposable: T): T {
    if (this.#isDisposed) {
      disposable.dispose();
    } else {
      this.#held.push(disposable);
    }
    return disposable;
  }

  /** True after `dispose`. */
  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const disposable of this.#held.splice(0).reverse()) {
      disposable.dispose();
    }
  }
}

/** Base of everything that registers with the editor: what goes through `_register` ends with the object. */
export abstract class Disposable implements vscode.Disposable {
  protected readonly store = new DisposableStore();

  /** Keeps a disposable until this object is disposed of. Returns its argument. */
  protected _register<T extends vscode.Disposable>(disposable: T): T {
    return this.store.add(disposable);
  }

  dispose(): void {
    this.store.dispose();
  }
}
