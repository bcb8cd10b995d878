import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import { TemplateError } from "../../../../src/core/exporters/index.js";
import type { ExportOptions, SummaryFormat } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";

const NOTE = "# Water\n\n- a * b【? why <i>【no】】\n- c\n  - d【@Ann: ! x #t】\n";

async function filled(
  template: string,
  options: ExportOptions & { readonly format?: SummaryFormat } = {},
): Promise<unknown> {
  return exportSummary(parseNote(NOTE, { format: "markdown" }), { ...options, template });
}

async function fault(template: string): Promise<unknown> {
  return filled(template).then(
    () => assert.fail("it was read"),
    (error: unknown) => error,
  );
}

describe("templates", () => {
  for (const [template, result] of [
    ["{{title}}", "Annotated summary of Water"],
    ["{{#parts}}{{#entries}}{{label}};{{/entries}}{{/parts}}", "a \\* b;c;d;"],
    ["{{#parts}}{{#entries}}{{{text}}};{{/entries}}{{/parts}}", "a \\* b;c;d;"],
    [
      "{{#parts}}{{#entries}}{{^hasAnnotations}}{{label}}{{/hasAnnotations}}{{/entries}}{{/parts}}",
      "c",
    ],
    [
      "{{#parts}}{{#entries}}{{#annotations}}{{number}}{{kind}}{{#tags}}#{{tag}}{{/tags}} {{/annotations}}{{/entries}}{{/parts}}",
      "1question 2comment 3important#t ",
    ],
    ["{{words.kinds.question}}{{! not this }}{{nothing}}{{words.nothing.more}}", "Question"],
    ["{{=<% %>=}}<% language %>{{language}}", "en{{language}}"],
    [
      "{{#statistics}}{{count}} {{coverage}}{{#chapters}} {{label}}{{/chapters}}{{/statistics}}",
      "2 50 a \\* b c",
    ],
    [
      "{{constructor}}{{#constructor}}x{{/constructor}}{{toString}}{{words.constructor.name}}{{__proto__}}{{parts.length}}{{parts.item}}",
      "",
    ],
  ] as const) {
    it(`fills in ${JSON.stringify(template)}`, async () => {
      assert.equal(await filled(template), result);
    });
  }

  it("escapes for the format", async () => {
    const template =
      "{{#parts}}{{#entries}}{{#annotations}}{{{text}}}|{{/annotations}}{{/entries}}{{/parts}}{{words.coverage}}";
    assert.match(
      (await filled(template, { format: "html" })) as string,
      /^why &lt;i&gt;\|no\|x #t\|/u,
    );
    assert.match((await filled(template)) as string, /^why \\<i>\|no\|x #t\|/u);
  });

  for (const [template, code, line] of [
    ["{{#parts}}", "unclosed-section", 1],
    ["a\n{{#parts}}\nb\n", "unclosed-section", 2],
    ["a\n{{^parts}}\nb\n", "unclosed-section", 2],
    ["{{/parts}}", "unopened-section", 1],
    ["a\n\n{{#a}}\n{{/b}}", "unclosed-section", 4],
    ["{{> other}}", "partial", 1],
    ["a\n{{#a}}\n{{> b}}{{/a}}", "partial", 3],
    ["\n\n{{x", "unclosed-tag", 3],
    ["\n{{=<=}}", "bad-delimiters", 2],
  ] as const) {
    it(`refuses ${JSON.stringify(template)} and says why and where`, async () => {
      const error = await fault(template);
      assert.ok(error instanceof TemplateError);
      assert.deepEqual([error.code, error.line], [code, line], error.message);
      assert.ok(error.message.startsWith(`Line ${line}: `), error.message);
    });
  }

  it("have every name that docs/templates.md lists", async () => {
    const docs = readFileSync("docs/templates.md", "utf8");
    const example = /```\n(# \{\{title\}\}[^]*?)```/u.exec(docs)?.[1] ?? "";
    assert.equal(
      await filled(example),
      "# Annotated summary of Water\n- a \\* b: why \\<i>\n- a \\* b: no\n- d: x #t (Ann)\n",
    );
    const { MARKDOWN_TEMPLATE } =
      await import("../../../../src/core/exporters/markdownTemplate.js");
    const { HTML_TEMPLATE } = await import("../../../../src/core/exporters/htmlTemplate.js");
    const names = [
      ...`${MARKDOWN_TEMPLATE}${HTML_TEMPLATE}`.matchAll(/\{\{\{?[#^/]?([a-zA-Z]+)/gu),
    ].map(([, name]) => name);
    for (const name of new Set(names)) {
      assert.ok(docs.includes(`\`${name!}`), `${name!} is not in the page`);
    }
  });
});
