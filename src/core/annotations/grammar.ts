import type { BracketPair } from "./annotation.js";
import { compileAuthorPattern } from "./authorBrackets.js";
import type { AuthorPattern, AuthorPatternFault } from "./authorBrackets.js";
import { compileKindMarks } from "./kindMarks.js";
import type { CompiledMark, KindMarkFault, KindMarks } from "./kindMarks.js";

/** The settings that shape the grammar; what is left out takes its default. */
export interface GrammarOptions {
  /** Bracket pairs that enclose annotations (grammar.md, rule 4). */
  readonly brackets?: readonly BracketPair[];
  /** Kinds with their marks; where several match, the first in this order wins (rule 6). */
  readonly kinds?: readonly KindMarks[];
  /** Bodies that are the author's own, literally or as `/regex/u` (rule 5). */
  readonly authorBrackets?: readonly string[];
}

/** Why a bracket pair cannot be used (grammar.md, rule 4). */
export type BracketPairFault =
  "empty" | "letter-or-digit" | "white-space" | "backslash" | "lone-surrogate" | "in-use";

/** A setting that is left out, or used in part, and why. The words for it belong to the host. */
export type GrammarProblem =
  | {
      readonly code: "bad-bracket-pair";
      /** The pair as `open close`. */
      readonly value: string;
      readonly reason: BracketPairFault;
    }
  | {
      readonly code: "bad-author-pattern" | "limited-author-pattern";
      /** The entry. */
      readonly value: string;
      readonly reason: AuthorPatternFault;
    }
  | {
      readonly code: "bad-kind-mark";
      /** The mark. */
      readonly value: string;
      readonly reason: KindMarkFault;
    };

/** What one bracket token is: of which pair, and whether it can open, close, or both (`%%`). */
export interface BracketRole {
  /** Index in `grammar.pairs`. */
  readonly pair: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The one pair that is on by default (grammar.md, rule 1). */
export const DEFAULT_BRACKETS: readonly BracketPair[] = Object.freeze([
  Object.freeze({ open: "【", close: "】" }),
]);

/** The kinds with the marks of both languages, whatever the language of the interface (grammar.md, rule 6). */
export const DEFAULT_KINDS: readonly KindMarks[] = Object.freeze([
  { kind: "question", startMarks: ["?", "？"], endMarks: ["?", "？"] },
  { kind: "important", startMarks: ["!", "！"], endMarks: ["!", "！"] },
  { kind: "todo", startMarks: ["todo", "待办", "[ ]"], endMarks: [], doneMarks: ["[x]"] },
  // 存疑 is no word of running text that goes on in Latin letters by accident: 存疑GDP is a doubt.
  { kind: "doubt", startMarks: ["~", "存疑"], endMarks: [], isFree: true },
] satisfies readonly KindMarks[]);

/**
 * The grammar of annotations, ready to use. Immutable: one may serve any number of notes.
 * Made by `compileGrammar`.
 */
export class AnnotationGrammar {
  /** The pairs in use: at least one. Plain data, fit for a sidecar. */
  readonly pairs: readonly BracketPair[];
  /** The kinds as given, in their order. */
  readonly kinds: readonly KindMarks[];
  /** The author entries in use, as given. */
  readonly authorBrackets: readonly string[];
  /** Settings that were left out. */
  readonly problems: readonly GrammarProblem[];
  /** The marks of all kinds in the order in which they are tried. */
  readonly marks: readonly CompiledMark[];
  readonly #roles = new Map<string, BracketRole>();
  readonly #needles: readonly string[];
  readonly #token: RegExp;
  /** The length of all tokens where it is the same; else 0. */
  readonly #tokenLength: number;
  readonly #authorPatterns: readonly AuthorPattern[];

  constructor(options: GrammarOptions) {
    const problems: GrammarProblem[] = [];
    this.pairs = Object.freeze(this.#acceptPairs(options.brackets ?? DEFAULT_BRACKETS, problems));
    this.kinds = options.kinds ?? DEFAULT_KINDS;
    this.marks = compileKindMarks(this.kinds, (value, reason) => {
      problems.push({ code: "bad-kind-mark", value, reason });
    });
    const author = acceptAuthorPatterns(options.authorBrackets ?? [], problems);
    this.authorBrackets = Object.freeze(author.entries);
    this.#authorPatterns = author.patterns;
    this.problems = Object.freeze(problems);
    // The longest first, so that the longest wins where two begin alike.
    const tokens = [...this.#roles.keys()].sort((a, b) => b.length - a.length);
    this.#token = new RegExp(tokens.map(escapeExpression).join("|"), "g");
    const [longest = ""] = tokens;
    this.#tokenLength = tokens.at(-1)?.length === longest.length ? longest.length : 0;
    this.#needles = tokens.filter((token) => !tokens.some((t) => t !== token && token.includes(t)));
  }

  /**
   * Whether the text contains an opening or closing bracket at all. Most lines have none, so this is asked first.
   *
   * @param text Any text.
   */
  mayHold(text: string): boolean {
    for (const needle of this.#needles) if (text.includes(needle)) return true;
    return false;
  }

  /**
   * The first bracket token at or after an offset, the longest where several begin there, whether escaped or not.
   *
   * @param text Any text.
   * @param from Offset in it.
   * @returns The token with its range, or null.
   */
  findToken(text: string, from: number): { start: number; end: number; role: BracketRole } | null {
    this.#token.lastIndex = from;
    const start = this.#tokenLength > 0 ? this.#findEqual(text) : this.#token.exec(text)?.index;
    if (start === undefined) return null;
    const end = this.#token.lastIndex;
    const role = this.#roles.get(text.slice(start, end));
    return role === undefined ? null : { start, end, role };
  }

  /**
   * Whether a bracket with this body is the author's own (grammar.md, rule 5).
   *
   * @param readBody Gives the raw body; called only where there are author entries.
   */
  isAuthorBody(readBody: () => string): boolean {
    if (this.#authorPatterns.length === 0) return false;
    const body = readBody();
    return this.#authorPatterns.some((pattern) => pattern.matches(body));
  }

  /** Where the next token starts, by its end and the length that all have: it is found without a match being made. */
  #findEqual(text: string): number | undefined {
    return this.#token.test(text) ? this.#token.lastIndex - this.#tokenLength : undefined;
  }

  /** Fills the token table with the pairs that can be used and returns them. */
  #acceptPairs(pairs: readonly BracketPair[], problems: GrammarProblem[]): BracketPair[] {
    const accepted: BracketPair[] = [];
    for (const { open, close } of pairs) {
      const isInUse = this.#roles.has(open) || this.#roles.has(close);
      const reason = findTokenFault(open) ?? findTokenFault(close) ?? (isInUse ? "in-use" : null);
      if (reason !== null) {
        problems.push({ code: "bad-bracket-pair", value: `${open} ${close}`, reason });
        continue;
      }
      const pair = accepted.push(Object.freeze({ open, close })) - 1;
      const isSame = open === close;
      this.#roles.set(open, { pair, opens: true, closes: isSame });
      if (!isSame) this.#roles.set(close, { pair, opens: false, closes: true });
    }
    return accepted.length > 0 ? accepted : this.#acceptPairs(DEFAULT_BRACKETS, problems);
  }
}

const DEFAULT_GRAMMAR = new AnnotationGrammar({});

/**
 * Makes a grammar from settings. What cannot be used is left out and listed in `grammar.problems`; nothing is thrown.
 * Where no valid pair remains, the default pair is used.
 *
 * @param options The settings; without any, the same default grammar is returned every time.
 */
export function compileGrammar(options: GrammarOptions = {}): AnnotationGrammar {
  const { brackets, kinds, authorBrackets } = options;
  const isDefault = brackets === undefined && kinds === undefined && authorBrackets === undefined;
  return isDefault ? DEFAULT_GRAMMAR : new AnnotationGrammar(options);
}

function findTokenFault(token: string): BracketPairFault | null {
  if (token === "") return "empty";
  if (/[\p{L}\p{N}]/u.test(token)) return "letter-or-digit";
  if (/\s/u.test(token)) return "white-space";
  if (token.includes("\\")) return "backslash";
  // Half a surrogate pair would match inside other characters.
  return /\p{Surrogate}/u.test(token) ? "lone-surrogate" : null;
}

function acceptAuthorPatterns(
  values: readonly string[],
  problems: GrammarProblem[],
): { entries: string[]; patterns: AuthorPattern[] } {
  const entries: string[] = [];
  const patterns: AuthorPattern[] = [];
  for (const value of values) {
    const { pattern, fault } = compileAuthorPattern(value);
    if (fault !== null) {
      const code = pattern === null ? "bad-author-pattern" : "limited-author-pattern";
      problems.push({ code, value, reason: fault });
    }
    if (pattern === null) continue;
    entries.push(value);
    patterns.push(pattern);
  }
  return { entries, patterns };
}

function escapeExpression(token: string): string {
  return token.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
