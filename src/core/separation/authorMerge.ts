import { scanAnnotations } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Note, NoteOptions } from "../note/index.js";
import { ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { defaultRuns, InsertionCursor, visitSeenBrackets } from "./backslashes.js";
import type { BackslashRuns } from "./backslashes.js";
import { backslashesBefore, composeText } from "./composeText.js";
import type { ComposedText, Insertion } from "./composeText.js";
import { isWithinCharacter } from "./gaps.js";
import { findFaults } from "./mergeCheck.js";
import type { MergeFaults } from "./mergeCheck.js";
import { MergeError } from "./mergeError.js";
import { AuthorLines, CHOICE_COUNT, choosePlace, FIRST_ITEM, FIRST_MOVE } from "./places.js";
import type { Place } from "./places.js";
import type { SeparatedEscape } from "./separated.js";

/** An annotation to be placed. */
export interface MergeItem extends Insertion {
  /** Its index in the order given. */
  readonly index: number;
  /** True when it stood at its place when this author text was separated from a note. */
  readonly isKnown: boolean;
}

/** How to read the result, and the escapes that are known. */
export interface MergeSettings {
  readonly options: NoteOptions;
  readonly escapes: readonly SeparatedEscape[];
}

/** A lawful result. */
export interface LawfulMerge {
  readonly text: string;
  /** Where the items stand. */
  readonly places: readonly Place[];
}

/** How those go on that are lost: each to its next place, the last one of each row alone, or at once to an item. */
type Strategy = "all" | "last" | "items";

const NO_FAULTS: MergeFaults = { isLawful: false, lost: [], disturbing: [], misread: [] };

/** Each round reads the whole text, so there are more of them in a short one. */
const ROUNDS_AT_LEAST = 40;
const ROUNDS_FOR_AN_ITEM = CHOICE_COUNT + 1;
const UNITS_READ_AT_MOST = 1_000_000;

/** How many rows are looked up between two points at which the work can be interrupted. */
const ROWS_PER_STEP = 128;

/**
 * Looks for places and backslashes with which a merged text is separated into what it was made of. It begins with the
 * places that were asked for; where the result differs, first the author's brackets in the rows concerned get
 * backslashes, then the annotations concerned go on to their next place.
 */
export class AuthorMerge {
  private readonly lines: AuthorLines;
  private strategy: Strategy = "all";
  private choices: number[] = [];
  private places: readonly Place[] = [];
  private faults: MergeFaults = NO_FAULTS;
  private second: LawfulMerge | null = null;
  /** The item that was found to have no choice left. */
  private culprit = 0;
  /** Rows of the author text in which every bracket gets backslashes. */
  private readonly escapedRows = new Set<number>();

  constructor(
    private readonly author: Note,
    private readonly items: readonly MergeItem[],
    private readonly settings: MergeSettings,
  ) {
    this.lines = new AuthorLines(author);
  }

  /**
   * Does it. First all annotations that are lost go on together; where that leads nowhere, the last one of each row
   * alone: two backticks in two annotations can hide both of them. Where there are more of those, each of them becomes an
   * item behind the text, or before it, in which it stands alone.
   * @throws MergeError when every place was tried
   */
  *run(): Steps<LawfulMerge> {
    for (const strategy of ["all", "last"] as const) {
      const result = yield* this.attempt(strategy);
      if (result) return result;
    }
    if (this.second) return this.second;
    // Whose fault it is was seen before everything goes to the end.
    const { raw = "", index = -1 } = this.items[this.culprit] ?? {};
    const result = yield* this.attempt("items");
    const found = result ?? this.second;
    if (found) return found;
    throw new MergeError(this.isAnnotation(raw) ? "no-place" : "bad-annotation", index);
  }

  private *attempt(strategy: Strategy): Steps<LawfulMerge | null> {
    yield* this.begin(strategy);
    for (let round = 0; round < this.mostRounds; round++) {
      const result = yield* this.tryPlaces();
      if (result) return result;
      if (!(yield* this.mend())) break;
      this.culprit = this.faults.lost[0] ?? this.culprit;
    }
    return null;
  }

  /** True when a text is one annotation where nothing in it is hidden. */
  private isAnnotation(raw: string): boolean {
    const { annotations } = scanAnnotations(raw, noteOutline(this.author).grammar);
    return (
      annotations.length === 1 && annotations[0]?.start === 0 && annotations[0].end === raw.length
    );
  }

  private get mostRounds(): number {
    const wanted = ROUNDS_FOR_AN_ITEM * (this.items.length + 1);
    const affordable = UNITS_READ_AT_MOST / (this.author.length + 1);
    return Math.max(ROUNDS_AT_LEAST, Math.min(wanted, affordable));
  }

  private *begin(strategy: Strategy): Steps<void> {
    this.strategy = strategy;
    const { text } = this.author;
    this.choices = [];
    for (const { isKnown, at } of this.items) {
      const choice = !isKnown && isWithinCharacter(text, at) ? FIRST_MOVE : 0;
      if (this.choices.push(choice) % ITEMS_PER_STEP === 0) yield;
    }
    this.escapedRows.clear();
  }

  /** Puts the annotations at the places of this round. The result, where it is lawful. */
  private *tryPlaces(): Steps<LawfulMerge | null> {
    yield* this.place();
    const composed = yield* this.compose();
    this.faults = yield* findFaults(this.author, composed, this.settings.options);
    if (!this.faults.isLawful) return null;
    const result = { text: composed.text, places: this.places };
    // What a note had may make any outline; what is new there should not.
    const lost = this.faults.disturbing.filter(
      (index) => this.items[index]?.isKnown === false || this.places[index]?.isMoved,
    );
    if (lost.length === 0) return result;
    // A place that keeps the text but not the outline is the last resort.
    this.second ??= result;
    this.faults = { ...this.faults, lost };
    return null;
  }

  /** Chooses the places of this round. */
  private *place(): Steps<void> {
    const places: Place[] = [];
    for (const [index, item] of this.items.entries()) {
      const { place, choice } = choosePlace(item, this.lines, this.choices[index] ?? 0);
      this.choices[index] = choice;
      if (places.push(place) % ITEMS_PER_STEP === 0) yield;
    }
    this.places = inOrder(places, this.items);
  }

  private *compose(): Steps<ComposedText> {
    const insertions = this.items.map(({ raw }, index) => {
      const { at, lead, trail } = this.places[index] as Place;
      return { at, lead, trail, raw };
    });
    return yield* composeText(this.author.text, insertions, yield* this.runs(insertions));
  }

  private *runs(insertions: readonly Insertion[]): Steps<BackslashRuns> {
    const places = insertions.map(({ at }) => at);
    const runs = yield* defaultRuns(this.author, places);
    const outline = noteOutline(this.author);
    const { grammar } = outline;
    const { text } = this.author;
    for (const [index, { at, backslashes }] of this.settings.escapes.entries()) {
      if (index % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield;
      if (grammar.findToken(text, at)?.start !== at) continue;
      if (!this.escapedRows.has(this.lines.rowIndexAt(at))) runs.set(at, backslashes);
    }
    const cursor = new InsertionCursor(places);
    const rows = yield* sortedSteps(this.escapedRows, (a, b) => a - b);
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
      visitSeenBrackets(outline, this.lines.rowRange(row), (bracket) => {
        if (cursor.isInside(bracket)) return;
        const limit = Math.max(0, cursor.lastUpTo(bracket.start));
        runs.set(bracket.start, 2 * backslashesBefore(text, bracket.start, limit) + 1);
      });
    }
    return runs;
  }

  /** Writes backslashes where brackets were misread, else lets what was lost go on. False when nothing can be done. */
  private *mend(): Steps<boolean> {
    const { lost, misread, isLawful } = this.faults;
    const offsets = [...misread, ...lost.map((index) => this.places[index]?.at ?? 0)];
    let isNew = false;
    for (const [index, offset] of isLawful ? [] : offsets.entries()) {
      if (this.escapeRow(offset)) isNew = true;
      if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    }
    return isNew || (yield* this.goOn(lost.length > 0 ? lost : yield* this.nearest(misread)));
  }

  /** Remembers that the brackets of a row get backslashes. False when they had them or there are none. */
  private escapeRow(offset: number): boolean {
    const row = this.lines.rowIndexAt(offset);
    if (this.escapedRows.has(row)) return false;
    const range = this.lines.rowRange(row);
    if (!noteOutline(this.author).grammar.mayHold(this.author.slice(range.start, range.end))) {
      return false;
    }
    this.escapedRows.add(row);
    return true;
  }

  /** The items in the rows of offsets, else the last one before each. */
  private *nearest(offsets: readonly number[]): Steps<readonly number[]> {
    const rows = new Set(yield* this.rowsOf(offsets));
    const standing = yield* this.rowsOf(this.places.map(({ at }) => at));
    const near = standing.flatMap((row, index) => (rows.has(row) ? [index] : []));
    if (near.length > 0) return near;
    const first = offsets[0] ?? 0;
    const before = this.places.findLastIndex(({ at }) => at <= first);
    return this.items.length === 0 ? [] : [Math.max(0, before)];
  }

  /** Lets items go on to their next choice. False when one of them has none left, or there is nobody to go on. */
  private *goOn(indexes: readonly number[]): Steps<boolean> {
    const moving = yield* this.movingOf(indexes);
    const limit = this.strategy === "items" ? CHOICE_COUNT : CHOICE_COUNT - 1;
    for (const index of moving) {
      const next = (this.choices[index] ?? 0) + 1;
      this.choices[index] = this.strategy === "items" ? Math.max(next, FIRST_ITEM) : next;
      if ((this.choices[index] ?? 0) < limit) continue;
      this.culprit = index;
      return false;
    }
    return moving.length > 0;
  }

  /** Which of some items go on. */
  private *movingOf(indexes: readonly number[]): Steps<readonly number[]> {
    switch (this.strategy) {
      case "all":
        return indexes;
      case "last": {
        const rows = yield* this.rowsOf(indexes.map((index) => this.places[index]?.at ?? 0));
        return indexes.filter((_, at) => at + 1 === indexes.length || rows[at + 1] !== rows[at]);
      }
      case "items": {
        // Those that are ahead may be hidden by these alone.
        const choices = indexes.map((index) => this.choices[index] ?? 0);
        const least = choices.reduce((found, choice) => Math.min(found, choice), CHOICE_COUNT);
        return indexes.filter((_, at) => choices[at] === least);
      }
    }
  }

  /** The indexes of the rows that hold offsets. */
  private *rowsOf(offsets: readonly number[]): Steps<readonly number[]> {
    const rows: number[] = [];
    for (const offset of offsets) {
      if (rows.push(this.lines.rowIndexAt(offset)) % ROWS_PER_STEP === 0) yield;
    }
    return rows;
  }
}

/** Places in ascending order: an annotation goes along with one before or behind it that was moved past it. */
function inOrder(places: readonly Place[], items: readonly MergeItem[]): Place[] {
  const ordered = [...places];
  for (let index = 1; index < ordered.length; index++) {
    const place = ordered[index] as Place;
    const previous = ordered[index - 1] as Place;
    if (place.at >= previous.at) continue;
    const isBackward = place.isMoved && place.at < (items[index]?.at ?? 0);
    if (!isBackward) {
      ordered[index] = { ...previous, isMoved: true };
      continue;
    }
    for (let at = index - 1; at >= 0 && (ordered[at]?.at ?? 0) > place.at; at--) {
      ordered[at] = { ...place, isMoved: true };
    }
  }
  return ordered;
}
