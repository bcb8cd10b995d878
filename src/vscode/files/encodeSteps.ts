import type { Steps } from "../../core/index.js";

/** UTF-16 units that are encoded in one step: a fraction of a millisecond. */
const UNITS_PER_STEP = 65_536;

/**
 * The UTF-8 bytes of a long text, in steps.
 *
 * @param parts of the text; they may part the two units of a character
 */
export function* encodeSteps(parts: readonly string[]): Steps<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const add = (text: string): void => {
    const chunk = encoder.encode(text);
    chunks.push(chunk);
    length += chunk.length;
  };
  /** The first unit of a character of which the second comes with the next piece. */
  let half = "";
  for (const part of parts) {
    for (let start = 0; start < part.length; start += UNITS_PER_STEP) {
      const piece = half + part.slice(start, start + UNITS_PER_STEP);
      half = /[\uD800-\uDBFF]$/.test(piece) ? piece.slice(-1) : "";
      add(piece.slice(0, piece.length - half.length));
      yield;
    }
  }
  add(half);
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
    yield;
  }
  return bytes;
}
