import assert from "node:assert/strict";
import { unzipSync } from "fflate";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import type { ExportOptions } from "../../../../src/core/exporters/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";
import { HIDING, hostileLines, hostileNote, PAYLOADS } from "../exporters/hostile.js";
import { readFixture } from "../exporters/inputs.js";
import { readXml } from "./xml.js";
import type { XmlElement } from "./xml.js";

type Parts = ReadonlyMap<string, readonly XmlElement[]>;

/** The parts of a document, each well-formed. */
async function partsOf(note: Note, options: ExportOptions = {}): Promise<Parts> {
  const bytes = await exportSummary(note, { ...options, format: "docx" });
  assert.ok(bytes instanceof Uint8Array);
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => {
      const text = new TextDecoder().decode(content);
      assert.doesNotMatch(text, HIDING, name);
      return [name, readXml(text)];
    }),
  );
}

function markdown(text: string): Note {
  return parseNote(text, { format: "markdown" });
}

function named(parts: Parts, part: string, name: string): readonly XmlElement[] {
  return (parts.get(part) ?? []).filter((element) => element.name === name);
}

function sortedIds(elements: readonly XmlElement[]): readonly string[] {
  return elements.map(({ attributes }) => attributes["w:id"] ?? "").sort();
}

function externalTargets(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes["TargetMode"] === "External" ? [attributes["Target"] ?? ""] : [],
  );
}

describe("DOCX", () => {
  it("has each annotation as a comment, with author and date, at its words", async () => {
    const note = markdown("# z\n\n- one two【@Ann 2026-05-01: ? why】 three\n- 【own】\n- x\n");
    const parts = await partsOf(note, { title: "notes.md" });
    const comments = named(parts, "word/comments.xml", "w:comment");
    assert.deepEqual(
      comments.map(({ attributes, text }) => [
        ...["w:author", "w:initials", "w:date"].map((name) => attributes[name]),
        text,
      ]),
      [
        ["", "", undefined, "Comment: own"],
        ["Ann", "A", "2026-05-01T00:00:00.000Z", "Question: why"],
      ],
    );
    const flow = (parts.get("word/document.xml") ?? []).flatMap(({ name, attributes, text }) => {
      if (name === "w:t" && /one|three/u.test(text)) return [text.trim()];
      return name.startsWith("w:comment") ? [`${name.slice(9)} ${attributes["w:id"] ?? ""}`] : [];
    });
    assert.deepEqual(flow, [
      ...["RangeStart 1", "RangeEnd 1", "Reference 1"],
      ...["RangeStart 2", "one two", "RangeEnd 2", "Reference 2", "three"],
    ]);
    const [title] = named(parts, "docProps/core.xml", "dc:title");
    assert.equal(title?.text, "Annotated summary of notes.md");
  });

  it("has replies as replies, and a to-do that is done as resolved", async () => {
    const parts = await partsOf(markdown("- z\n- a【b【@B: c【d】】】【[x] e】\n"));
    assert.deepEqual(
      named(parts, "word/comments.xml", "w:comment").map(({ text }) => text),
      ["Comment: b", "Re: c", "Re: d", "To do (done): e"],
    );
    assert.deepEqual(
      named(parts, "word/commentsExtended.xml", "w15:commentEx").map(({ attributes }) => [
        attributes["w15:paraIdParent"] ?? null,
        attributes["w15:done"],
      ]),
      [
        [null, undefined],
        ["00000002", undefined],
        ["00000002", undefined],
        [null, "1"],
      ],
    );
  });

  const ways: readonly ExportOptions[] = [
    {},
    { content: "outline" },
    { order: "kind", authorText: "shortened" },
    { content: "annotations" },
  ];
  for (const options of ways) {
    it(`anchors every comment once: ${JSON.stringify(options)}`, async () => {
      const note = readFixture("reading.md");
      const parts = await partsOf(note, { ...options, link: "https://e.org/#{line}" });
      const ids = sortedIds(named(parts, "word/comments.xml", "w:comment"));
      assert.ok(ids.length >= 15);
      for (const name of ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"]) {
        assert.deepEqual(sortedIds(named(parts, "word/document.xml", name)), ids, name);
      }
    });
  }

  it("has headings, items and links", async () => {
    const parts = await partsOf(readFixture("reading.md"));
    const styles = named(parts, "word/document.xml", "w:pStyle").map(
      ({ attributes }) => attributes["w:val"] ?? "",
    );
    assert.deepEqual(
      styles.filter((style) => /^(?:Title|Heading)/u.test(style)),
      ["Title", "Heading1", "Heading2", "Heading1", "Heading1"],
    );
    assert.deepEqual(externalTargets(parts.get("word/_rels/document.xml.rels") ?? []), [
      "https://example.org/ditch?a=1&b=2",
    ]);
  });

  for (const payload of PAYLOADS) {
    it(`shows as text: ${JSON.stringify(payload)}`, async () => {
      for (const note of [hostileNote(payload), hostileLines(payload)]) {
        const options = {
          content: "outline",
          title: payload,
          link: "javascript:alert(1)",
        } as const;
        const parts = await partsOf(note, options);
        for (const target of [...parts.values()].flatMap(externalTargets)) {
          assert.match(target, /^(?:https?:|mailto:)/u);
        }
        assert.equal(named(parts, "word/document.xml", "w:instrText").length, 0);
      }
    });
  }
});
