import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { defaultTreeAdapter, parse } from "parse5";
import type { DefaultTreeAdapterTypes, ParserError } from "parse5";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import { CHINESE_WORDS, HtmlPages, pageText } from "../../../../src/core/exporters/index.js";
import type { ExportOptions } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";
import { summarise } from "../../../../src/core/summary/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { HIDING, hostileLines, hostileNote, PAYLOADS } from "./hostile.js";
import { FOLDER, readFixture } from "./inputs.js";

type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it, without any error. */
function readPage(html: string): readonly Element[] {
  const errors: ParserError[] = [];
  const page = parse(html, {
    onParseError: (error) => errors.push(error),
    sourceCodeLocationInfo: true,
  });
  assert.deepEqual(
    errors.map(({ code, startLine }) => `${code} ${startLine}`),
    [],
  );
  const found: Element[] = [];
  const waiting: DefaultTreeAdapterTypes.ParentNode[] = [page];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of next.childNodes.toReversed()) {
      if (defaultTreeAdapter.isElementNode(child)) waiting.push(child);
    }
    if (defaultTreeAdapter.isElementNode(next)) found.push(next);
  }
  return found;
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attr) => attr.name === name)?.value;
}

/** What holds of every page: nothing runs or loads, ids are unique, and what leads somewhere arrives. */
function assertSafe(html: string, nonce: string | null = null): readonly Element[] {
  const elements = readPage(html);
  const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
  assert.equal(new Set(ids).size, ids.length, "an id twice");
  for (const element of elements) {
    assert.doesNotMatch(
      element.tagName,
      /^(?:script|iframe|object|embed|img|form|base|link|animate)$/u,
    );
    for (const { name, value } of element.attrs) {
      assert.doesNotMatch(name, /^(?:on|style$|src|srcdoc)/iu, html);
      if (name === "href" && value.startsWith("#")) assert.ok(ids.includes(value.slice(1)), value);
      else if (name === "href") assert.match(value, /^(?:https?:|mailto:|vscode:|x\.md)/u);
      if (name === "aria-labelledby") assert.ok(ids.includes(value), value);
    }
  }
  assert.equal(elements.filter(({ tagName }) => tagName === "style").length, 1);
  assert.equal(html.includes("Content-Security-Policy"), nonce === null);
  assert.doesNotMatch(html, HIDING);
  return elements;
}

async function pageOf(note: Note, options: ExportOptions = {}): Promise<string> {
  return (await exportSummary(note, { ...options, format: "html" })) as string;
}

describe("HTML", () => {
  const cases: Readonly<Record<string, ExportOptions>> = {
    "reading.summary.html": {
      title: "reading.md",
      date: "2026-06-01",
      link: "{uri}#L{line}",
      uri: "vscode://file/a.md",
    },
    "reading.kinds.html": { order: "kind", words: CHINESE_WORDS, nonce: "abc", hasPlaces: true },
  };
  for (const [name, options] of Object.entries(cases)) {
    it(`is ${name}, but for its style`, async () => {
      const html = await pageOf(readFixture("reading.md"), options);
      assertSafe(html, options.nonce ?? null);
      const body = html.replace(/<style([^>]*)>[^]*<\/style>/u, "<style$1></style>");
      const file = `${FOLDER}/${name}`;
      if (process.env["UPDATE"] === "1") writeFileSync(file, body);
      assert.equal(body, readFileSync(file, "utf8"), "UPDATE=1 writes it anew");
    });
  }

  it("names its language, has one heading of the first level, and says how deep an item is", async () => {
    const elements = assertSafe(
      await pageOf(readFixture("argument.txt"), { words: CHINESE_WORDS }),
    );
    assert.equal(
      attribute(
        elements.find(({ tagName }) => tagName === "html")!,
        "lang",
      ),
      "zh-CN",
    );
    assert.equal(elements.filter(({ tagName }) => tagName === "h1").length, 1);
    assert.deepEqual(
      elements.flatMap((element) => attribute(element, "aria-level") ?? []),
      ["1", "2"],
    );
  });

  it("has its annotations and marks by number", async () => {
    const elements = assertSafe(
      await pageOf(parseNote("# z\n\n- a【b】c【d【e】】\n- *f【g】*\n", { format: "markdown" })),
    );
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    assert.deepEqual(
      ids.filter((id) => /^a\d/u.test(id)),
      ["a1", "a2", "a3", "a4"],
    );
    const marks = elements.filter((element) => attribute(element, "class") === "mark");
    assert.equal(marks.length, 3);
  });

  it("has a style whose brackets close, and a switch for each kind that is there", async () => {
    const html = await pageOf(readFixture("reading.md"));
    const style = /<style>([^]*)<\/style>/u.exec(html)?.[1] ?? "";
    assert.equal(style.split("{").length, style.split("}").length);
    for (const [, kind] of html.matchAll(/id="show-(\w+)"/gu)) {
      assert.ok(style.includes(`body:has(#show-${kind}:not(:checked)) .in-${kind}`));
    }
  });

  it("leaves hiding a kind to the script where there is one", () => {
    const pages = new HtmlPages({ nonce: "n" });
    const html = pageText(finished(pages.write(summarise(readFixture("reading.md")))));
    assert.doesNotMatch(html, /:has/u);
    for (const [, kind] of html.matchAll(/id="show-(\w+)"/gu)) {
      assert.ok(html.includes(`.hides-${kind} .in-${kind} { display: none; }`));
    }
  });

  for (const payload of PAYLOADS) {
    it(`runs nothing and shows as text: ${JSON.stringify(payload)}`, async () => {
      for (const note of [hostileNote(payload), hostileLines(payload)]) {
        for (const order of ["outline", "kind"] as const) {
          const html = await pageOf(note, {
            order,
            content: "outline",
            title: payload,
            link: "javascript:alert(1)",
          });
          assertSafe(html);
        }
      }
    });
  }
});
