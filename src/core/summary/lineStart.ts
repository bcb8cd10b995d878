/** What begins a block, or makes a heading or a definition of a line, where it stands at the start of a line. */
const BEGINS_BLOCK = new RegExp(
  `^(?:${[
    String.raw`(?:[-+*]|#{1,6})(?=\s|$)`,
    String.raw`>`,
    String.raw`${"`"}{3,}(?=[^${"`"}\n]*(?:\n|$))`,
    String.raw`~{3,}`,
    String.raw`(?:=+|-+|(?:[-*_][ \t]*){3,})(?=[ \t]*(?:\r?\n|$))`,
    String.raw`\[[^\]\n]+\]:`,
    String.raw`\[[ xX]\](?=\s)`,
  ].join("|")})`,
  "u",
);
const NUMBER = /^(\d{1,9})(?=[.)](?:\s|$))/u;

/** Blanks that would make code of a line. */
const CODE_BLANKS = /^(?: {4}| {0,3}\t)[ \t]*(?=\S)/u;

/** What may stand before the words of a node's first line, and of a further one: no word. */
const BEFORE_FIRST = /^(?:[-*+]|\d{1,9}[.)]|#{1,6})?[ \t>]*$/u;
const BEFORE_FURTHER = /^[ \t>]*$/u;

/**
 * Follows a text that is put together of what stood between annotations, and keeps words what was words behind an
 * annotation: at the start of a line it would begin a block when the annotation before it is taken out.
 */
export class LineStart {
  #isFirst = true;
  #isAtStart = true;

  /** The next stretch: that before the first annotation, then what is behind each. */
  add(text: string): string {
    const kept = this.#isFirst || !this.#isAtStart ? text : words(text);
    const lineBreak = text.lastIndexOf("\n");
    const last = text.slice(lineBreak + 1);
    if (lineBreak >= 0) this.#isAtStart = BEFORE_FURTHER.test(last);
    else this.#isAtStart &&= (this.#isFirst ? BEFORE_FIRST : BEFORE_FURTHER).test(last);
    this.#isFirst = false;
    return kept;
  }
}

function words(text: string): string {
  const line = text.replace(CODE_BLANKS, "");
  const [blanks = ""] = /^[ \t]*/u.exec(line) ?? [];
  const rest = line.slice(blanks.length);
  return blanks + (BEGINS_BLOCK.test(rest) ? `\\${rest}` : rest.replace(NUMBER, "$1\\"));
}
