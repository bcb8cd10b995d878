import type * as vscode from "vscode";

/** What one slice of a piece of work came to: the result, or that there is more to do. */
export type Slice<Result> =
  { readonly isDone: true; readonly result: Result } | { readonly isDone: false };

/**
 * Milliseconds after which a slice begins no further step. With its last step, and with what shows the result of the
 * last slice, it stays under the 8 ms that nobody notices.
 */
const SLICE_BUDGET_MS = 4;

/**
 * Does work until it is finished or the budget is spent. Called alone it lets a keystroke in an ordinary note finish
 * inside the event that brought it.
 */
export function runSlice<Result>(
  steps: Generator<undefined, Result, undefined>,
  budgetMs = SLICE_BUDGET_MS,
): Slice<Result> {
  const deadline = performance.now() + budgetMs;
  do {
    const step = steps.next();
    if (step.done === true) {
      return { isDone: true, result: step.value };
    }
  } while (performance.now() < deadline);
  return { isDone: false };
}

/**
 * Lets the host do what waits: input, other extensions. Not by a timer: that waits 1 ms in Node and 4 ms in a worker,
 * as long as a slice takes.
 */
export function yieldToHost(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
    } else {
      runByMessage(resolve);
    }
  });
}

/** What a worker has instead: a message to itself. */
function runByMessage(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(null);
}

/**
 * Does work in slices and lets the host breathe between them. The first slice runs at once, before this returns.
 * Undefined when the token was cancelled before the end.
 */
export async function runInSlices<Result>(
  steps: Generator<undefined, Result, undefined>,
  token?: Pick<vscode.CancellationToken, "isCancellationRequested">,
  budgetMs = SLICE_BUDGET_MS,
): Promise<Result | undefined> {
  for (;;) {
    const slice = runSlice(steps, budgetMs);
    if (slice.isDone) {
      return slice.result;
    }
    await yieldToHost();
    if (token?.isCancellationRequested === true) {
      return undefined;
    }
  }
}
