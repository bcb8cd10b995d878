import { finished } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** Two independent 32-bit multiplications: FNV-1a's step with two primes. */
const FIRST_PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;

/** How many units are read between two points at which the work can be interrupted. */
const UNITS_PER_STEP = 1 << 18;

/** Two sums that every unit changes. */
interface Sums {
  first: number;
  second: number;
}

/** What a hash begins with when nothing came before. */
const BASIS: Sums = { first: 0x811c9dc5, second: 0x9747b28c };

/**
 * A 64-bit hash of a string's UTF-16 units in 16 hexadecimal digits: two FNV-1a sums with different primes, over two
 * units at a time each, mixed at the end as in MurmurHash3. It tells texts apart and protects against nothing.
 */
export function hashText(text: string): string {
  return finished(hashTextSteps(text));
}

/** `hashText` in slices. */
export function* hashTextSteps(text: string): Steps<string> {
  const sums = begun(BASIS, text);
  for (let from = 0; from < text.length; from += UNITS_PER_STEP) {
    if (from > 0) yield;
    addUnits(sums, text, from, Math.min(from + UNITS_PER_STEP, text.length));
  }
  return digest(sums);
}

/**
 * Makes a hash of a short string and two numbers, of one text each time.
 *
 * @param textHash the hash of that text
 */
export function hasherWithin(
  textHash: string,
): (text: string, at: number, ordinal: number) => string {
  const first = Number.parseInt(textHash.slice(0, 8), 16);
  const second = Number.parseInt(textHash.slice(8), 16);
  return (text, at, ordinal) => {
    const sums = begun({ first: first ^ at, second: second ^ ordinal }, text);
    addUnits(sums, text, 0, text.length);
    return digest(sums);
  };
}

function begun({ first, second }: Readonly<Sums>, text: string): Sums {
  return { first, second: second ^ text.length };
}

/** Four units a round: two to the first sum, two to the second, and what the first comes to goes into the second. */
function addUnits(sums: Sums, text: string, from: number, to: number): void {
  let { first, second } = sums;
  const whole = to - ((to - from) & 3);
  for (let index = from; index < whole; index += 4) {
    first = Math.imul(
      first ^ (text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16)),
      FIRST_PRIME,
    );
    first ^= first >>> 15;
    const units = text.charCodeAt(index + 2) | (text.charCodeAt(index + 3) << 16);
    second = Math.imul(second ^ units, SECOND_PRIME) + first;
    second = (second << 13) | (second >>> 19);
  }
  for (let index = whole; index < to; index++) {
    first = Math.imul(first ^ text.charCodeAt(index), FIRST_PRIME);
    first ^= first >>> 15;
    second = Math.imul(second, SECOND_PRIME) + first;
  }
  sums.first = first;
  sums.second = second;
}

function digest({ first, second }: Sums): string {
  return hexadecimal(mixed(first ^ (second >>> 5))) + hexadecimal(mixed(second ^ (first << 7)));
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The byte with each number, in two digits. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexadecimal(value: number): string {
  const digits = (shift: number): string => BYTES[(value >>> shift) & 0xff] ?? "";
  return digits(24) + digits(16) + digits(8) + digits(0);
}
