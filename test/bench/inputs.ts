import type { BracketPair } from "../../src/core/index.js";
import { DEFAULT_BRACKETS } from "../../src/core/index.js";
import type { NoteFormat } from "../../src/core/index.js";
import { Random } from "./random.js";

/** The sizes at which everything that may grow is measured, in lines. */
export const SIZES = [500, 10_000, 50_000] as const;

/** What the words of an input are made of: Latin text has one byte a unit in memory, Chinese two. */
export type Script = "latin" | "chinese";

/**
 * Where annotations stand: in every tenth line; there and, in every fiftieth, on a line of their own; in every 75th line
 * (and alone in every 375th), about as densely as on the page that this was made for, which has 22 in 1,668 lines;
 * nowhere; in every line.
 */
export type Annotating = "some" | "dense" | "sparse" | "none" | "all";

/** What to generate. */
export interface InputOptions {
  readonly format: NoteFormat;
  readonly lines: number;
  /** Default: latin words, in brackets that make the text two bytes a unit all the same. */
  readonly script?: Script;
  /** Default: 【 】. A one-byte text needs a pair of one-byte brackets. */
  readonly pair?: BracketPair;
  /** Same seed, same text. */
  readonly seed?: number;
  /** Default: some. */
  readonly annotating?: Annotating;
}

const LINES_PER_SECTION = 200;
const LINES_PER_ANNOTATION = 10;
const LINES_PER_OWN_LINE = 50;
const LINES_PER_SPARSE_ANNOTATION = 75;
const LINES_PER_SPARSE_OWN_LINE = 375;
const DEEPEST_LEVEL = 6;
const UNITS_PER_LINE = 45;

const LATIN = (
  "county land office report harvest ledger village meeting grain school ditch bridge reform " +
  "quarter deputy border winter market record census review budget station council petition"
).split(" ");
const CHINESE = Array.from(
  "县乡治理考核指标经济社会生态文明建设党务宣传督查工会农业水利竞争中心部门业务综合项目分值推动",
);

const BODIES: Readonly<Record<Script, readonly string[]>> = {
  latin: [
    "? is this still so",
    "! the point",
    "todo compare with 1998",
    "~ doubtful",
    "plain word",
  ],
  chinese: ["？还是这样吗", "！要点", "待办 与一九九八年比较", "存疑", "一句话 #治理"],
};

/**
 * A nested outline: a heading every 200 lines, in between lists up to six deep (for indented text, lines; for page
 * text, all lines at the margin in a page's frame), about 45 units a line, an annotation in every tenth line, inline
 * marks in every third.
 */
export function outlineText(options: InputOptions): string {
  const writer = new OutlineWriter(options);
  const lines: string[] = [];
  const frame = options.format === "page" ? PAGE_FRAME : { header: [], footer: [] };
  const own = options.lines - frame.header.length - frame.footer.length;
  while (lines.length < own) lines.push(...writer.next(lines.length));
  return flat([...frame.header, ...lines.slice(0, own), ...frame.footer].join("\n"));
}

/** A note without depth: so many headings, or so many items side by side. */
export function flatText(kind: "headings" | "siblings", lines: number): string {
  const writer = new OutlineWriter({ format: "markdown", lines });
  const marker = kind === "headings" ? "## " : "- ";
  return flat(Array.from({ length: lines }, (_, at) => marker + writer.words(at)).join("\n"));
}

/** Opening and closing lines of a mind-map page. */
const PAGE_FRAME = {
  header: ["County notes", "2024-08-11 02:05:11 0", "outline"],
  footer: ["County notes", "see more", "0 comments", "next page"],
};

/** One string in memory, not the tree of pieces that joining may leave. */
function flat(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

class OutlineWriter {
  private readonly random: Random;
  private readonly script: Script;
  private readonly pair: BracketPair;
  private readonly format: NoteFormat;
  private readonly annotating: Annotating;
  private depth = 0;

  constructor({
    format,
    script = "latin",
    pair,
    seed = 20240811,
    annotating = "some",
  }: InputOptions) {
    this.annotating = annotating;
    this.random = new Random(seed);
    this.script = script;
    this.pair = pair ?? DEFAULT_BRACKETS[0] ?? { open: "【", close: "】" };
    this.format = format;
  }

  /** The line or lines that follow `at` lines. */
  next(at: number): readonly string[] {
    const isSection = at % LINES_PER_SECTION < 3 && this.isNewSection(at);
    if (isSection) {
      this.depth = 0;
      const title = this.words(at);
      if (this.format !== "markdown") return [title];
      return ["", `${"#".repeat(1 + this.random.below(4))} ${title}`, ""];
    }
    const line = this.line(at);
    this.depth = this.random.below(Math.min(this.depth + 2, DEEPEST_LEVEL));
    return [line];
  }

  private section = -1;

  private isNewSection(at: number): boolean {
    const section = Math.floor(at / LINES_PER_SECTION);
    const isNew = section !== this.section;
    this.section = section;
    return isNew;
  }

  private line(at: number): string {
    const text = this.isOwnLine(at) ? this.annotation() : this.words(at);
    if (this.format === "page") return text;
    if (this.format === "indented") return "\t".repeat(this.depth + 1) + text;
    return `${"  ".repeat(this.depth)}- ${text}`;
  }

  /** Some words, with an annotation in every tenth line and an inline mark in every third. */
  words(at: number): string {
    const words: string[] = [];
    const room = UNITS_PER_LINE - 12 + this.random.below(14);
    for (let units = 0; units < room; units += (words.at(-1)?.length ?? 0) + 1) {
      words.push(this.word());
    }
    if (at % 3 === 1) this.mark(words);
    if (this.isAnnotated(at)) words.push(this.annotation());
    return words.join(this.script === "latin" ? " " : "");
  }

  private isOwnLine(at: number): boolean {
    switch (this.annotating) {
      case "dense":
        return at % LINES_PER_OWN_LINE === LINES_PER_OWN_LINE - 1;
      case "sparse":
        return at % LINES_PER_SPARSE_OWN_LINE === LINES_PER_SPARSE_OWN_LINE - 1;
      default:
        return false;
    }
  }

  private isAnnotated(at: number): boolean {
    switch (this.annotating) {
      case "none":
        return false;
      case "sparse":
        return at % LINES_PER_SPARSE_ANNOTATION === 5;
      case "all":
        return true;
      default:
        return at % LINES_PER_ANNOTATION === 5;
    }
  }

  private word(): string {
    if (this.script === "latin") return this.random.of(LATIN);
    const length = 2 + this.random.below(3);
    return Array.from({ length }, () => this.random.of(CHINESE)).join("");
  }

  private mark(words: string[]): void {
    const at = this.random.below(words.length);
    const word = words[at] ?? "";
    const marked = [`**${word}**`, `*${word}*`, `\`${word}\``, `[${word}](notes/a.md)`];
    words[at] = this.random.of(marked);
  }

  private annotation(): string {
    return this.pair.open + this.random.of(BODIES[this.script]) + this.pair.close;
  }
}
