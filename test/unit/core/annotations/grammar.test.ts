import assert from "node:assert/strict";
import {
  compileGrammar,
  DEFAULT_BRACKETS,
  DEFAULT_KINDS,
  type GrammarOptions,
} from "../../../../src/core/annotations/index.js";

/** Expected: the problems, each as `code value reason`, one a line. */
function check(options: GrammarOptions, ...expected: string[]): void {
  const problems = compileGrammar(options).problems.map(
    ({ code, value, reason }) => `${code} ${value} ${reason}`,
  );
  assert.deepEqual(problems, expected);
}

const pair = (open: string, close: string): GrammarOptions => ({ brackets: [{ open, close }] });

describe("the grammar", () => {
  it("has one pair and four kinds by default, and is made once", () => {
    const grammar = compileGrammar();
    assert.deepEqual(grammar.pairs, [{ open: "【", close: "】" }]);
    assert.deepEqual(
      grammar.kinds.map((kind) => kind.kind),
      ["question", "important", "todo", "doubt"],
    );
    assert.equal(grammar.kinds, DEFAULT_KINDS);
    assert.deepEqual(grammar.authorBrackets, []);
    assert.equal(compileGrammar({}), grammar);
    assert.ok(Object.isFrozen(DEFAULT_BRACKETS) && Object.isFrozen(grammar.pairs));
  });

  it("refuses pairs that would meet in running text", () => {
    check(pair("", "】"), "bad-bracket-pair  】 empty");
    check(pair("【", ""), "bad-bracket-pair 【  empty");
    check(pair("a", "b"), "bad-bracket-pair a b letter-or-digit");
    check(pair("{1", "}"), "bad-bracket-pair {1 } letter-or-digit");
    check(pair("注", "】"), "bad-bracket-pair 注 】 letter-or-digit");
    check(pair("[ ", "]"), "bad-bracket-pair [  ] white-space");
    check(pair("[", "]\n"), "bad-bracket-pair [ ]\n white-space");
    check(pair("\\[", "\\]"), "bad-bracket-pair \\[ \\] backslash");
    check(pair("\uD83D", "]"), "bad-bracket-pair \uD83D ] lone-surrogate");
    check(pair("{+", "+}"));
    check(pair("👉", "👈"));
  });

  it("refuses a bracket that another pair has", () => {
    const brackets = [
      { open: "【", close: "】" },
      { open: "〖", close: "】" },
      { open: "】", close: "【" },
      { open: "【", close: "】" },
    ];
    check(
      { brackets },
      "bad-bracket-pair 〖 】 in-use",
      "bad-bracket-pair 】 【 in-use",
      "bad-bracket-pair 【 】 in-use",
    );
  });

  it("falls back on the default pair where none remains", () => {
    assert.deepEqual(compileGrammar({ brackets: [] }).pairs, DEFAULT_BRACKETS);
    const { pairs, problems } = compileGrammar(pair("a", "b"));
    assert.deepEqual(pairs, DEFAULT_BRACKETS);
    assert.equal(problems.length, 1);
    assert.equal(compileGrammar(pair("a", "b")).mayHold("【"), true);
  });

  it("refuses author patterns that do not compile or may run away", () => {
    check({ authorBrackets: [""] }, "bad-author-pattern  empty");
    check({ authorBrackets: ["/(/u"] }, "bad-author-pattern /(/u bad-syntax");
    check({ authorBrackets: ["/a)(b/"] }, "bad-author-pattern /a)(b/ bad-syntax");
    check({ authorBrackets: ["/a/g"] }, "bad-author-pattern /a/g bad-flags");
    check({ authorBrackets: ["/(a+)+b/u"] }, "bad-author-pattern /(a+)+b/u runaway");
    check({ authorBrackets: ["/.*x.*/"] }, "limited-author-pattern /.*x.*/ only-to-1000-units");
    check({ authorBrackets: ["图一", "/图\\d+/u", "/"] });
  });

  it("refuses marks that cannot be found", () => {
    const kinds: GrammarOptions["kinds"] = [
      { kind: "doubt", startMarks: ["", " ~", "~"], endMarks: ["a\nb"] },
    ];
    check(
      { kinds },
      "bad-kind-mark  empty",
      "bad-kind-mark  ~ white-space",
      "bad-kind-mark a\nb white-space",
    );
  });

  it("tells quickly whether a text has any bracket", () => {
    const grammar = compileGrammar();
    assert.equal(grammar.mayHold("县官不如现管"), false);
    assert.equal(grammar.mayHold("a】"), true);
    assert.equal(grammar.mayHold("\\【"), true);
    assert.equal(grammar.mayHold("[a]"), false);
    const squares = compileGrammar({
      brackets: [
        { open: "[[", close: "]]" },
        { open: "[", close: "]" },
      ],
    });
    assert.equal(squares.mayHold("a]"), true);
    assert.equal(squares.mayHold("(a)"), false);
  });
});
