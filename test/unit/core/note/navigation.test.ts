import assert from "node:assert/strict";
import type { NoteFormat, NoteNode } from "../../../../src/core/index.js";
import { parseNote } from "../../../../src/core/index.js";

function nameOf(node: NoteNode | null): string {
  if (node === null) return "none";
  if (node.type === "root") return "~";
  if (node.label !== "") return node.label;
  return node.annotations[0]?.body ?? "·";
}

/** The node at the cursor `|`; `~` is a virtual root. */
function check(marked: string, expected: string, format: NoteFormat = "markdown"): void {
  const note = parseNote(marked.replace("|", ""), { format });
  assert.equal(nameOf(note.nodeAt(marked.indexOf("|"))), expected, marked);
}

/** The innermost annotation at the cursor `|`. */
function checkAnnotation(marked: string, expected: string | null): void {
  const note = parseNote(marked.replace("|", ""), { format: "markdown" });
  const found = note.annotationAt(marked.indexOf("|"));
  assert.equal(found?.body ?? null, expected, marked);
}

describe("the node at an offset", () => {
  it("is the one whose lines hold it, its indentation and line end included", () => {
    check("|- 甲\n  - 乙\n", "甲");
    check("- 甲|\n  - 乙\n", "甲");
    check("- 甲\n|  - 乙\n", "乙");
    check("- 甲\n  |- 乙\n", "乙");
    check("- 甲\n  - 乙|\n", "乙");
    check("甲\n|\t乙\n", "乙", "indented");
    check("> |- 甲\n", "甲");
    check("|> - 甲\n", "甲");
  });

  it("is the one before a gap, and before a paragraph", () => {
    check("- 甲\n|\n- 乙\n", "甲");
    check("- 甲\n  续|行\n- 乙\n", "甲 续行");
    check("# 书\n\n文|\n\n- 甲\n", "书");
    check("- 甲\n  - 乙\n\n|  段\n", "乙");
    check("- 甲\n|", "甲");
  });

  it("is the one whose marker is nearest before, where a line begins several", () => {
    check("|- - 甲\n", "·");
    check("- |- 甲\n", "甲");
    check("- - 甲|\n", "甲");
  });

  it("is the root before the first node", () => {
    check("引|\n\n- 甲\n- 乙\n", "~");
    check("|\n\n- 甲\n- 乙\n", "~");
    check("【|x】\n\n- 甲\n", "甲");
    check("题|\n甲\n题\n", "题", "page");
    check("题\n甲\n题\n尾|\n", "题", "page");
    check("|", "~");
  });

  it("takes offsets outside of the text as its ends", () => {
    const note = parseNote("- 甲\n- 乙", { format: "markdown" });
    assert.equal(note.nodeAt(-5).label, "甲");
    assert.equal(note.nodeAt(99).label, "乙");
  });
});

describe("the annotation at an offset", () => {
  it("holds it between the brackets, and begins at it, but has ended where it ends", () => {
    checkAnnotation("a|【x】b", "x");
    checkAnnotation("a【x|】b", "x");
    checkAnnotation("a【x】|b", null);
    checkAnnotation("a【x】|【y】", "y");
    checkAnnotation("|a【x】", null);
    checkAnnotation("a【x】|", null);
  });

  it("is the innermost reply", () => {
    checkAnnotation("a【x|【y【z】】w】", "y【z】");
    checkAnnotation("a【x【y【z|】】w】", "z");
    checkAnnotation("a【x【y【z】|】w】", "y【z】");
    checkAnnotation("a【x【y】|w】", "x【y】w");
    checkAnnotation("a【|【y】【z】】", "y");
  });
});

describe("annotations around an offset", () => {
  const text = "- 甲【a】【b】\n- 乙\n  - 【c【r】】\n- 丙【d】";
  const note = parseNote(text, { format: "markdown" });
  const at = (body: string): number => text.indexOf(`【${body}`);

  it("are found after and before it, one by one", () => {
    const after: string[] = [];
    for (let found = note.annotationAfter(-1); found; found = note.annotationAfter(found.start)) {
      after.push(found.body);
    }
    assert.deepEqual(after, ["a", "b", "c【r】", "d"]);
    const before: string[] = [];
    for (
      let found = note.annotationBefore(text.length);
      found;
      found = note.annotationBefore(found.start)
    ) {
      before.push(found.body);
    }
    assert.deepEqual(before, ["d", "c【r】", "b", "a"]);
  });

  it("are only those that are accepted", () => {
    const isOf = (bodies: string) => (candidate: { body: string }) =>
      bodies.includes(candidate.body);
    assert.equal(note.annotationAfter(-1, isOf("bd"))?.body, "b");
    assert.equal(note.annotationAfter(at("b"), isOf("bd"))?.body, "d");
    assert.equal(note.annotationBefore(at("d"), isOf("ab"))?.body, "b");
    assert.equal(note.annotationBefore(at("b"), isOf("b")), null);
    assert.equal(note.annotationAfter(-1, isOf("x")), null);
  });

  it("are those that a range touches", () => {
    const touching = (start: number, end: number): string[] =>
      note.annotationsIn({ start, end }).map(({ body }) => body);
    assert.deepEqual(touching(0, text.length), ["a", "b", "c【r】", "d"]);
    assert.deepEqual(touching(at("b"), at("b")), ["a", "b"]);
    assert.deepEqual(touching(at("b") + 1, at("c") - 1), ["b"]);
    assert.deepEqual(touching(at("b") + 4, at("c") - 1), []);
    assert.deepEqual(touching(0, 2), []);
    assert.deepEqual(touching(at("c"), at("d")), ["c【r】", "d"]);
  });
});

describe("children and siblings", () => {
  const text = "# 书\n## 一\n- a\n- b\n## 二\n【x】\n## 三\n";
  const note = parseNote(text, { format: "markdown" });
  const { root } = note;

  it("are counted, indexed and sliced", () => {
    assert.equal(root.childCount, 3);
    assert.deepEqual(root.children.map(nameOf), ["一", "二", "三"]);
    assert.deepEqual(
      root.children.map(({ childIndex }) => childIndex),
      [0, 1, 2],
    );
    assert.deepEqual(root.childrenBetween(1, 3).map(nameOf), ["二", "三"]);
    assert.deepEqual(root.childrenBetween(-2, 1).map(nameOf), ["一"]);
    assert.deepEqual(root.childrenBetween(2, 1).map(nameOf), []);
    assert.deepEqual(root.childrenBetween(3, 9).map(nameOf), []);
  });

  it("follow each other", () => {
    const [first, second] = root.children;
    assert.ok(first && second);
    assert.equal(nameOf(first.nextSibling), "二");
    assert.equal(nameOf(second.previousSibling), "一");
    assert.equal(first.previousSibling, null);
    assert.equal(nameOf(root.children[2]?.nextSibling ?? null), "none");
    assert.equal(nameOf(first.children[1]?.previousSibling ?? null), "a");
    assert.equal(first.children[1]?.nextSibling, null);
  });

  it("are the same objects on each reading", () => {
    assert.equal(note.nodes[1], root.children[0]);
    assert.equal(note.node(1), note.nodes[1]);
    assert.equal(root.children[0]?.parent, root);
    assert.equal(note.annotations[0]?.node, root.children[1]);
    assert.throws(() => note.node(6), RangeError);
    assert.throws(() => note.node(-2), RangeError);
  });

  it("of a page's root surround it in the order of the text", () => {
    const page = parseNote("题\n甲\n乙\n题\n", { format: "page" });
    assert.deepEqual(page.root.children.map(nameOf), ["甲", "乙"]);
    assert.equal(nameOf(page.node(0).nextSibling), "乙");
    assert.equal(page.node(1).nextSibling, null);
  });
});
