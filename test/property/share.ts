import fc from "fast-check";

const PARTS = 10_000;

/**
 * A share of something, such as a place in a text: from 0 to 1, all as likely. Of the doubles in that range nearly all are
 * next to 0: with `fc.double` each place would be at the beginning.
 */
export const share: fc.Arbitrary<number> = fc.nat(PARTS).map((part) => part / PARTS);

/** A share below 1. */
export const shareBelowOne: fc.Arbitrary<number> = fc.nat(PARTS - 1).map((part) => part / PARTS);
