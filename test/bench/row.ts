/** One measurement: a line of the table that `npm run bench` prints. */
export interface Row {
  /** What was done, such as "keystroke, 50,000 lines". Rows of the same work stand together. */
  readonly work: string;
  /** Who did it, such as "marginalia" or the name of a peer. */
  readonly subject: string;
  /** Median time of one repetition, in milliseconds. */
  readonly medianMs: number;
  /** The time as a multiple of what the note names; usually the peer's time on the same work. */
  readonly ratio?: number;
  /** What the ratio is to, what was left out, a size in bytes. */
  readonly note?: string;
}

/** What each file test/bench/*.bench.ts exports as `bench`; it runs in a process of its own. */
export interface Bench {
  readonly name: string;
  run(): Promise<Row[]>;
}

/** Median of some numbers; NaN for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
