import type { Random } from "../bench/random.js";

/** A line of a text under edit, without its line break: its units and where each stood in the old text, or -1. */
export interface TracedLine {
  readonly text: string;
  readonly origins: readonly number[];
}

/** What can happen to a line. */
export type EditName =
  | "insert"
  | "delete"
  | "replace"
  | "move"
  | "edit"
  | "heavyEdit"
  | "split"
  | "join"
  | "moveAndEdit"
  | "moveBlock"
  | "decoy";

/** Which edits are made, all equally often. */
export interface EditProfile {
  readonly name: string;
  readonly edits: readonly EditName[];
  /** True where short lines are renamed to a few labels before anything else. */
  readonly hasLabels: boolean;
}

const PLAIN: readonly EditName[] = ["insert", "delete", "replace", "move", "edit"];
const HARD: readonly EditName[] = [
  ...PLAIN,
  "heavyEdit",
  "split",
  "join",
  "moveAndEdit",
  "moveBlock",
  "decoy",
];

/** The profiles of anchoring.md, section 9. */
export const PROFILES = {
  plain: { name: "plain", edits: PLAIN, hasLabels: false },
  hard: { name: "hard", edits: HARD, hasLabels: false },
  labels: { name: "hard + labels", edits: HARD, hasLabels: true },
} as const satisfies Record<string, EditProfile>;

/** Shares of a line's units that are edited. */
const LIGHT = 0.2;
const HEAVY = 0.4;

/** Indentation and marker of a line. */
const LEAD = /^\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)?/;

/** Units of a line's indentation and marker. */
export function leadLength(text: string): number {
  return LEAD.exec(text)?.[0].length ?? 0;
}

const LABELS = [
  ..."影响 原因 背景 意义 问题 措施 结果 特点 条件 内容 目的 小结".split(" "),
] as const;
const LATIN_LABELS =
  "causes effects context terms limits cases summary sources dates people claims doubts".split(" ");

/** The text with 60 % of its short lines (2 to 8 units) renamed to a dozen labels. */
export function withLabels(text: string, random: Random): string {
  return text
    .split("\n")
    .map((line) => {
      const lead = line.slice(0, leadLength(line));
      const words = line.slice(lead.length).trim();
      if (words.length < 2 || words.length > 8 || random.below(100) >= 60) return line;
      return lead + random.of(/[a-z]/i.test(words) ? LATIN_LABELS : LABELS);
    })
    .join("\n");
}

/** A text as lines that know where they come from. */
export function tracedLines(text: string): TracedLine[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const origins = Array.from({ length: line.length }, (_, at) => start + at);
    start += line.length + 1;
    return { text: line, origins };
  });
}

/** Edits a share of the lines of a text. */
export function editLines(
  lines: readonly TracedLine[],
  profile: EditProfile,
  { rate, random }: { readonly rate: number; readonly random: Random },
): TracedLine[] {
  return new Editor(lines, random).run(profile.edits, rate);
}

class Editor {
  private readonly source: readonly string[];
  private readonly lines: TracedLine[];

  constructor(
    lines: readonly TracedLine[],
    private readonly random: Random,
  ) {
    this.lines = [...lines];
    this.source = lines.map(({ text }) => text.slice(leadLength(text)).trim()).filter(Boolean);
  }

  run(edits: readonly EditName[], rate: number): TracedLine[] {
    const words = this.lines.filter(({ text }) => text.trim() !== "");
    const chosen = this.shuffled(words).slice(0, Math.round(rate * words.length));
    for (const line of chosen) {
      const at = this.lines.indexOf(line);
      // A join or a block move may have taken it along.
      if (at >= 0) this.apply(this.random.of(edits), at);
    }
    return this.lines;
  }

  private apply(edit: EditName, at: number): void {
    const line = this.lines[at] as TracedLine;
    const replaceBy = (...lines: TracedLine[]): void => void this.lines.splice(at, 1, ...lines);
    switch (edit) {
      case "insert": {
        replaceBy(line, this.newLine(line));
        return;
      }
      case "delete": {
        replaceBy();
        return;
      }
      case "replace": {
        replaceBy(this.newLine(line));
        return;
      }
      case "move": {
        this.move(at, 1, (moved) => moved);
        return;
      }
      case "edit": {
        replaceBy(this.edited(line, LIGHT));
        return;
      }
      case "heavyEdit": {
        replaceBy(this.edited(line, HEAVY));
        return;
      }
      case "split": {
        replaceBy(...this.split(line));
        return;
      }
      case "join": {
        this.join(at);
        return;
      }
      case "moveAndEdit": {
        this.move(at, 1, (moved) => this.edited(moved, LIGHT));
        return;
      }
      case "moveBlock": {
        this.move(at, 2 + this.random.below(6), (moved) => moved);
        return;
      }
      case "decoy":
        this.lines.splice(this.random.below(this.lines.length), 0, untraced(line.text));
    }
  }

  private move(at: number, count: number, change: (line: TracedLine) => TracedLine): void {
    const moved = this.lines.splice(at, count).map(change);
    this.lines.splice(this.random.below(this.lines.length + 1), 0, ...moved);
  }

  /** Half of the new lines are halves of lines of the text, the others are made of scraps of it. */
  private newLine(beside: TracedLine): TracedLine {
    const lead = beside.text.slice(0, leadLength(beside.text));
    if (this.random.below(2) === 0) {
      const whole = this.random.of(this.source);
      const middle = Math.ceil(whole.length / 2);
      const half = this.random.below(2) === 0 ? whole.slice(0, middle) : whole.slice(middle);
      return untraced(lead + (half.trim() === "" ? whole : half.trim()));
    }
    let words = "";
    const length = 3 + this.random.below(22);
    while (words.length < length) words += this.scrap();
    return untraced(lead + words.trim());
  }

  private scrap(): string {
    const line = this.random.of(this.source);
    const from = this.random.below(line.length);
    return line.slice(from, from + 1 + this.random.below(4));
  }

  /** Replaces, leaves out or puts in units: a share of them, one at least. */
  private edited(line: TracedLine, share: number): TracedLine {
    const lead = leadLength(line.text);
    const text = Array.from(line.text.slice(lead));
    const origins = line.origins.slice(lead);
    const count = Math.max(1, Math.round(share * text.length));
    for (let edit = 0; edit < count && text.length > 1; edit++) {
      const at = this.random.below(text.length);
      const put = this.random.below(3);
      const unit = this.random.of(Array.from(this.random.of(this.source)));
      text.splice(at, put === 2 ? 0 : 1, ...(put === 1 ? [] : [unit]));
      origins.splice(at, put === 2 ? 0 : 1, ...(put === 1 ? [] : [-1]));
    }
    return {
      text: line.text.slice(0, lead) + text.join(""),
      origins: [...line.origins.slice(0, lead), ...origins],
    };
  }

  private split(line: TracedLine): TracedLine[] {
    const lead = leadLength(line.text);
    const room = line.text.length - lead;
    if (room < 4) return [line];
    const at = lead + Math.ceil(room / 4) + this.random.below(Math.floor(room / 2));
    const head = line.text.slice(0, lead);
    return [
      { text: line.text.slice(0, at), origins: line.origins.slice(0, at) },
      {
        text: head + line.text.slice(at),
        origins: [...untraced(head).origins, ...line.origins.slice(at)],
      },
    ];
  }

  private join(at: number): void {
    const line = this.lines[at] as TracedLine;
    const next = this.lines[at + 1];
    if (!next || next.text.trim() === "") return;
    const lead = leadLength(next.text);
    this.lines.splice(at, 2, {
      text: line.text + next.text.slice(lead),
      origins: [...line.origins, ...next.origins.slice(lead)],
    });
  }

  private shuffled<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.random.below(at + 1);
      [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
    }
    return mixed;
  }
}

function untraced(text: string): TracedLine {
  return { text, origins: Array.from({ length: text.length }, () => -1) };
}
