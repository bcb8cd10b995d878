/** Milliseconds between two looks. */
const PAUSE_MS = 50;

/** Milliseconds after which what has not come will not come; a slow machine needs many. */
const LIMIT_MS = 20_000;

/**
 * Waits until something holds.
 * @throws Error that says what was waited for.
 */
export async function until(
  holds: () => Promise<boolean>,
  what: string | (() => string),
): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain for ${typeof what === "string" ? what : what()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
