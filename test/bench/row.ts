/** What a row's median counts. */
export type Unit = "ms" | "bytes" | "count" | "percent";

/** One measurement: a line of the table that `npm run bench` prints. */
export interface Row {
  /** What was done, such as "keystroke, 50,000 lines". Rows of the same work stand together. */
  readonly work: string;
  /** Who did it, such as "marginalia" or the name of a peer. */
  readonly subject: string;
  /** Median of the repetitions, in the unit. */
  readonly median: number;
  /** Default: milliseconds. */
  readonly unit?: Unit;
  /** The median as a multiple of what the note names; usually the peer's time on the same work. */
  readonly ratio?: number;
  /** What the ratio is to, the spread, what was left out. */
  readonly note?: string;
}

/** What each file test/bench/**.bench.ts exports as `bench`; it runs in a process of its own. */
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

/** The smallest number that at least this share of the numbers does not exceed; NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds for people, three digits that count. */
export function formatMs(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 0.1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** How far the repetitions lie apart: `n 200, p95 1.20 ms, max 3.40 ms`. */
export function spreadNote(times: readonly number[]): string {
  const few = times.length < 20;
  const [from, to] = few ? ["min", Math.min(...times)] : ["p95", quantile(times, 0.95)];
  return `n ${times.length}, ${from} ${formatMs(to)}, max ${formatMs(Math.max(...times))}`;
}

/** Whether a value keeps under its target: `target < 4 ms: met`. */
export function targetNote(value: number, limit: number, unit: string): string {
  return `target < ${limit} ${unit}: ${value < limit ? "met" : "MISSED"}`;
}
