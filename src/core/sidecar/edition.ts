import { sha256 } from "@noble/hashes/sha2.js";
import { finished } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { isPairAt } from "./codePoints.js";

/** UTF-16 units that are hashed between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 1 << 15;

/**
 * Names an edition of the author text: `urn:sha256:` and the SHA-256 of its UTF-8 bytes in 64 hexadecimal digits, as
 * sha256sum prints it for the file. A surrogate without its other half, which UTF-8 cannot write, is taken as the three
 * bytes that UTF-8 would have for it (WTF-8), so that every text has a name of its own.
 */
export function editionId(text: string): string {
  return finished(editionIdSteps(text));
}

/** `editionId` in slices. */
export function* editionIdSteps(text: string): Steps<string> {
  const hash = sha256.create();
  const bytes = new Uint8Array(UNITS_PER_STEP * 3);
  for (let start = 0; start < text.length;) {
    const end = sliceEnd(text, start + UNITS_PER_STEP - 1);
    hash.update(bytes.subarray(0, encode(text, { start, end }, bytes)));
    start = end;
    yield;
  }
  const digits = Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0"));
  return `urn:sha256:${digits.join("")}`;
}

/** An end that leaves surrogate pairs whole: at most one unit behind the one wished for. */
function sliceEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return isPairAt(text, end - 1) ? end + 1 : end;
}

/** Writes a stretch as WTF-8 and tells how many bytes it took. */
function encode(text: string, { start, end }: TextRange, bytes: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
    } else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6);
      bytes[length++] = 0x80 | (unit & 0x3f);
    } else if (isPairAt(text, at)) {
      const point = text.codePointAt(at++) ?? unit;
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else {
      bytes[length++] = 0xe0 | (unit >> 12);
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[length++] = 0x80 | (unit & 0x3f);
    }
  }
  return length;
}
