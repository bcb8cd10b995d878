import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openFile, openNote, pause } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";

/** A page as it is copied: furniture, nodes with children before their parent, furniture. */
const PAGE = `The keeper's year
2026-02-03 08:15:42 0 举报
AI智能生成
The keeper's year, a mind map
作者其他创作
大纲/内容
Clean the lens
【!Why】
Care of the lens
Trim at dusk
Care of the wick
The keeper's year
0 条评论
回复 删除
下一页
`;

async function hoverAt({ document }: OpenNote, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join("\n");
}

async function symbolsOf({ document }: OpenNote): Promise<readonly vscode.DocumentSymbol[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  return symbols ?? [];
}

async function foldsOf({ document }: OpenNote): Promise<readonly (readonly number[])[]> {
  const folds = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
    "vscode.executeFoldingRangeProvider",
    document.uri,
  );
  return (folds ?? []).map(({ start, end }) => [start, end]);
}

/** `name(child, child)`. */
function draw({ name, children }: vscode.DocumentSymbol): string {
  return children.length === 0 ? name : `${name}(${children.map(draw).join(", ")})`;
}

describe("answers", () => {
  afterEach(closeEditors);

  describe("hover", () => {
    it("says kind, tags, reader, date, text and place", async () => {
      const open = await openNote("markdown", "# h\n\n- a【@li 2026-05-01: ?why so #t/u】\n");
      const text = await hoverAt(open, "why");
      for (const part of [
        "**Question**",
        "\\#t\\/u",
        "\\@li 2026\\-05\\-01",
        "why so",
        "On\\: h › a",
      ]) {
        assert.include(text, part);
      }
    });

    it("lists replies, and at a reply says what it answers", async () => {
      const open = await openNote("markdown", "- a【first【@li: second】】\n");
      assert.include(await hoverAt(open, "first"), "1 reply\n\n- \\@li\\: second");
      assert.include(await hoverAt(open, "second"), "Reply to\\: first");
    });

    it("shows text as it stands: no Markdown, no commands", async () => {
      const open = await openNote("markdown", "- a【*x* [y](command:z) <b>】\n");
      assert.include(await hoverAt(open, "*x*"), "\\*x\\* \\[y\\]\\(command\\:z\\) \\<b\\>");
    });

    it("says nothing beside an annotation", async () => {
      const open = await openNote("markdown", "- author【x】 text\n");
      assert.equal(await hoverAt(open, "author"), "");
      assert.equal(await hoverAt(open, "text"), "");
    });
  });

  describe("symbols", () => {
    it("are the tree of indented text", async () => {
      const open = await openNote("plaintext", "a\n\tb【x】\n\t\tc\n\t【y】\nd\n");
      assert.equal((await symbolsOf(open)).map(draw).join(" "), "a(b(c), y) d");
    });

    it("run in page text from the first descendant to the node, and select the node", async () => {
      const open = await openNote("plaintext", PAGE);
      assert.equal(open.note.format, "page");
      const symbols = await symbolsOf(open);
      const root = symbols.find(({ name }) => name === "The keeper's year");
      assert.isDefined(root);
      assert.deepEqual([root.range.start.line, root.range.end.line], [6, 11]);
      assert.equal(root.selectionRange.start.line, 11);
      assert.include(draw(root), "Why");
    });

    it("leave Markdown to the editor", async () => {
      const open = await openNote("markdown", "# a\n\n- b\n");
      assert.notInclude((await symbolsOf(open)).map(draw).join(), "b");
    });

    it("end at a depth that the editor can walk, and say so", async () => {
      const lines = Array.from({ length: 1000 }, (_, depth) => `${"\t".repeat(depth)}n${depth}`);
      const open = await openNote("plaintext", lines.join("\n"));
      const symbols = await symbolsOf(open);
      let depth = 0;
      for (let at = symbols; at.length > 0; at = at[0]?.children ?? []) depth += 1;
      assert.equal(depth, 201, "the note's one root is level 0");
      assert.equal(symbols.at(-1)?.name, "799 more nodes: see the outline of Marginalia");
    });

    it("are the upper levels of a long note, and say so", async () => {
      const lines = Array.from(
        { length: 3000 },
        (_, index) => `${index % 3 === 0 ? "" : "\t"}n${index}`,
      );
      const open = await openNote("plaintext", lines.join("\n"));
      const symbols = await symbolsOf(open);
      assert.equal(symbols.length, 1001);
      assert.equal(symbols.at(-1)?.name, "2,000 more nodes: see the outline of Marginalia");
    });
  });

  describe("folding", () => {
    it("is the tree of indented text", async () => {
      const open = await openNote("plaintext", "a\n\tb\n\t\tc【x】\n\td\ne\n\tf\n");
      assert.deepEqual(await foldsOf(open), [
        [0, 3],
        [1, 2],
        [4, 5],
      ]);
    });

    it("is the furniture alone in page text", async () => {
      const open = await openNote("plaintext", PAGE);
      assert.deepEqual(await foldsOf(open), [
        [0, 5],
        [12, 14],
      ]);
    });

    it("stays the editor's in text that is no note", async () => {
      const document = await openFile("txt", "words\n    deeper\n\n");
      const editor = await vscode.window.showTextDocument(document);
      for (let tries = 0; tries < 10 && editor.visibleRanges.length === 1; tries += 1) {
        await vscode.commands.executeCommand("editor.foldAll");
        await pause(400);
      }
      assert.isAbove(editor.visibleRanges.length, 1, "folded by indentation");
    });
  });
});
