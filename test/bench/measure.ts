/** Milliseconds that some work takes. What it returns is kept alive until the clock has stopped. */
export function time(work: () => unknown): number {
  const start = performance.now();
  const result = work();
  const end = performance.now();
  keep(result);
  return end - start;
}

/**
 * Milliseconds of a processor that some work takes in this process, with what runs beside it there (collections of the
 * heap): on a busy machine they say more than the clock does.
 */
export function cpuTime(work: () => unknown): number {
  const start = process.cpuUsage();
  keep(work());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

let kept: unknown;

/** Makes the compiler believe that a result is needed. */
export function keep(result: unknown): void {
  kept = result;
  if (kept === keep) throw new Error("Never");
}

/** Runs a full garbage collection, where Node was started with `--expose-gc`. */
export function collectGarbage(): void {
  kept = undefined;
  globalThis.gc?.();
}

/**
 * Times several pieces of work in turn, so that whatever else the machine does meets all of them alike.
 * @param works by name
 * @param rounds how often each is timed
 * @param warmUp how often each is run before
 * @param measure by the clock where it is left out
 * @returns the times by name
 */
export function alternate<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds: number,
  warmUp: number,
  measure: typeof time = time,
): Record<Name, number[]> {
  collectGarbage();
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const taken = measure(works[name]);
      if (round >= 0) times[name].push(taken);
    }
  }
  return times;
}
