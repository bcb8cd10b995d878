import { readCondition } from "./conditions.js";
import type { FilterProblem } from "./conditions.js";
import type { Condition, FilterTerm } from "./terms.js";

/** Parentheses in each other: more are refused. */
export const MOST_NESTED = 50;

/** What to look for in a note. */
export interface NoteFilter {
  /** What is asked for; null when nothing is. */
  readonly term: FilterTerm | null;
  /** Words, in lower case, that what is found has (those behind NOT are left out): to be marked where they stand. */
  readonly words: readonly string[];
}

/** A query as it was understood. */
export interface ParsedFilter {
  readonly filter: NoteFilter;
  /** What could not be understood, in order; the filter is what the rest says. */
  readonly problems: readonly FilterProblem[];
}

/** A piece of a query. */
interface Token {
  readonly type: "open" | "close" | "or" | "and" | "not" | "text" | "word";
  readonly text: string;
}

/**
 * Reads what a reader types as a filter. Never throws: what is wrong is told. A parenthesis or a quote that is not
 * closed yet is closed at the end, so that a query can be applied while it is typed.
 *
 * - `a b` both, `a OR b` (or `a | b`) one of them, `-a` (or `NOT a`) without it, `(…)` first, `"a b"` as it stands
 * - `kind:question` (or its mark `?` `!` `~` alone), `#tag`, `@reader`, `is:open`, `is:done` (or `[]`, `[x]`),
 *   `has:tag` (reader, date, reply)
 * - `date:2026-05`, `date:>=2026-05-01`, `date:2026-03..2026-05`, `before:2026-05`, `after:2026-05`
 *
 * Several kinds, or several readers, side by side: one is enough, for no annotation has two.
 */
export function parseFilter(query: string): ParsedFilter {
  const parser = new Parser(tokenize(query));
  const term = parser.parse();
  const words = term === null ? [] : [...wishedWords(term, true)];
  return { filter: { term, words }, problems: parser.problems };
}

/** True when a filter asks for nothing, so that everything would be left. */
export function isEmptyFilter({ term }: NoteFilter): boolean {
  return term === null;
}

const TOKEN = /["“”]([^"“”]*)["“”]?|([(（])|([)）])|([|｜])|[^\s()（）"“”|｜]+/gu;
const OPERATORS: Readonly<Record<string, Token["type"]>> = { OR: "or", AND: "and", NOT: "not" };

function tokenize(query: string): readonly Token[] {
  return [...query.matchAll(TOKEN)].flatMap((match): readonly Token[] => {
    const [text, quoted, open, close, bar] = match;
    if (quoted !== undefined) return quoted.trim() === "" ? [] : [{ type: "text", text: quoted }];
    if (open !== undefined) return [{ type: "open", text }];
    if (close !== undefined) return [{ type: "close", text }];
    if (bar !== undefined) return [{ type: "or", text }];
    const operator = OPERATORS[text];
    if (operator !== undefined) return [{ type: operator, text }];
    const end = match.index + text.length;
    return wordTokens(text, query.slice(end, end + 1));
  });
}

/** `-` before a word, a quote or a parenthesis is NOT; `--` and a dash alone are words. */
function wordTokens(text: string, behind: string): readonly Token[] {
  const [, dash = "", rest = ""] = /^([-－]?)(.*)$/u.exec(text) ?? [];
  const isNot = dash !== "" && (rest === "" ? /["“”(（]/u.test(behind) : !/^[-－]/u.test(rest));
  if (!isNot) return [{ type: "word", text }];
  const not: Token = { type: "not", text: dash };
  return rest === "" ? [not] : [not, { type: "word", text: rest }];
}

/** any := all (OR all)*; all := one+; one := NOT one | ( any ) | word. */
class Parser {
  readonly problems: FilterProblem[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): FilterTerm | null {
    const terms: FilterTerm[] = [];
    while (this.#next !== undefined) {
      const term = this.#any(0);
      if (term !== null) terms.push(term);
      const stray = this.#take("close");
      if (stray !== null) this.problems.push({ code: "stray-parenthesis", text: stray.text });
    }
    return joined("all", terms);
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(type: Token["type"]): Token | null {
    const token = this.#next;
    if (token?.type !== type) return null;
    this.#at += 1;
    return token;
  }

  #any(depth: number): FilterTerm | null {
    const terms: FilterTerm[] = [];
    let operator: Token | null = null;
    do {
      const term = this.#all(depth);
      if (term !== null) {
        terms.push(term);
      } else if (operator !== null || this.#next?.type === "or") {
        const text = operator?.text ?? this.#next?.text ?? "";
        this.problems.push({ code: "missing-operand", text });
      }
      operator = this.#take("or");
    } while (operator !== null);
    return joined("any", terms);
  }

  #all(depth: number): FilterTerm | null {
    const terms: FilterTerm[] = [];
    for (;;) {
      const type = this.#next?.type;
      if (type === undefined || type === "or" || type === "close") break;
      if (this.#take("and") === null) {
        const term = this.#one(depth);
        if (term !== null) terms.push(term);
      }
    }
    return joined("all", oneIsEnough(terms));
  }

  #one(depth: number): FilterTerm | null {
    let isWished = true;
    let not: Token | null = null;
    for (let next = this.#take("not"); next !== null; next = this.#take("not")) {
      isWished = !isWished;
      not = next;
    }
    const found = this.#problemsBefore(() => this.#operand(depth));
    if (found.term === null && not !== null && !found.isWrong) {
      this.problems.push({ code: "missing-operand", text: not.text });
    }
    return found.term === null || isWished ? found.term : { type: "not", term: found.term };
  }

  #problemsBefore(read: () => FilterTerm | null): {
    readonly term: FilterTerm | null;
    readonly isWrong: boolean;
  } {
    const before = this.problems.length;
    const term = read();
    return { term, isWrong: this.problems.length > before };
  }

  #operand(depth: number): FilterTerm | null {
    const open = this.#take("open");
    if (open !== null) {
      if (depth >= MOST_NESTED) {
        this.problems.push({ code: "too-deep", text: open.text });
        this.#at = this.#tokens.length;
        return null;
      }
      const term = this.#any(depth + 1);
      this.#take("close");
      return term;
    }
    const text = this.#take("text");
    if (text !== null) return { type: "text", text: text.text.toLowerCase() };
    const word = this.#take("word");
    const reading = word === null ? null : readCondition(word.text);
    if (reading !== null && "code" in reading) {
      this.problems.push(reading);
      return null;
    }
    return reading;
  }
}

function joined(type: "all" | "any", terms: readonly FilterTerm[]): FilterTerm | null {
  const [first = null] = terms;
  return terms.length > 1 ? { type, terms } : first;
}

/** Of kinds that stand side by side one is enough, and so of readers. */
function oneIsEnough(terms: readonly FilterTerm[]): readonly FilterTerm[] {
  return (["kind", "reader"] as const).reduce<readonly FilterTerm[]>((list, type) => {
    const same = list.filter((term): term is Condition => term.type === type);
    const others = list.filter((term) => term.type !== type);
    const any = joined("any", same);
    return any === null ? others : [...others, any];
  }, terms);
}

function* wishedWords(term: FilterTerm, isWished: boolean): Generator<string> {
  if (term.type === "text" && isWished) yield term.text;
  if (term.type === "not") yield* wishedWords(term.term, !isWished);
  if (term.type === "all" || term.type === "any") {
    for (const part of term.terms) yield* wishedWords(part, isWished);
  }
}
