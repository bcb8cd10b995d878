/**
 * What is wrong with a sidecar.
 * - `conflict`: Git left its conflict markers in the file; `line` is the first one's.
 * - `truncated`: the file ends before its end, or is empty.
 * - `not-json`: the text is no JSON for another reason.
 * - `not-a-sidecar`: it is JSON of another kind.
 * - `newer-version`: a later version of Marginalia wrote it.
 * - `missing`: a key that must be there is not.
 * - `wrong-type`: a value is of another JSON type.
 * - `wrong-value`: a value is of the right type and none of those allowed.
 * - `out-of-range`: a number or place is too small or too large.
 * - `duplicate`: two annotations have the same id and are not the same.
 * - `other-edition`: an annotation that has a place speaks of another author text than the one in the sidecar.
 * - `base-differs`: the author text in the sidecar is not the one that its hash names.
 */
export type SidecarErrorCode =
  | "conflict"
  | "truncated"
  | "not-json"
  | "not-a-sidecar"
  | "newer-version"
  | "missing"
  | "wrong-type"
  | "wrong-value"
  | "out-of-range"
  | "duplicate"
  | "other-edition"
  | "base-differs";

/** Thrown by `fromSidecar` rather than giving a part, and by `toSidecar` rather than writing what cannot be read. */
export class SidecarError extends Error {
  override readonly name = "SidecarError";

  /**
   * Made by `fromSidecar` and `toSidecar`.
   * @param code what is wrong
   * @param path where: a JSON Pointer (RFC 6901) such as /first/items/3/target/selector/1/start, "" for the whole; in
   * the content given where `toSidecar` throws
   * @param line the line of the file, counted from 1, where there is no JSON to point into
   */
  constructor(
    readonly code: SidecarErrorCode,
    readonly path: string,
    readonly line: number | null = null,
  ) {
    super(`Sidecar: ${code} at ${line === null ? path || "/" : `line ${line}`}`);
  }
}
