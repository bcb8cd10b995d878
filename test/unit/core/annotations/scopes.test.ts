import assert from "node:assert/strict";
import { BracketScanner, compileGrammar } from "../../../../src/core/annotations/index.js";
import { renderScan } from "./render.js";

/** Reads the input line by line, as indented text: the scope of a line is its indentation. */
function scanLines(input: string): BracketScanner {
  const scanner = new BracketScanner(compileGrammar());
  let offset = 0;
  for (const line of input.split("\n")) {
    const indentation = line.length - line.trimStart().length;
    scanner.closeScopes(indentation);
    scanner.scan(line, offset, indentation);
    offset += line.length + 1;
  }
  return scanner;
}

/** See `renderScan`: `<` `>` matched, `{` unclosed, `}` stray. */
function check(input: string, expected: string): void {
  const scan = scanLines(input).finish((start, end) => input.slice(start, end));
  assert.equal(renderScan(input, scan), expected, input);
}

describe("brackets: pieces and scopes (rule 3)", () => {
  it("runs a body over the following lines that are indented deeper", () => {
    check("纲【读\n  后】目", "纲<读\n  后>目");
    check("a【b\n  c\n    d\n  e】", "a<b\n  c\n    d\n  e>");
  });

  it("ends it before a line that is not", () => {
    check("a【b\nc】", "a{b\nc}");
    check("  a【b\n c】", "  a{b\n c}");
    check("a\n  b【c\n    d\n  e】", "a\n  b{c\n    d\n  e}");
  });

  it("ends the inner one and keeps the outer one", () => {
    check("a【b\n  c【d\n  e】", "a<b\n  c{d\n  e>");
    check("a【b\n  c【d\n    e】\n  f】", "a<b\n  c<d\n    e>\n  f>");
  });

  it("tells how many are open", () => {
    assert.equal(scanLines("a").openCount, 0);
    assert.equal(scanLines("a【b【c】").openCount, 1);
    assert.equal(scanLines("a【b\n  【c").openCount, 2);
    assert.equal(scanLines("a【b\n  【c\n  d").openCount, 1);
    assert.equal(scanLines("a【b\nc").openCount, 0);
  });

  it("counts as open only what a later piece may still close", () => {
    const scanner = new BracketScanner(compileGrammar());
    scanner.scan("【" + "x".repeat(10_000), 0);
    assert.equal(scanner.openCount, 1);
    scanner.scan("x", 10_001);
    assert.equal(scanner.openCount, 0);
    scanner.scan("【", 10_002, 5);
    assert.equal(scanner.openCount, 1);
    scanner.closeScopes(5);
    assert.equal(scanner.openCount, 0);
    scanner.closeScopes(0);
    assert.equal(scanner.openCount, 0);
  });

  it("closes scopes in any order", () => {
    const input = "【a【b【c】】】";
    const scanner = new BracketScanner(compileGrammar());
    scanner.scan("【a", 0, 4);
    scanner.scan("【b", 2, 2);
    scanner.scan("【c", 4, 6);
    scanner.closeScopes(3);
    scanner.scan("】】】", 6, 0);
    const scan = scanner.finish((start, end) => input.slice(start, end));
    assert.equal(renderScan(input, scan), "{a<b{c>}}");
  });

  it("keeps the order of those it does not close", () => {
    const input = "【a【b【c【d】】】";
    const scanner = new BracketScanner(compileGrammar());
    scanner.scan("【a", 0, 1);
    scanner.scan("【b", 2, 5);
    scanner.scan("【c", 4, 2);
    scanner.scan("【d", 6, 2);
    scanner.closeScopes(3);
    scanner.scan("】】】", 8, 0);
    const scan = scanner.finish((start, end) => input.slice(start, end));
    assert.equal(renderScan(input, scan), "<a{b<c<d>>>");
    assert.equal(scan.annotations[0]?.replies[0]?.body, "c【d】");
  });

  it("counts backslashes over the border of two pieces", () => {
    const input = "【a\\】\\\\】";
    const scanner = new BracketScanner(compileGrammar());
    for (let i = 0; i < input.length; i += 1) scanner.scan(input.charAt(i), i);
    const scan = scanner.finish((start, end) => input.slice(start, end));
    assert.equal(renderScan(input, scan), "<a\\】\\\\>");
  });

  it("forgets them where the pieces do not touch", () => {
    const scanner = new BracketScanner(compileGrammar());
    scanner.scan("a\\", 0);
    scanner.scan("【b】", 3);
    const scan = scanner.finish((start, end) => "a\\\n【b】".slice(start, end));
    assert.equal(scan.annotations.length, 1);
  });

  it("takes one list of hidden ranges for all pieces", () => {
    const input = "`【`【a\n`】`b】\n`【`";
    const hidden = [
      { start: 0, end: 3 },
      { start: 6, end: 9 },
      { start: 12, end: 15 },
    ];
    const scanner = new BracketScanner(compileGrammar());
    scanner.scan("`【`【a", 0, 0, hidden);
    scanner.scan("`】`b】", 6, 0, hidden);
    scanner.scan("`【`", 12, 0, hidden);
    const scan = scanner.finish((start, end) => input.slice(start, end));
    assert.equal(renderScan(input, scan), "`【`<a\n`】`b>\n`【`");
  });

  it("finishes as often as asked", () => {
    const scanner = scanLines("【a");
    assert.equal(scanner.finish(() => "").problems.length, 1);
    scanner.scan("】", 2);
    const scan = scanner.finish((start, end) => "【a】".slice(start, end));
    assert.deepEqual(scan.problems, []);
    assert.equal(scan.annotations[0]?.text, "a");
  });
});
