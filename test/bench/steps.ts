import { PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Steps } from "../../src/core/index.js";
import { runSlice } from "../../src/vscode/platform/slices.js";
import { median } from "./row.js";

/** Some work that was done piece by piece. */
export interface Pieces<Result> {
  readonly result: Result;
  /** Milliseconds of each piece. */
  readonly times: readonly number[];
  readonly total: number;
}

/** Does work as the host does it: in slices of its own budget, without the waiting in between. */
export function inSlices<Result>(steps: Steps<Result>): Pieces<Result> {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const slice = runSlice(steps);
    times.push(performance.now() - start);
    if (slice.isDone) return { result: slice.result, times, total: sum(times) };
  }
}

/** A step and how much of it the garbage collector took. */
export interface StepTime {
  readonly start: number;
  readonly taken: number;
  readonly collecting: number;
}

/** Collections of the heap since the recorder was made. */
export class GarbageRecorder {
  private readonly pauses: { readonly start: number; readonly taken: number }[] = [];
  private readonly observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      this.pauses.push({ start: startTime, taken: duration });
    }
  });

  constructor() {
    this.observer.observe({ entryTypes: ["gc"] });
  }

  /** Adds to each step how much of it was collection, and stops recording. */
  async explain(steps: readonly Clocked[]): Promise<StepTime[]> {
    // The observer is told between two turns of the event loop.
    await sleep(20);
    this.observer.disconnect();
    return steps.map(([start, end]) => {
      const within = this.pauses.filter((pause) => pause.start >= start && pause.start < end);
      return { start, taken: end - start, collecting: sum(within.map(({ taken }) => taken)) };
    });
  }
}

/** When a step began and ended. */
export type Clocked = readonly [start: number, end: number];

/** Does work step by step, each step on its own clock. */
export function stepByStep<Result>(steps: Steps<Result>): {
  readonly result: Result;
  readonly clocked: readonly Clocked[];
} {
  const clocked: Clocked[] = [];
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    clocked.push([start, performance.now()]);
    if (step.done === true) return { result: step.value, clocked };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Milliseconds of the longest step of some work, each step being the median of the rounds. */
export function longestStep(begin: () => Steps<unknown>, rounds: number): number {
  const times = Array.from({ length: rounds }, () =>
    stepByStep(begin()).clocked.map(([start, end]) => end - start),
  );
  const [first = []] = times;
  return first.reduce(
    (longest, _, step) => Math.max(longest, median(times.map((round) => round[step] ?? 0))),
    0,
  );
}
