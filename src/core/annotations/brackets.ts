import type { TextRange } from "../text/index.js";
import type { BracketProblem, BracketProblemCode, ParsedAnnotation } from "./annotation.js";
import { readBody } from "./body.js";
import type { AnnotationGrammar, BracketRole } from "./grammar.js";
import { countBackslashesBefore, visitBrackets } from "./visitBrackets.js";

/** The annotations and the unmatched brackets of a text, both sorted by `start`. */
export interface AnnotationScan {
  /** Without replies: those hang on the annotation they answer. */
  readonly annotations: readonly ParsedAnnotation[];
  readonly problems: readonly BracketProblem[];
}

/** The longest body, in UTF-16 units (grammar.md, rule 3): an unclosed bracket does not swallow a book. */
export const MAX_BODY_LENGTH = 10_000;

/** A bracket that opened, and where it closed. */
interface OpenBracket extends TextRange {
  readonly pair: number;
  readonly scope: number;
  /** The highest scope in the stack up to here: a stack without anything to close is known by its top. */
  readonly highestScope: number;
  /** The bracket that closed it, or the problem that it is. */
  closed: TextRange | BracketProblemCode;
}

/** A matched pair whose replies are being collected. */
interface Frame {
  readonly open: OpenBracket;
  readonly closer: TextRange;
  readonly replies: ParsedAnnotation[];
}

const NO_ANNOTATIONS: readonly ParsedAnnotation[] = Object.freeze([]);
const NO_PROBLEMS: readonly BracketProblem[] = Object.freeze([]);
const EMPTY_SCAN: AnnotationScan = Object.freeze({
  annotations: NO_ANNOTATIONS,
  problems: NO_PROBLEMS,
});

/**
 * Matches the brackets of one block, which may come in pieces (grammar.md, rules 1 to 5). A closing bracket closes the
 * nearest open one of its own pair; what opened in between stays unclosed. Time grows with the text, however deep or
 * broken the nesting: each bracket enters and leaves the stack once, and a closer finds its partner in a stack per pair.
 */
export class BracketScanner {
  readonly #grammar: AnnotationGrammar;
  /** All that opened, in the order of the text: from these the result is built. */
  readonly #opened: OpenBracket[] = [];
  readonly #strays: BracketProblem[] = [];
  readonly #stack: OpenBracket[] = [];
  /** For each pair, those of `#stack` that belong to it. */
  readonly #stacksByPair: OpenBracket[][];
  /** How many at the bottom of the stack are too far back to be closed by what follows. */
  #outOfReach = 0;
  /** Where the last piece ended, and how many backslashes stood there. */
  #end = 0;
  #backslashes = 0;

  /**
   * Makes a scanner for one block.
   *
   * @param grammar The brackets to look for.
   */
  constructor(grammar: AnnotationGrammar) {
    this.#grammar = grammar;
    this.#stacksByPair = grammar.pairs.map(() => []);
  }

  /** How many brackets are open at the end of the last piece and near enough that a later piece may close them. */
  get openCount(): number {
    return this.#stack.length - this.#outOfReach;
  }

  /**
   * Reads the next piece of the block, as a rule a line. A bracket token does not run over the border of two pieces.
   *
   * @param text The piece.
   * @param offset Where it begins, in the coordinates of the result; not before the end of the last piece.
   * @param scope Remembered with each bracket that opens in this piece, for `closeScopes`.
   * @param hidden Where brackets are not seen, in the coordinates of the result: sorted, without overlap.
   */
  scan(text: string, offset: number, scope = 0, hidden: readonly TextRange[] = []): void {
    const carried = offset === this.#end ? this.#backslashes : 0;
    visitBrackets(
      text,
      this.#grammar,
      ({ start, end, role, backslashes }) => {
        const before = backslashes === start ? backslashes + carried : backslashes;
        if (before % 2 === 0) this.#take({ start: offset + start, end: offset + end }, role, scope);
      },
      { ranges: hidden, offset },
    );
    const backslashes = countBackslashesBefore(text, text.length);
    this.#backslashes = backslashes === text.length ? carried + backslashes : backslashes;
    this.#end = offset + text.length;
    this.#leaveBehind();
  }

  /**
   * Declares unclosed, from here on, every open bracket that opened in a piece with this scope or a higher one.
   *
   * @param scope For indented text: the indentation of the line to be scanned next.
   */
  closeScopes(scope: number): void {
    const kept: OpenBracket[] = [];
    for (;;) {
      const top = this.#stack.at(-1);
      if (top === undefined || top.highestScope < scope) break;
      this.#pop();
      if (top.scope < scope) kept.push(top);
    }
    for (const open of kept.reverse()) this.#push(open);
    this.#outOfReach = Math.min(this.#outOfReach, this.#stack.length);
    this.#leaveBehind();
  }

  /**
   * Gives what was found; brackets that are still open are unclosed. Changes nothing: more pieces may follow.
   *
   * @param slice Gives the text between two offsets, in the coordinates of the result.
   */
  finish(slice: (start: number, end: number) => string): AnnotationScan {
    const [first] = this.#opened;
    if (first === undefined && this.#strays.length === 0) return EMPTY_SCAN;
    if (first !== undefined && this.#opened.length === 1 && this.#strays.length === 0) {
      const annotation = this.#onlyAnnotation(first, slice);
      if (annotation !== null) return { annotations: [annotation], problems: NO_PROBLEMS };
    }
    const problems: BracketProblem[] = [...this.#strays];
    for (const { start, end, closed } of this.#opened) {
      if (typeof closed === "string") problems.push({ start, end, code: closed });
    }
    problems.sort((a, b) => a.start - b.start);
    const annotations = this.#buildAnnotations(slice);
    return {
      annotations: annotations.length === 0 ? NO_ANNOTATIONS : annotations,
      problems: problems.length === 0 ? NO_PROBLEMS : problems,
    };
  }

  /** The annotation that the only bracket begins, as most blocks with annotations have it; null where it begins none. */
  #onlyAnnotation(
    open: OpenBracket,
    slice: (start: number, end: number) => string,
  ): ParsedAnnotation | null {
    const closer = open.closed;
    if (typeof closer === "string") return null;
    if (this.#grammar.isAuthorBody(() => slice(open.end, closer.start))) return null;
    return this.#buildAnnotation({ open, closer, replies: [] }, slice);
  }

  /** One live bracket. */
  #take(bracket: TextRange, role: BracketRole, scope: number): void {
    if (role.closes && this.#close(bracket, role.pair)) return;
    if (!role.opens) {
      this.#strays.push({ start: bracket.start, end: bracket.end, code: "stray-bracket" });
      return;
    }
    const highestScope = Math.max(scope, this.#stack.at(-1)?.highestScope ?? scope);
    const { start, end } = bracket;
    const { pair } = role;
    const open: OpenBracket = { start, end, pair, scope, highestScope, closed: "unclosed-bracket" };
    this.#opened.push(open);
    this.#push(open);
  }

  /** Closes the nearest open bracket of the pair; false when there is none within reach. */
  #close(closer: TextRange, pair: number): boolean {
    const own = this.#stacksByPair[pair];
    const partner = own?.at(-1);
    if (own === undefined || partner === undefined) return false;
    if (closer.start - partner.end > MAX_BODY_LENGTH) {
      // It stays in the large stack, where what opened after it may still close.
      own.pop();
      partner.closed = "body-too-long";
      return false;
    }
    while (this.#stack.length > 0 && this.#pop() !== partner);
    partner.closed = closer;
    this.#outOfReach = Math.min(this.#outOfReach, this.#stack.length);
    return true;
  }

  #push(open: OpenBracket): void {
    this.#stack.push(open);
    this.#stacksByPair[open.pair]?.push(open);
  }

  #pop(): OpenBracket | undefined {
    const top = this.#stack.pop();
    if (top === undefined) return undefined;
    const own = this.#stacksByPair[top.pair];
    if (own?.at(-1) === top) own.pop();
    return top;
  }

  #leaveBehind(): void {
    for (;;) {
      const lowest = this.#stack[this.#outOfReach];
      if (lowest === undefined || this.#end - lowest.end <= MAX_BODY_LENGTH) return;
      this.#outOfReach += 1;
    }
  }

  /**
   * Matched pairs are disjoint or nested and stand in the order of their starts, so one pass with a stack makes the
   * tree; pairs that are not annotations are left out, which lifts what they hold to the next level.
   */
  #buildAnnotations(slice: (start: number, end: number) => string): ParsedAnnotation[] {
    const annotations: ParsedAnnotation[] = [];
    const frames: Frame[] = [];
    const finishFramesBefore = (offset: number): void => {
      for (;;) {
        const frame = frames.at(-1);
        if (frame === undefined || frame.closer.start > offset) return;
        frames.pop();
        const siblings = frames.at(-1)?.replies ?? annotations;
        siblings.push(this.#buildAnnotation(frame, slice));
      }
    };
    for (const open of this.#opened) {
      const closer = open.closed;
      if (typeof closer === "string") continue;
      if (this.#grammar.isAuthorBody(() => slice(open.end, closer.start))) continue;
      finishFramesBefore(open.start);
      frames.push({ open, closer, replies: [] });
    }
    finishFramesBefore(Infinity);
    return annotations;
  }

  #buildAnnotation(
    { open, closer, replies }: Frame,
    slice: (start: number, end: number) => string,
  ): ParsedAnnotation {
    const raw = slice(open.end, closer.start);
    const reading = readBody({ raw, start: open.end, replies }, this.#grammar);
    // Written out: spreading takes a multiple of the time.
    const { text, kind, kindMark, done, tags, reader, date } = reading;
    return {
      start: open.start,
      end: closer.end,
      bodyStart: open.end,
      bodyEnd: closer.start,
      body: raw,
      text,
      kind,
      kindMark,
      done,
      tags,
      reader,
      date,
      replies: replies.length === 0 ? NO_ANNOTATIONS : replies,
    };
  }
}

/**
 * Finds the annotations of a text that is one block.
 *
 * @param text The block.
 * @param grammar The grammar to read it by.
 * @param hidden Where brackets are not seen: offsets in `text`, sorted, without overlap.
 * @returns Offsets count from the start of `text`. The same frozen result for every text without brackets.
 */
export function scanAnnotations(
  text: string,
  grammar: AnnotationGrammar,
  hidden?: readonly TextRange[],
): AnnotationScan {
  if (!grammar.mayHold(text)) return EMPTY_SCAN;
  const scanner = new BracketScanner(grammar);
  scanner.scan(text, 0, 0, hidden);
  return scanner.finish((start, end) => text.slice(start, end));
}
