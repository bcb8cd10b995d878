import assert from "node:assert/strict";
import { isEmptyFilter, MOST_NESTED, parseFilter } from "../../../../src/core/filter/index.js";
import type { FilterTerm } from "../../../../src/core/filter/index.js";

/** A term as text: `(a & b)`, `(a | b)`, `!a`, `kind=question`. */
function render(term: FilterTerm | null): string {
  switch (term?.type) {
    case undefined:
      return "";
    case "all":
    case "any":
      return `(${term.terms.map(render).join(term.type === "all" ? " & " : " | ")})`;
    case "not":
      return `!${render(term.term)}`;
    case "text":
      return term.text;
    case "kind":
      return `kind=${term.kind}`;
    case "tag":
      return `tag=${term.tag}`;
    case "reader":
      return `reader=${term.name}`;
    case "date":
      return `${term.comparison} ${term.period}`;
    case "done":
      return `done=${String(term.isDone)}`;
    case "has":
      return `has=${term.what}`;
  }
}

function check(query: string, expected: string, ...problems: readonly string[]): void {
  const parsed = parseFilter(query);
  assert.equal(render(parsed.filter.term), expected, query);
  assert.deepEqual(
    parsed.problems.map(({ code, text }) => `${code} ${text}`),
    problems,
    query,
  );
}

describe("filter queries", () => {
  it("join words by AND, OR, NOT and parentheses, OR being the weakest", () => {
    check("a b", "(a & b)");
    check("a AND b", "(a & b)");
    check("a OR b c", "(a | (b & c))");
    check("a|b", "(a | b)");
    check("(a OR b) c", "((a | b) & c)");
    check("（a OR b） c", "((a | b) & c)");
    check("-a NOT b", "(!a & !b)");
    check("NOT -a", "a");
    check('-(a b) -"c d"', "(!(a & b) & !c d)");
    check("“甲 乙”", "甲 乙");
  });

  it("take operators in capitals alone, and dashes as they stand in words", () => {
    check("cats or dogs not and", "(cats & or & dogs & not & and)");
    check("well-known - --x", "(well-known & - & --x)");
  });

  it("know kinds by their marks and by their names in both languages", () => {
    for (const query of ["~", "～", "kind:doubt", "kind：存疑", "类别:存疑", "kind:~"]) {
      check(query, "kind=doubt");
    }
    check("kind:question kind:todo #A", "(tag=a & (kind=question | kind=todo))");
    check("@Mara @jonas", "(reader=mara | reader=jonas)");
  });

  it("know states in both languages", () => {
    for (const query of ["is:open", "[]", "状态：未完成"]) check(query, "done=false");
    for (const query of ["is:done", "[X]", "状态:已完成"]) check(query, "done=true");
  });

  it("leave words with a colon alone", () => {
    check("http://x note:a", "(http://x & note:a)");
  });

  it("close what is not closed, so that they work while they are typed", () => {
    check('(a OR "b c', "(a | b c)");
    check("((a", "a");
    check("()", "");
  });

  it("tell what is wrong, and keep the rest", () => {
    check("a)b", "(a & b)", "stray-parenthesis )");
    check("a OR", "a", "missing-operand OR");
    check("OR a", "a", "missing-operand OR");
    check("a OR OR b", "(a | b)", "missing-operand OR");
    check("a NOT", "a", "missing-operand NOT");
    check("kind:Wish a", "a", "unknown-kind kind:Wish");
    check("NOT kind:wish", "", "unknown-kind kind:wish");
    check("is:x", "", "unknown-state is:x");
    check("has:x", "", "unknown-property has:x");
    for (const query of [
      "date:",
      "date:x",
      "date:2026-13",
      "date:=>2026",
      "before:..",
      "date:2026..",
    ]) {
      check(query, "", `bad-date ${query}`);
    }
  });

  it("refuse what is nested too deep, and read long chains", () => {
    const { problems } = parseFilter("(".repeat(100_000));
    assert.deepEqual(problems, [{ code: "too-deep", text: "(" }]);
    assert.deepEqual(parseFilter(`${"(".repeat(MOST_NESTED)}a`).problems, []);
    check(`${"NOT ".repeat(20_000)}a`, "a");
    assert.equal(parseFilter("a ".repeat(20_000)).problems.length, 0);
  });

  it("give the words that are wished, to be marked", () => {
    assert.deepEqual(parseFilter('A -b (C OR "d e") #f').filter.words, ["a", "c", "d e"]);
  });

  it("ask for nothing when nothing was typed", () => {
    for (const query of ["", "  ", '""', "()"]) {
      assert.equal(isEmptyFilter(parseFilter(query).filter), true);
    }
    for (const query of ["a", "?", "#a", "@a", "is:open", "-a"]) {
      assert.equal(isEmptyFilter(parseFilter(query).filter), false);
    }
  });
});
