/**
 * Why annotations cannot be put into an author text.
 * - `bad-position`: `at` is no offset of the text.
 * - `bad-annotation`: `raw` is not one annotation by the grammar.
 * - `no-place`: whatever the place, taking the annotations out again would give another text or other annotations.
 */
export type MergeErrorCode = "bad-position" | "bad-annotation" | "no-place";

/** Thrown by `merge` rather than returning a text that cannot be separated again. Nothing was changed. */
export class MergeError extends Error {
  override readonly name = "MergeError";

  /**
   * Made by `merge`.
   * @param code what is wrong
   * @param index the first annotation concerned, in the order given; -1 when none can be named
   */
  constructor(
    readonly code: MergeErrorCode,
    readonly index: number,
  ) {
    super(`Annotation ${String(index)} cannot be merged: ${code}`);
  }
}
