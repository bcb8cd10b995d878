import { SLOTS } from "./features.js";
import type { PackedWeights } from "./packedWeights.js";
import type { Weights } from "./scoring.js";
import { FORWARD_WEIGHTS, ROOT_FIRST_WEIGHTS } from "./weightsData.js";

/** The weights of both ways of reading a page. */
export interface RestorationWeights {
  readonly rootFirst: Weights;
  readonly forward: Weights;
}

let shipped: RestorationWeights | null = null;

/** The weights that `npm run train` made, unpacked on first use. */
export function shippedWeights(): RestorationWeights {
  shipped ??= {
    rootFirst: unpackWeights(ROOT_FIRST_WEIGHTS),
    forward: unpackWeights(FORWARD_WEIGHTS),
  };
  return shipped;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Reads what `packWeights` wrote. */
export function unpackWeights({ unit, bytes }: PackedWeights): Weights {
  const values = new Uint8Array(128);
  for (let digit = 0; digit < DIGITS.length; digit++) values[DIGITS.charCodeAt(digit)] = digit;
  const weights = new Float32Array(SLOTS);
  let bits = 0;
  let held = 0;
  let slot = 0;
  for (let at = 0; at < bytes.length && slot < SLOTS; at++) {
    held = ((held << 6) | (values[bytes.charCodeAt(at)] as number)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const byte = (held >> bits) & 0xff;
    weights[slot++] = (byte > 127 ? byte - 256 : byte) * unit;
  }
  return weights;
}

/** Weights rounded to bytes; the largest few are cut off, so that the others keep more of theirs. */
export function packWeights(weights: Weights): PackedWeights {
  const sizes = Array.from(weights, Math.abs).sort((a, b) => a - b);
  const unit = Math.fround((sizes[Math.floor(sizes.length * 0.9995)] as number) / 127);
  let bytes = "";
  let bits = 0;
  let held = 0;
  for (const weight of weights) {
    const byte = Math.max(-127, Math.min(127, Math.round(weight / unit))) & 0xff;
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      bytes += DIGITS[(held >> bits) & 63] as string;
    }
  }
  if (bits > 0) bytes += DIGITS[(held << (6 - bits)) & 63] as string;
  return { unit, bytes };
}
