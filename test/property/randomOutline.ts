import fc from "fast-check";

/** How the lists of one outline are written. */
interface Style {
  readonly lineBreak: "\n" | "\r\n";
  /** By what a level is indented; "" is the width of the mark above. */
  readonly unit: "" | "    " | "\t";
  readonly mark: "-" | "*" | "1." | "1)";
  readonly isLoose: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  lineBreak: fc.constantFrom("\n", "\n", "\r\n"),
  unit: fc.constantFrom("", "", "    ", "\t"),
  mark: fc.constantFrom("-", "-", "*", "1.", "1)"),
  isLoose: fc.boolean(),
});

const words = fc.constantFrom(
  "word",
  "two words",
  "第一章 总论",
  "`code`",
  "**bold** text",
  "a 【note】 b",
  "【?why】",
  "x 【a【b】】",
  "[ ] task",
  "[x] done 【ok】",
  "",
);

/** What follows a node's first line in its own text. */
const more = fc.constantFrom(
  [],
  [],
  [],
  [],
  ["goes on"],
  ["", "a paragraph", "of two lines 【n】"],
  ["", "```", "  code【x】", "", "- no item", "```"],
  ["", "【alone】"],
  ["【over", "lines】"],
);

interface Node {
  readonly words: string;
  readonly more: readonly string[];
  readonly isSetext: boolean;
  readonly children: readonly Node[];
}

const node: fc.Memo<Node> = fc.memo((depth) =>
  fc.record({
    words,
    more,
    isSetext: fc.nat({ max: 5 }).map((one) => one === 0),
    children: depth <= 1 ? fc.constant([]) : fc.array(node(), { maxLength: 3 }),
  }),
);

/** A note of headings, lists under them and in one another, in one style. */
export const markdownOutline = fc
  .tuple(
    style,
    fc.array(node(2), { maxLength: 3 }),
    fc.array(node(4), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([written, items, sections, isEnded]) => {
    const lines = [...itemLines(items, written, "", ""), ...sectionLines(sections, written, 1)];
    while (lines[0] === "") lines.shift();
    while (lines.at(-1) === "") lines.pop();
    return lines.join(written.lineBreak) + (isEnded ? written.lineBreak : "");
  });

function itemLines(
  items: readonly Node[],
  written: Style,
  prefix: string,
  above: string,
): string[] {
  return items.flatMap((item, at) => {
    const isNumbered = written.mark.length > 1;
    const mark = isNumbered ? `${at + 1}${written.mark.slice(1)}` : written.mark;
    const inside = prefix + " ".repeat(mark.length + 1);
    const childPrefix = written.unit === "" ? inside : prefix + written.unit;
    const own = written.unit === "\t" ? childPrefix : inside;
    return [
      `${prefix}${mark} ${item.words}`.trimEnd(),
      ...item.more.map((line) => (line === "" ? "" : own + line)),
      ...(written.isLoose ? [""] : []),
      ...itemLines(item.children, written, childPrefix, above),
    ];
  });
}

/** Headings with lists: the children of a heading are items before level 3, sections with few words else. */
function sectionLines(sections: readonly Node[], written: Style, level: number): string[] {
  return sections.flatMap((section) => {
    const isUnderlined = section.isSetext && level <= 2 && section.words.trim() !== "";
    const title = section.words.replace(/^\[.\] /, "");
    const head = isUnderlined
      ? ["", title, level === 1 ? "===" : "---"]
      : [`${"#".repeat(level)} ${title}`.trimEnd()];
    const [items, below] = [section.children.slice(0, 1), section.children.slice(1)];
    return [
      ...head,
      ...(section.more.length > 0 ? ["", ...section.more.filter((line) => line !== "")] : []),
      "",
      ...itemLines(items, written, "", ""),
      ...(items.length > 0 ? [""] : []),
      ...sectionLines(below, written, level + 1),
    ];
  });
}

const lineWords = fc.constantFrom(
  "line",
  "two words",
  "第一章",
  "a 【note】 b",
  "【?why】",
  "- bullet",
  "• bullet【x】",
  "1. one",
  "2、two",
  "【over",
);

/** A note of indented text in one unit, with an odd line here and there. */
export const indentedOutline = fc
  .tuple(
    fc.constantFrom("\t", "  ", "    ", "\u3000"),
    fc.array(fc.tuple(fc.nat({ max: 2 }), lineWords, fc.nat({ max: 12 })), {
      minLength: 2,
      maxLength: 20,
    }),
    fc.constantFrom("\n", "\n", "\r\n"),
    fc.boolean(),
  )
  .map(([unit, rows, lineBreak, isEnded]) => {
    let depth = 0;
    const lines = rows.flatMap(([down, text, odd], at) => {
      depth = at === 0 ? 0 : down === 0 ? depth + 1 : Math.max(0, depth - down + 1);
      const prefix = unit.repeat(depth) + (odd === 1 ? " " : "");
      const own =
        text === "【over" ? [`${prefix}${text}`, `${prefix}${unit}lines】`] : [prefix + text];
      return odd === 0 ? [...own, ""] : own;
    });
    return lines.join(lineBreak) + (isEnded ? lineBreak : "");
  });
