import type { Passages } from "./passages.js";

/**
 * Passages of the old text and what became of them: one, or two that became one, or one that became several.
 * Indexes, `From` inclusive, `To` exclusive.
 */
export interface Link {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly isSame: boolean;
  /** True when it does not stand in order with what stayed. */
  readonly isMoved: boolean;
  /** Nats by which it is likelier than what else may have happened; not bounded. */
  readonly evidence: number;
}

/** Where nothing is linked. */
export const OPEN = -1;

/** Which passages of two texts belong together. */
export class Links {
  readonly all: Link[] = [];
  private readonly byOld: Int32Array;
  private readonly byNew: Int32Array;

  constructor(
    readonly old: Passages,
    readonly now: Passages,
  ) {
    this.byOld = new Int32Array(old.count).fill(OPEN);
    this.byNew = new Int32Array(now.count).fill(OPEN);
  }

  add(link: Link): void {
    const number = this.all.push(link) - 1;
    this.byOld.fill(number, link.oldFrom, link.oldTo);
    this.byNew.fill(number, link.newFrom, link.newTo);
  }

  /** Links two passages that say the same. */
  addSame(old: number, now: number, isMoved: boolean, evidence: number): void {
    this.add({
      oldFrom: old,
      oldTo: old + 1,
      newFrom: now,
      newTo: now + 1,
      isSame: true,
      isMoved,
      evidence,
    });
  }

  ofOld(index: number): Link | undefined {
    return this.all[this.byOld[index] ?? OPEN];
  }

  ofNew(index: number): Link | undefined {
    return this.all[this.byNew[index] ?? OPEN];
  }

  /** True for a passage of the old text that is linked to nothing. */
  isOldOpen(index: number): boolean {
    return this.byOld[index] === OPEN;
  }

  isNewOpen(index: number): boolean {
    return this.byNew[index] === OPEN;
  }
}
