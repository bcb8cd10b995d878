import fc from "fast-check";
import type { Note, TextChange } from "../../src/core/index.js";

/** A replacement that fits any text: places beyond its end are its end. */
interface RandomEdit {
  readonly at: number;
  readonly length: number;
  readonly parts: readonly string[];
}

/** Edits that put a few parts in, up to a place in the text. */
export function editsOf(
  part: fc.Arbitrary<string>,
  { reach, most }: { readonly reach: number; readonly most: number },
): fc.Arbitrary<readonly RandomEdit[]> {
  const edit = fc.record({
    at: fc.nat(reach),
    length: fc.nat(12),
    parts: fc.array(part, { maxLength: 3 }),
  });
  return fc.array(edit, { maxLength: most });
}

/** An edit as a change of a note. */
export function changeOf({ length: end }: Note, { at, length, parts }: RandomEdit): TextChange {
  const start = Math.min(at, end);
  return { start, end: Math.min(start + length, end), text: parts.join("") };
}
