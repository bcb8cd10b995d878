import assert from "node:assert/strict";
import {
  compileGrammar,
  type GrammarOptions,
  MAX_BODY_LENGTH,
  scanAnnotations,
} from "../../../../src/core/annotations/index.js";
import { renderScan } from "./render.js";

/** See `renderScan`; a long run is written `#`. */
function check(input: string, expected: string, options?: GrammarOptions): void {
  const text = input.replaceAll("#", "x".repeat(MAX_BODY_LENGTH));
  const scan = scanAnnotations(text, compileGrammar(options));
  const rendered = renderScan(text, scan).replaceAll("x".repeat(MAX_BODY_LENGTH), "#");
  assert.equal(rendered, expected, input);
}

/** Numbers of annotations and problems. What has become quadratic does not end within the time that a test has. */
function count(text: string, options?: GrammarOptions): readonly [number, number] {
  const { annotations, problems } = scanAnnotations(text, compileGrammar(options));
  return [annotations.length, problems.length];
}

const mixed: GrammarOptions = {
  brackets: [
    { open: "【", close: "】" },
    { open: "〔", close: "〕" },
    { open: "%%", close: "%%" },
  ],
};

describe("brackets: long bodies (rule 3)", () => {
  it("allows 10,000 units and no more", () => {
    check("【#】", "<#>");
    check("【#y】", "{{#y}");
  });

  it("lifts what was nested in a body that is too long", () => {
    check("【#【a】b】c", "{{#<a>b}c");
  });

  it("lets other brackets close as if the long one were text", () => {
    check("【#a〔b】c〕", "{{#a<b}c>", mixed);
    check("【【#a】】【b】", "{{{{#a}}<b>");
  });

  it("opens anew at an equal bracket that comes too late to close", () => {
    check("%%#a%%b%%", "{{#a<b>", mixed);
  });

  it("calls a bracket unclosed where none was there to close it", () => {
    check("【#a", "{#a");
  });
});

describe("brackets: depth and number", () => {
  const n = 100_000;

  it("nests ten thousand deep", () => {
    const depth = MAX_BODY_LENGTH / 2;
    const text = "【".repeat(depth) + "】".repeat(depth);
    assert.deepEqual(count(text), [1, 0]);
    // Deeper than a body is long: the outer ones are unclosed, the inner ones stay.
    assert.deepEqual(count("【".repeat(n) + "】".repeat(n)), [1, 2 * (n - depth - 1)]);
  });

  it("takes time in proportion to the text", () => {
    assert.deepEqual(count("【".repeat(n)), [0, n]);
    assert.deepEqual(count("】".repeat(n)), [0, n]);
    assert.deepEqual(count("【a【b】".repeat(n)), [n, n]);
    assert.deepEqual(count("【〔".repeat(n), mixed), [0, 2 * n]);
    assert.deepEqual(count("【〔】〕".repeat(n), mixed), [n, 2 * n]);
    assert.deepEqual(count("【%%".repeat(n), mixed), [n / 2, n]);
    assert.deepEqual(count("\\".repeat(n) + "【".repeat(n)), [0, n]);
    assert.deepEqual(
      count(("【@a：" + "#".repeat(9_000) + "`".repeat(900) + "？】").repeat(20)),
      [20, 0],
    );
  });

  it("asks author entries of deep nests without reading each body again", () => {
    const text = ("【".repeat(5_000) + "】".repeat(5_000)).repeat(10);
    assert.deepEqual(count(text, { authorBrackets: ["图一", "/译注：.*/u"] }), [10, 0]);
  });
});
