import assert from "node:assert/strict";
import { compileGrammar, parseNote } from "../../../../src/core/index.js";
import type { NoteOptions, TextChange } from "../../../../src/core/index.js";
import {
  addTagIn,
  findTagFault,
  placedTags,
  renameTagSteps,
  tagAt,
  tagName,
  withReplies,
} from "../../../../src/core/editing/index.js";
import { finished } from "../../../../src/core/text/index.js";

function applied(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .reverse()
    .reduce(
      (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
      text,
    );
}

/** Tags between `‹` and `›`, in an outline that may be quoted. */
function shown(text: string): string {
  const note = parseNote(text, { format: "markdown" });
  const tags = withReplies(note.annotations)
    .flatMap(placedTags)
    .sort((a, b) => a.start - b.start);
  return applied(
    text,
    tags.map(({ start, end }) => ({ start, end, text: `‹${text.slice(start, end)}›` })),
  );
}

describe("places of tags", () => {
  const check = (marked: string): void => {
    assert.equal(shown(marked.replaceAll(/[‹›]/gu, "")), marked);
  };

  it("are those that the grammar sees", () => {
    check("甲 #a【‹#a› x，‹#乙/丙›。】 #b");
    check("【‹#a›-】【#12】【x#a】【`#a` ‹#b›】【https://a.b/#c ‹#d›】");
  });

  it("are behind head and kind mark, and before a kind mark at the end", () => {
    check("【@李 2026-05-01：‹#a›】【@李: ？‹#b›】【todo ‹#c›】【x ‹#d›?】【‹#e›】");
  });

  it("of replies are theirs", () => {
    check("【‹#a›【x ‹#b›】‹#c›】【【y】‹#d›】");
  });

  it("are found in a quote", () => {
    check("> 【a\n>‹#b›\n> c ‹#d›】");
  });
});

describe("the tag at the cursor", () => {
  const check = (marked: string, expected: string | null): void => {
    const note = parseNote(marked.replace("|", ""), { format: "markdown" });
    assert.equal(tagAt(note, marked.indexOf("|"))?.name ?? null, expected);
  };

  it("holds it, or ends there", () => {
    check("【x |#a/b y】", "a/b");
    check("【x #a|/b y】", "a/b");
    check("【x #a/b| y】", "a/b");
    check("【x #a/b |y】", null);
    check("#a| 【x】", null);
    check("【x【#b|】】", "b");
  });
});

describe("renaming a tag", () => {
  const check = (rename: string, text: string, expected: string): void => {
    const [from = "", to = ""] = rename.split(">").map((name) => name.replace("/*", ""));
    const note = parseNote(text, { format: "markdown" });
    const hasSubTags = rename.includes("/*");
    assert.equal(applied(text, finished(renameTagSteps(note, { from, to, hasSubTags }))), expected);
  };

  it("changes the annotations' words alone, replies too", () => {
    check(
      "a>乙",
      "#a 【#a x #ab【y #a】】\n- #a【#a？】",
      "#a 【#乙 x #ab【y #乙】】\n- #a【#乙？】",
    );
  });

  it("takes sub-tags along or leaves them", () => {
    check("a/*>c", "【#a #a/b #ab】", "【#c #c/b #ab】");
    check("a>c", "【#a #a/b】", "【#c #a/b】");
    check("a/b>c", "【#a #a/b #a/b/d】", "【#a #c #a/b/d】");
  });

  it("keeps a tag apart from an address that follows it", () => {
    check("甲>b", "【#甲https://a.b/】", "【#b https://a.b/】");
    check("甲>乙", "【#甲https://a.b/】", "【#乙https://a.b/】");
    check("甲>a/c", "【#甲https://a.b/ #甲】", "【#a/c https://a.b/ #a/c】");
    check("甲>www", "【#甲.a】", "【#www .a】");
    check("甲>b", "【#甲.a】", "【#b.a】");
  });

  it("makes one tag of its spellings", () => {
    check("tag>Tag", "【#tag】【#TAG】【#Tag】", "【#Tag】【#Tag】【#Tag】");
    check("tag/*>Tag", "【#tag/x #TAG/Y】", "【#Tag/x #Tag/Y】");
  });
});

describe("adding a tag", () => {
  const check = (text: string, expected: string): void => {
    const note = parseNote(text, { format: "markdown" });
    assert.equal(applied(text, addTagIn(note.annotations, "甲")), expected);
  };

  it("puts it at the end of what the annotation says", () => {
    check("【此处偏颇】【x 】【】【 】", "【此处偏颇 #甲】【x #甲 】【#甲】【#甲 】");
    check("【x？】【? x】【@李：】【@李: x】", "【x #甲？】【? x #甲】【@李：#甲】【@李: x #甲】");
  });

  it("puts it before replies", () => {
    check("【x【y】】【【y】】", "【x #甲【y】】【#甲【y】】");
  });

  it("leaves those that have it", () => {
    check("【x #甲】【#甲/乙】", "【x #甲】【#甲/乙 #甲】");
  });
});

describe("the name of a tag", () => {
  const check = (name: string, expected: string | null, options: NoteOptions = {}): void => {
    assert.equal(findTagFault(name, compileGrammar(options)), expected, name);
  };

  it("is what the grammar reads as one", () => {
    for (const name of ["a", "偏颇", "a/b", "_x-1", "2026年", "e\u0301"]) check(name, null);
    check("", "empty");
    check("a b", "blank");
    check("a　b", "blank");
    check("a.b", "character");
    check("a#b", "character");
    check("a【", "character");
    check("/a", "first");
    check("-a", "first");
    check("a/", "last");
    check("2026", "digits");
    check("a--b", "character", { brackets: [{ open: "--", close: "//" }] });
  });

  it("is not the mark of a kind", () => {
    const kinds = [{ kind: "todo", startMarks: [], endMarks: ["tbd"] }] as const;
    check("TBD", "mark", { kinds });
    check("tbd/x", null, { kinds });
  });

  it("may be typed with its mark", () => {
    assert.equal(tagName(" #a "), "a");
    assert.equal(tagName("＃a"), "a");
    assert.equal(tagName("a"), "a");
  });
});
