import type { Page } from "playwright-core";

/** What the process that opens the window (scripts/tests/endToEndProcess.mjs) and the tests share. */
interface Shared {
  readonly host: string;
  /** Notes that the window's folder has beside those of `sample`, by name. */
  readonly notes: Map<string, string>;
  /** Folder for pictures of what failed. */
  readonly pictures: string;
  /** The window; not there yet while tests are loaded. */
  readonly page?: Page;
}

declare global {
  var marginaliaEndToEnd: Shared;
}

/** The window that all tests of a run share. */
export function page(): Page {
  const { page: opened } = globalThis.marginaliaEndToEnd;
  if (opened === undefined) throw new Error("The window is there only inside of tests.");
  return opened;
}

/**
 * Puts a note into the folder of the window; called where tests are described, not inside of one.
 *
 * @param name its file's name, which no other test may use: each changes its own
 * @returns the name
 */
export function note(name: string, text: string): string {
  const { notes } = globalThis.marginaliaEndToEnd;
  if (notes.has(name)) throw new Error(`There is a note ${name} already.`);
  notes.set(name, text);
  return name;
}
