/** Functions that start timers; they are replaced while a probe is installed. */
interface Timers {
  setTimeout: (callback: () => void, delayMs?: number, ...rest: unknown[]) => unknown;
  setInterval: (callback: () => void, delayMs?: number, ...rest: unknown[]) => unknown;
  setImmediate: (callback: () => void, ...rest: unknown[]) => unknown;
  clearTimeout: (handle: unknown) => void;
  clearInterval: (handle: unknown) => void;
}

const timers = globalThis as unknown as Timers;
const original: Timers = {
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout,
  clearInterval: timers.clearInterval,
};

/** Waits, without being seen by a probe. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    original.setTimeout.call(globalThis, resolve, milliseconds);
  });
}

const MICROTASK_HOPS = 30;

interface ThreadUsage {
  readonly user: number;
  readonly system: number;
}

/**
 * Milliseconds that the processor has worked for this thread. On a machine with more to do than it has processors,
 * this tells how long we keep the thread busy; a clock would also tell how long the thread waited for its turn.
 */
export function threadTime(): number {
  const host = process as unknown as { threadCpuUsage(): ThreadUsage };
  // Linux brings what a running thread has used up to date every 4 ms, and when the whole process is asked for.
  process.cpuUsage();
  const { user, system } = host.threadCpuUsage();
  return (user + system) / 1000;
}

/** What one callback of a timer took, in milliseconds. */
export interface CallbackTime {
  /** Of the processor, for the host's thread. */
  readonly taken: number;
  /** How much of it the collection of the heap took, by the clock. */
  readonly collecting: number;
}

/** When something began and ended, by the clock. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Follows the timers of one extension: which are waiting, and how long their callbacks and those of turns of its own take. */
export class TimerProbe {
  /** Where each timer that waits was started. */
  readonly #waiting = new Map<unknown, string>();
  /** Callbacks since the last `takeTimes`, and when the heap was collected since then. */
  #callbacks: (Stretch & { readonly taken: number })[] = [];
  #collections: Stretch[] = [];
  #started = 0;
  readonly #file: string;

  /** @param file the bundle of the extension, as it shows on a stack; other extensions have a bundle of that name too */
  constructor(file: string) {
    this.#file = file;
  }

  /** Replaces the timers of this extension host, for good: the process ends with the window. */
  install(): void {
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        this.#collections.push({ start: startTime, end: startTime + duration });
      }
    });
    observer.observe({ entryTypes: ["gc"] });
    timers.setTimeout = (callback, delayMs, ...rest) => {
      const origin = this.#ownOrigin();
      if (origin === null) return original.setTimeout.call(globalThis, callback, delayMs, ...rest);
      this.#started += 1;
      const handle = original.setTimeout.call(
        globalThis,
        () => {
          this.#waiting.delete(handle);
          this.#clock(callback);
        },
        delayMs,
      );
      this.#waiting.set(handle, origin);
      return handle;
    };
    timers.setInterval = (callback, delayMs, ...rest) => {
      const handle = original.setInterval.call(globalThis, callback, delayMs, ...rest);
      const origin = this.#ownOrigin();
      if (origin !== null) this.#waiting.set(handle, origin);
      return handle;
    };
    timers.setImmediate = (callback, ...rest) =>
      this.#ownOrigin() === null
        ? original.setImmediate.call(globalThis, callback, ...rest)
        : original.setImmediate.call(globalThis, () => {
            this.#clock(callback);
          });
    timers.clearTimeout = (handle) => {
      this.#waiting.delete(handle);
      original.clearTimeout.call(globalThis, handle);
    };
    timers.clearInterval = (handle) => {
      this.#waiting.delete(handle);
      original.clearInterval.call(globalThis, handle);
    };
  }

  /** Timers and intervals that wait now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Where the timers that wait were started, as stacks. */
  get origins(): readonly string[] {
    return [...this.#waiting.values()];
  }

  /** Timers that were ever started. */
  get started(): number {
    return this.#started;
  }

  /** What each callback took since the last call. */
  async takeTimes(): Promise<readonly CallbackTime[]> {
    // The observer is told of collections between two turns of the event loop.
    await pause(20);
    const [callbacks, collections] = [this.#callbacks, this.#collections];
    this.#callbacks = [];
    this.#collections = [];
    return callbacks.map(({ start, end, taken }) => {
      const within = collections.filter((one) => one.start >= start && one.start < end);
      const collecting = within.reduce((sum, one) => sum + one.end - one.start, 0);
      return { taken, collecting };
    });
  }

  #ownOrigin(): string | null {
    const stack = new Error("timer").stack ?? "";
    return stack.includes(this.#file) ? stack : null;
  }

  #clock(callback: () => void): void {
    const start = performance.now();
    const used = threadTime();
    callback();
    // A slice is what follows `await`: its few hops through the queue of promises belong to the callback.
    const hop = (left: number): void => {
      if (left > 0) {
        queueMicrotask(() => {
          hop(left - 1);
        });
      } else {
        this.#callbacks.push({ start, end: performance.now(), taken: threadTime() - used });
      }
    };
    hop(MICROTASK_HOPS);
  }
}

/** Longest times between two turns of the extension host, in milliseconds. */
export interface LongestTurn {
  readonly onClock: number;
  /** Of the processor, for the host's thread. */
  readonly onThread: number;
}

/** Measures how long the extension host is kept from its next turn: a timer of 1 ms that starts itself again. */
export class LoopProbe {
  #onClock = 0;
  #onThread = 0;
  #isRunning = false;

  start(): void {
    this.#onClock = 0;
    this.#onThread = 0;
    this.#isRunning = true;
    this.#turn(performance.now(), threadTime());
  }

  /** Ends the measurement. */
  stop(): LongestTurn {
    this.#isRunning = false;
    return { onClock: this.#onClock, onThread: this.#onThread };
  }

  #turn(clock: number, thread: number): void {
    const next = (): void => {
      const [now, used] = [performance.now(), threadTime()];
      this.#onClock = Math.max(this.#onClock, now - clock);
      this.#onThread = Math.max(this.#onThread, used - thread);
      if (this.#isRunning) this.#turn(now, used);
    };
    original.setTimeout.call(globalThis, next, 1);
  }
}
