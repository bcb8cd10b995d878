import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { parseFilter } from "../../../../src/core/filter/index.js";
import { inlineText, summarise } from "../../../../src/core/summary/index.js";
import type { Inline, SummaryEntry, SummaryOptions } from "../../../../src/core/summary/index.js";

/** Lines of entries: indented by depth, `#` for headings, the words, then `{kind text}` for each annotation. */
function render(
  text: string,
  options: SummaryOptions = {},
  format: NoteFormat = "markdown",
): string {
  const { top, parts } = summarise(parseNote(text, { format }), options);
  return [
    ...(top.annotations.length > 0 ? [line(top)] : []),
    ...parts.flatMap(({ kind, entries }) => [
      ...(kind === null ? [] : [`= ${kind}`]),
      ...entries.map(line),
    ]),
  ].join("\n");
}

/** What the first entry of an outline says, with its marks and without its level. */
function firstWords(text: string): string {
  return (render(text, { content: "outline" }).split(" {")[0] ?? "").replace(/^#/u, "");
}

function line(entry: SummaryEntry): string {
  const { depth, headingLevel, path, blocks, annotations, label, isContext } = entry;
  const words = blocks.map((block) =>
    "children" in block ? marked(block.children as Inline[]) : block.value,
  );
  const said = annotations.map(
    ({ depth: level, kind, text, below }) =>
      `{${"↳".repeat(level)}${kind}${below.map((name) => ` ›${name}`).join("")} ${text}}`,
  );
  const own = words.length === 0 ? label : words.join(" / ");
  return [
    "  ".repeat(Math.max(0, depth - 1)) +
      (headingLevel === null ? "" : "#".repeat(headingLevel)) +
      (isContext ? "·" : "") +
      path.map((name) => `${name} › `).join("") +
      own,
    ...said,
  ].join(" ");
}

/** Inline content as words, with `^` where an annotation stood. */
function marked(content: readonly Inline[]): string {
  return content
    .map((part) =>
      part.type === "mark" ? "^" : "children" in part ? marked(part.children) : part.value,
    )
    .join("");
}

const NOTE = `# A

para【x】 of **bo【y】ld**

- a【? q #t/u】
  - b
    - c【@Ann 2026-05-01: n【@Ben: r】】
  - 【own】
- d

# B

- e【! i】【~ w】
`;

describe("a summary", () => {
  it("holds annotated nodes with those above them, and marks where annotations stood", () => {
    assert.equal(
      render(NOTE),
      [
        "##A / para^ of bo^ld {comment x} {comment y}",
        "  a^ {question q #t/u} {comment own}",
        "    ·b",
        "      c^ {comment n} {↳comment r}",
        "##·B",
        "  e^^ {important i} {doubt w}",
      ].join("\n"),
    );
  });

  it("holds the whole outline, or a list of annotations with paths", () => {
    assert.match(render(NOTE, { content: "outline" }), /^ {2}d$/mu);
    assert.equal(
      render(NOTE, { content: "annotations", kinds: ["comment"] }),
      [
        "A {comment x} {comment y}",
        "A › a {comment own}",
        "A › a › b › c {comment n} {↳comment r}",
      ].join("\n"),
    );
  });

  it("keeps words what was words behind an annotation at the start of a line", () => {
    const lines = [
      ...["- b", "+ b", "* b", "1. b", "12) b", "# b", "> b", "---", "===", "- - -", "[a]: b"],
      ...["```", "~~~", "    b", "\tb", "[ ] b", " - b", "-"],
    ];
    for (const words of lines) {
      const shown = words.trim();
      assert.equal(firstWords(`- 【x】${words}\n- c`), `^${shown}`);
      assert.equal(firstWords(`- a\n\n  【x】【y】${words}\n- c`), `a / ^^${shown}`);
      assert.equal(firstWords(`【x】${words}\n\n- c`), `^${shown}`);
    }
  });

  it("reads marks behind an annotation at the start of a line", () => {
    for (const [words, shown] of [
      ["*b* c", "^b c"],
      ["`b`", "b^"],
      ["-b", "^-b"],
      ["1.b", "^1.b"],
      ["#b", "^#b"],
      ["[a](b)", "^a"],
    ] as const) {
      assert.equal(firstWords(`- 【x】${words}`), shown);
    }
  });

  it("is by kind, what asks for an answer first, open before done", () => {
    assert.equal(
      render("- a【[x] d】【b】\n- c【todo e】【?】\n", { order: "kind" }),
      [
        "= question",
        "c^ {question ?}",
        "= todo",
        "c^ {todo e}",
        "a^ {todo d}",
        "= comment",
        "a^ {comment b}",
      ].join("\n"),
    );
  });

  for (const [options, kept] of [
    [{ kinds: ["important", "doubt"] }, "i w"],
    [{ kinds: [] }, ""],
    [{ tags: ["t"] }, "q #t/u"],
    [{ readers: ["ben"] }, "n r"],
    [{ from: "2026-05", to: "2026-05-01" }, "n r"],
    [{ from: "2026-05-02" }, ""],
    [{ filter: parseFilter("own OR kind:doubt").filter }, "own w"],
    [{ filter: parseFilter("-has:tag").filter, kinds: ["question"] }, ""],
  ] as readonly (readonly [SummaryOptions, string])[]) {
    it(`holds what is asked for: ${JSON.stringify(options)}`, () => {
      const { parts, top, statistics } = summarise(
        parseNote(NOTE, { format: "markdown" }),
        options,
      );
      const entries = [top, ...parts.flatMap((part) => part.entries)];
      const annotations = entries.flatMap((entry) => entry.annotations);
      assert.equal(annotations.map(({ text }) => text).join(" "), kept);
      assert.equal(statistics.annotationCount + statistics.replyCount, annotations.length);
      assert.deepEqual(
        annotations.map(({ number }) => number),
        annotations.map((_, at) => at + 1),
      );
    });
  }

  it("also holds nodes that a filter finds by their words", () => {
    assert.equal(render(NOTE, { filter: parseFilter("d").filter }), ["##·A", "  d"].join("\n"));
  });

  it("is of a subtree, down to a depth; deeper annotations stand under the last node shown", () => {
    const note = parseNote(NOTE, { format: "markdown" });
    const { top, parts } = summarise(note, { node: note.node(0), depth: 1 });
    assert.equal(line(top), "#A / para^ of bo^ld {comment x} {comment y}");
    assert.deepEqual(parts[0]!.entries.map(line), [
      "a^ {question q #t/u} {comment ›b ›c n} {↳comment ›b ›c r} {comment own}",
    ]);
  });

  it("counts by kind and chapter", () => {
    const { statistics } = summarise(parseNote(NOTE, { format: "markdown" }));
    assert.deepEqual(statistics.kinds, {
      comment: 4,
      question: 1,
      important: 1,
      todo: 0,
      doubt: 1,
    });
    assert.deepEqual(
      statistics.chapters.map(({ label, annotationCount, nodeCount, annotatedCount }) => [
        label,
        annotationCount,
        nodeCount,
        annotatedCount,
      ]),
      [
        ["A", 5, 5, 3],
        ["B", 2, 2, 1],
      ],
    );
    assert.deepEqual(
      [statistics.nodeCount, statistics.annotatedCount, statistics.replyCount],
      [7, 4, 1],
    );
    assert.deepEqual(statistics.readers, ["Ann", "Ben"]);
  });

  it("cuts author text down around annotations", () => {
    const long = "word ".repeat(50);
    const [first, second, third] = render(
      `- ${long}here【x】 ${long}\n- ${long}\n  - y【z】\n- short【x】\n`,
      { authorText: "shortened" },
    ).split("\n");
    assert.match(first!, /^##…(?:word )+here\^(?: word)+… \{comment x\}$/u);
    assert.ok(first!.length < 120);
    assert.match(second!, /^##·(?:word ?)+…$/u);
    assert.ok(second!.length < 120);
    assert.equal(third, "  y^ {comment z}");
  });

  it("reads page text and indented text as lines, whose chapters are headings", () => {
    assert.equal(
      render("Book\n\tone\n\t\t*a*【x】 b\n\ttwo【y】\n", {}, "indented"),
      ["##·one", "  *a*^ b {comment x}", "##two^ {comment y}"].join("\n"),
    );
  });

  it("makes headings no deeper than six, and no item behind a heading its brother", () => {
    const deep = Array.from({ length: 8 }, (_, at) => `${"#".repeat(Math.min(6, at + 1))} h${at}`);
    const { parts } = summarise(
      parseNote(`# z\n\n${deep.join("\n\n")}\n`, { format: "markdown" }),
      {
        content: "outline",
      },
    );
    assert.deepEqual(
      parts[0]!.entries.map(({ headingLevel }) => headingLevel),
      [2, 2, 3, 4, 5, 6, null, null, null],
    );
  });

  it("shows HTML as words, drops links that run something, and lets nothing hide", () => {
    const { parts } = summarise(
      parseNote(
        "- z\n- <b>x</b> [l](javascript:a) [m](command:b) [n](https://e.org) \u202Eab\u0007【\u2066 <i> [k](data:x)】\n",
        {
          format: "markdown",
        },
      ),
    );
    const [entry] = parts[0]!.entries;
    const [block] = entry!.blocks;
    assert.deepEqual(block, {
      type: "paragraph",
      children: [
        { type: "text", value: "<b>x</b> l m " },
        { type: "link", url: "https://e.org", children: [{ type: "text", value: "n" }] },
        { type: "text", value: " \uFFFDab\uFFFD" },
        { type: "mark", number: 1 },
      ],
    });
    assert.equal(inlineText(entry!.annotations[0]!.content), "\uFFFD <i> k");
  });

  it("does not recurse: a note as deep as it is long, replies 4,000 deep", () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `${" ".repeat(at)}a`);
    const replies = `${"【r".repeat(2000)}${"】".repeat(2000)}`;
    const { parts } = summarise(
      parseNote(`${lines.join("\n")}${replies}\n`, { format: "indented" }),
    );
    assert.equal(parts[0]!.entries.length, 2999);
    assert.equal(parts[0]!.entries.at(-1)!.annotations.length, 2000);
  });
});
