import assert from "node:assert/strict";
import {
  folderSummaryName,
  freeName,
  isSummaryName,
  relativeAddress,
  SUMMARY_FORMATS,
  summaryName,
} from "../../../../src/core/exportChoices/index.js";
import { EXPORTERS } from "../../../../src/core/exporters/index.js";
import { fileRole } from "../../../../src/core/pairs/index.js";
import { docxExporter } from "../../../../src/core/word/index.js";

describe("names of summaries", () => {
  it("are those of the note with the extension of the format", () => {
    assert.equal(summaryName("book.md", "html"), "book.summary.html");
    assert.equal(summaryName("a.b.txt", "markdown"), "a.b.summary.md");
    assert.equal(summaryName("book.md", "sidecar"), "book.summary.annotations.json");
    assert.equal(summaryName("Untitled-1", "text"), "Untitled-1.summary.txt");
    assert.equal(folderSummaryName("/a/my.notes/", "html"), "my.notes.summary.html");
    assert.equal(folderSummaryName("", "markdown"), "notes.summary.md");
    assert.ok(isSummaryName(folderSummaryName("/书", "docx")));
    assert.equal(summaryName("a?b.md", "text"), "summary.txt");
    for (const { id, extension } of [...EXPORTERS, docxExporter]) {
      assert.equal(summaryName("a.md", id), `a.summary.${extension}`);
    }
  });

  it("are told from those of notes and their sidecars", () => {
    for (const format of SUMMARY_FORMATS) {
      const name = summaryName("book.md", format);
      assert.equal(isSummaryName(name), format !== "sidecar", name);
      assert.deepEqual(
        fileRole(name),
        format === "sidecar" ? { kind: "sidecar", stem: "book.summary" } : { kind: "note" },
      );
    }
    assert.ok(isSummaryName("book.summary 2.md"));
    assert.ok(isSummaryName(freeName("book.summary 2.md", (name) => name === "book.summary 2.md")));
    assert.ok(!isSummaryName("summary.md"));
    assert.ok(!isSummaryName("book.summary.notes.md"));
  });

  it("get a number where they are taken", () => {
    const free = (name: string, ...taken: string[]): string =>
      freeName(name, (one) => taken.includes(one));
    assert.equal(free("a.summary.md"), "a.summary.md");
    assert.equal(free("a.summary.md", "a.summary.md"), "a.summary 2.md");
    assert.equal(free("a.summary.md", "a.summary.md", "a.summary 2.md"), "a.summary 3.md");
    assert.equal(free("a.annotations.json", "a.annotations.json"), "a 2.annotations.json");
    assert.equal(free("summary", "summary"), "summary 2");
  });

  for (const [folder, file, address] of [
    ["/n", "/n/book.md", "book.md"],
    ["/n/exports", "/n/book.md", "../book.md"],
    ["/n/a/b", "/n/c/d.md", "../../c/d.md"],
    ["/", "/n/book.md", "n/book.md"],
    ["/n/book.md", "/n/book.md", "../book.md"],
    ["/n", "/n/我的 笔记 #1 (a).md", "我的%20笔记%20%231%20(a).md"],
    ["/n", "/n/a:b.md", "./a:b.md"],
    ["/n", "/n/100%\u3000<b>.md", "100%25%E3%80%80%3Cb%3E.md"],
  ] as const) {
    it(`of ${file} seen from ${folder} is ${address}`, () => {
      assert.equal(relativeAddress(folder, file), address);
      const seen = new URL(address, `file://${folder === "/" ? "" : folder}/summary.html`);
      assert.equal(decodeURIComponent(seen.pathname), file);
    });
  }
});
