import type { Fragment, FragmentRow } from "./fragment.js";
import { blanksOf } from "./indents.js";
import { isUnderline } from "./ownWords.js";
import { demand } from "./refusal.js";
import { sameRows } from "./rendering.js";
import type { Rendering } from "./rendering.js";

/** Markdown has six levels; a heading with an underline has one of two. */
const DEEPEST = 6;
const DEEPEST_UNDERLINED = 2;

/**
 * A heading at another level, with those below it. Where some would be deeper than level 6 they get level 6, if that
 * leaves each under the heading that it is under.
 */
export function renderHeading(fragment: Fragment, level: number): Rendering {
  const { rows, root, lines } = fragment;
  const by = level - (root.level ?? level);
  if (by === 0) return { lines, rows: sameRows(fragment), lineMap: null, notices: [] };
  const levels = rows.map((row) => row.level && Math.min(DEEPEST, row.level + by));
  demand(level <= DEEPEST && hasSameNest(rows, levels), "too-deep");
  const isClamped = rows.some((row) => row.level !== null && row.level + by > DEEPEST);
  const relevelled = new Relevelled(lines);
  for (const [at, row] of rows.entries()) {
    relevelled.set(row, levels[at] ?? row.level);
  }
  return {
    ...relevelled.result(),
    rows: sameRows(fragment),
    notices: isClamped ? ["levels-clamped"] : [],
  };
}

/** The lines of headings while their levels change. */
class Relevelled {
  readonly #lines: readonly string[];
  readonly #changed: string[];
  readonly #dropped = new Set<number>();

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#changed = [...lines];
  }

  set({ line, level, head }: FragmentRow, wished: number | null): void {
    if (level === null || wished === null) return;
    const text = this.#lines[line] ?? "";
    if (head.marker !== "") {
      this.#changed[line] = atxLine(text, level, wished);
      return;
    }
    const underline = line + 1 + this.#lines.slice(line + 1).findIndex(isUnderlineOf);
    if (wished <= DEEPEST_UNDERLINED) {
      this.#changed[underline] = underlineOf(this.#lines[underline] ?? "", wished);
      return;
    }
    demand(underline === line + 1, "heading-of-several-lines");
    this.#changed[line] = `${"#".repeat(wished)} ${text.trim()}`;
    this.#dropped.add(underline);
  }

  result(): Pick<Rendering, "lines" | "lineMap"> {
    const dropped = this.#dropped;
    return {
      lines: this.#changed.filter((_, at) => !dropped.has(at)),
      lineMap: dropped.size === 0 ? null : lineMap(this.#lines.length, dropped),
    };
  }
}

/** True when each heading is still under the same one. */
function hasSameNest(rows: readonly FragmentRow[], levels: readonly (number | null)[]): boolean {
  const open: { readonly at: number; readonly level: number }[] = [];
  return rows.every((row, at) => {
    const level = levels[at] ?? null;
    if (level === null) return true;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1)?.at ?? -1;
    open.push({ at, level });
    return parent === row.parent;
  });
}

function atxLine(line: string, from: number, to: number): string {
  const blanks = blanksOf(line);
  const text = line.slice(blanks.length + from);
  // Marks that close the line and were as many as those that open it stay as many.
  const closing = /([ \t])(#+)([ \t]*)$/.exec(text);
  const isPaired = closing?.[2]?.length === from;
  const body = isPaired
    ? `${text.slice(0, closing.index)}${closing[1]}${"#".repeat(to)}${closing[3]}`
    : text;
  return blanks + "#".repeat(to) + body;
}

function isUnderlineOf(line: string): boolean {
  return isUnderline(line.trim());
}

function underlineOf(line: string, level: number): string {
  return line.replace(/[=-]/g, level === 1 ? "=" : "-");
}

function lineMap(count: number, dropped: ReadonlySet<number>): number[] {
  let at = -1;
  return Array.from({ length: count }, (_, line) => (dropped.has(line) ? at : ++at));
}
