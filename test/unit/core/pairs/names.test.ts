import assert from "node:assert/strict";
import {
  fileRole,
  noteNameOf,
  outlineName,
  pairNames,
  temporaryName,
} from "../../../../src/core/pairs/index.js";
import type { NoteClues } from "../../../../src/core/pairs/index.js";

describe("the name of a page's answers", () => {
  it("is the page's, whatever its extension", () => {
    assert.equal(outlineName("map.v2.txt"), "map.v2.outline.json");
    assert.equal(outlineName("map"), "map.outline.json");
  });
});

describe("names of a pair", () => {
  const check = (note: string, author: string, sidecar: string): void => {
    assert.deepEqual(pairNames(note), { author, sidecar });
  };

  it("stand around the note's own", () => {
    check("reading.md", "reading.author.md", "reading.annotations.json");
    check("county.page.txt", "county.page.author.txt", "county.page.annotations.json");
    check("读书笔记.md", "读书笔记.author.md", "读书笔记.annotations.json");
    check("README", "README.author", "README.annotations.json");
    check(".notes", ".notes.author", ".notes.annotations.json");
    check("a b.MD", "a b.author.MD", "a b.annotations.json");
  });

  it("tell what a file is", () => {
    for (const note of ["reading.md", "county.page.txt", "README", "a.author.b.md"]) {
      const { author, sidecar } = pairNames(note);
      const { stem } = fileRole(sidecar) as { readonly stem: string };
      assert.deepEqual(fileRole(author), { kind: "author", noteName: note });
      assert.ok(note.startsWith(stem));
      const leftover = temporaryName(author, "0123abcd");
      assert.deepEqual(fileRole(leftover), { kind: "leftover", of: author });
    }
    for (const name of ["reading.md", "author.md", ".author.md", "annotations.json", "a.tmp-12"]) {
      assert.deepEqual(fileRole(name), { kind: "note" }, name);
    }
  });
});

describe("the name of a merged note", () => {
  const check = (
    expected: string,
    clues: Partial<NoteClues> & Pick<NoteClues, "sidecar">,
  ): void => {
    const all = { author: null, label: undefined, format: "markdown", ...clues } as const;
    assert.equal(noteNameOf(all), expected);
  };

  it("is the sidecar's, with the extension of the author text, the label or the format", () => {
    check("a.txt", { sidecar: "a.annotations.json", author: "a.author.txt", label: "old.md" });
    check("a.markdown", { sidecar: "a.annotations.json", label: "old.markdown" });
    check("a.md", { sidecar: "a.annotations.json" });
    check("a.txt", { sidecar: "a.annotations.json", format: "page" });
    check("a", { sidecar: "a.annotations.json", author: "a.author" });
  });

  it("is found otherwise where the sidecar was given a name of its own", () => {
    check("b.md", { sidecar: "x.json", author: "b.author.md", label: "old.md" });
    check("old.md", { sidecar: "x.json", author: "b.txt", label: "old.md" });
    check("x", { sidecar: "x.json" });
  });

  it("never leads out of the folder", () => {
    for (const label of ["../evil.sh", "/etc/passwd", "a\\b.md", "..", "", "a\0.md", "c:x.md"]) {
      check("a.md", { sidecar: "a.annotations.json", label });
      check("x", { sidecar: "x.json", label });
    }
  });
});
