import { readFileSync } from "node:fs";
import { parseNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";

/** Where the notes are, and what is made of them. */
export const FOLDER = "test/fixtures/summaries";

/** Reads a note of the fixtures. */
export function readFixture(name: string): Note {
  const text = readFileSync(`${FOLDER}/${name}`, "utf8");
  return parseNote(text, name.endsWith(".md") ? { format: "markdown" } : {});
}
