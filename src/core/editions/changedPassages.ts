import type { Steps } from "../text/index.js";
import type { Comparison } from "./comparison.js";
import { MOST_PAIRS } from "./keptPassages.js";
import type { Gap } from "./keptPassages.js";
import type { Passages } from "./passages.js";

/** Nats that a pair in a gap must earn beyond what chance explains, and a line that was split or joined on top. */
const IN_GAP = 1;
const DIVIDED = 1.5;

/** Units that are compared between two points at which the work can be interrupted. */
const CELLS_PER_STEP = 60_000;

const GAPS_PER_STEP = 256;

/** What may become of the next passages of a gap: how many old ones become how many new ones. */
interface Turn {
  readonly old: number;
  readonly now: number;
}

const TURNS: readonly Turn[] = [
  { old: 1, now: 0 },
  { old: 0, now: 1 },
  { old: 1, now: 1 },
  { old: 1, now: 2 },
  { old: 2, now: 1 },
];

/**
 * Links what was changed at its place: in each gap the passages that go together best, in order, one with one, one that
 * was split or two that were joined. A pair must be likelier than that both were written apart, by as much as there
 * are others to choose from.
 */
export function* linkChanged(comparison: Comparison, gaps: readonly Gap[]): Steps<void> {
  const { links } = comparison;
  let cells = 0;
  for (const [at, { oldFrom, oldTo, newFrom, newTo }] of gaps.entries()) {
    if (at % GAPS_PER_STEP === 0 || cells > CELLS_PER_STEP) {
      cells = 0;
      yield;
    }
    if (oldFrom === oldTo || newFrom === newTo) continue;
    const old = indexes(oldFrom, oldTo).filter((index) => links.isOldOpen(index));
    const now = indexes(newFrom, newTo).filter((index) => links.isNewOpen(index));
    if (old.length === 0 || now.length === 0 || old.length * now.length > MOST_PAIRS) continue;
    cells += yield* new GapAlignment(comparison, { old, now }).run();
  }
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** The open passages of a gap. */
interface OpenPassages {
  readonly old: readonly number[];
  readonly now: readonly number[];
}

class GapAlignment {
  private readonly width: number;
  private readonly pairs: Float64Array;
  private readonly totals: Float64Array;
  private readonly turns: Uint8Array;
  private readonly threshold: number;
  private cells = 0;

  constructor(
    private readonly comparison: Comparison,
    private readonly open: OpenPassages,
  ) {
    const { old, now } = open;
    this.width = now.length + 1;
    const size = (old.length + 1) * this.width;
    this.pairs = new Float64Array(size);
    this.totals = new Float64Array(size);
    this.turns = new Uint8Array(size);
    this.threshold = IN_GAP + Math.log(Math.max(old.length, now.length));
  }

  /** Does it. Gives how many units were compared with each other since the last point of interruption. */
  *run(): Steps<number> {
    yield* this.comparePairs();
    for (let row = 0; row <= this.open.old.length; row++) {
      for (let column = 0; column < this.width; column++) {
        this.choose(row, column);
        if (this.cells > CELLS_PER_STEP) {
          this.cells = 0;
          yield;
        }
      }
    }
    this.link();
    return this.cells;
  }

  /** Scores all pairs of one and one, unless they have too little in common. */
  private *comparePairs(): Steps<void> {
    const { old, now } = this.open;
    for (const [column, newIndex] of now.entries()) {
      this.comparison.markUnits(newIndex);
      for (const [row, oldIndex] of old.entries()) {
        const most = this.comparison.mostAlike(oldIndex);
        this.pairs[row * this.width + column] =
          most > this.threshold
            ? this.score([oldIndex, oldIndex + 1], [newIndex, newIndex + 1])
            : -Infinity;
        if (this.cells > CELLS_PER_STEP) {
          this.cells = 0;
          yield;
          this.comparison.markUnits(newIndex);
        }
      }
    }
  }

  private score(old: readonly [number, number], now: readonly [number, number]): number {
    const { links } = this.comparison;
    this.cells += lengthOf(links.old, old) * lengthOf(links.now, now);
    return this.comparison.compare(old, now).score;
  }

  /** Finds the best way to a cell: what became of the first `row` old and the first `column` new passages. */
  private choose(row: number, column: number): void {
    let best = row === 0 && column === 0 ? 0 : -Infinity;
    for (const [turn, { old, now }] of TURNS.entries()) {
      if (old > row || now > column) continue;
      const before = this.totals[(row - old) * this.width + column - now] ?? 0;
      const total = before + this.gain(row - old, column - now, TURNS[turn] as Turn);
      if (total <= best) continue;
      best = total;
      this.turns[row * this.width + column] = turn;
    }
    this.totals[row * this.width + column] = best;
  }

  /** What a turn earns that starts behind the first `row` old and `column` new passages. */
  private gain(row: number, column: number, { old, now }: Turn): number {
    if (old === 0 || now === 0) return 0;
    const one = this.pairs[row * this.width + column] as number;
    if (old === 1 && now === 1) return one - this.threshold;
    const other = this.pairs[(row + old - 1) * this.width + column + now - 1] as number;
    const oldIndex = this.open.old[row] as number;
    const newIndex = this.open.now[column] as number;
    const isTogether =
      this.open.old[row + old - 1] === oldIndex + old - 1 &&
      this.open.now[column + now - 1] === newIndex + now - 1;
    if (!isTogether || Math.max(one, other) <= 0) return -Infinity;
    const score = this.score([oldIndex, oldIndex + old], [newIndex, newIndex + now]);
    return score - this.threshold - DIVIDED;
  }

  private link(): void {
    for (let row = this.open.old.length, column = this.width - 1; row > 0 || column > 0;) {
      const { old, now } = TURNS[this.turns[row * this.width + column] ?? 0] as Turn;
      row -= old;
      column -= now;
      if (old === 0 || now === 0) continue;
      const oldFrom = this.open.old[row] ?? 0;
      const newFrom = this.open.now[column] ?? 0;
      const isSame =
        old === now &&
        this.comparison.links.old.keys[oldFrom] === this.comparison.links.now.keys[newFrom];
      this.comparison.links.add({
        oldFrom,
        oldTo: oldFrom + old,
        newFrom,
        newTo: newFrom + now,
        isSame,
        isMoved: false,
        evidence: this.gain(row, column, { old, now }),
      });
    }
  }
}

/** Units from the start of a run of passages to its end. */
function lengthOf({ starts, ends }: Passages, [from, to]: readonly [number, number]): number {
  return (ends[to - 1] ?? 0) - (starts[from] ?? 0);
}
