/** Milliseconds that some work takes. What it returns is kept alive until the clock has stopped. */
export function time(work: () => unknown): number {
  const start = performance.now();
  const result = work();
  const end = performance.now();
  keep(result);
  return end - start;
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
 * @returns the times by name
 */
export function alternate<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds: number,
  warmUp: number,
): Record<Name, number[]> {
  collectGarbage();
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const taken = time(works[name]);
      if (round >= 0) times[name].push(taken);
    }
  }
  return times;
}
