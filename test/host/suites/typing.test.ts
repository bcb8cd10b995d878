import { assert } from "chai";
import * as vscode from "vscode";
import { closeEditors, openNote, pause } from "../support/openNote.js";

type Language = "markdown" | "plaintext";

/** Types into a text with the cursor at `|`, or with what stands between two `|` selected. */
async function typed(language: Language, marked: string, text: string): Promise<string> {
  const [before = "", selected = "", after] = marked.split("|");
  const { document, editor } = await openNote(language, marked.replaceAll("|", ""));
  const start = document.positionAt(before.length);
  const length = after === undefined ? 0 : selected.length;
  editor.selection = new vscode.Selection(start, document.positionAt(before.length + length));
  await pause(50);
  await vscode.commands.executeCommand("type", { text });
  return document.getText();
}

describe("typing", () => {
  // The language configuration is read when the first document of a language is opened.
  before(async () => {
    for (const language of ["markdown", "plaintext"] as const) {
      await openNote(language, "");
    }
    await pause(1000);
  });
  afterEach(closeEditors);

  describe("closes brackets", () => {
    const closed: Readonly<Record<Language, readonly string[]>> = {
      markdown: ["()", "[]", "{}", "<>", "【】"],
      plaintext: ["()", "[]", "{}", "【】"],
    };
    for (const language of ["markdown", "plaintext"] as const) {
      for (const pair of closed[language]) {
        it(`${pair} in ${language}`, async () => {
          assert.equal(await typed(language, "a |", pair.charAt(0)), `a ${pair}`);
          await closeEditors();
          // Not in front of a word.
          assert.equal(await typed(language, "|word", pair.charAt(0)), `${pair.charAt(0)}word`);
        });
      }
    }

    it("leaves single what the editor leaves single in Markdown", async () => {
      for (const character of ["`", "_", "*", "'", '"', "~"]) {
        assert.equal(await typed("markdown", "a |", character), `a ${character}`);
        await closeEditors();
      }
    });

    it("in front of the marks of a Chinese sentence", async () => {
      assert.equal(await typed("markdown", "原文|。", "【"), "原文【】。");
    });

    it("types over a closing bracket that came by itself", async () => {
      const { document } = await openNote("markdown", "");
      await pause(50);
      for (const text of ["【", "x", "】"]) {
        await vscode.commands.executeCommand("type", { text });
      }
      assert.equal(document.getText(), "【x】");
    });
  });

  describe("surrounds a selection", () => {
    const pairs: Readonly<Record<Language, readonly string[]>> = {
      markdown: ["()", "[]", "{}", "<>", "``", "__", "**", "''", '""', "~~", "$$", "【】"],
      plaintext: ["()", "[]", "{}", "<>", "``", "''", '""', "【】"],
    };
    for (const language of ["markdown", "plaintext"] as const) {
      it(`in ${language}`, async () => {
        for (const pair of pairs[language]) {
          const [open = "", close = ""] = pair;
          assert.equal(await typed(language, "a |word| b", open), `a ${open}word${close} b`);
          await closeEditors();
        }
      });
    }
  });

  it("by an input method still composes, and closes 【", async () => {
    const { document } = await openNote("markdown", "");
    await pause(50);
    const compose = async (...texts: readonly string[]): Promise<void> => {
      await vscode.commands.executeCommand("compositionStart");
      let length = 0;
      for (const text of texts) {
        const replaced = { replacePrevCharCnt: length, replaceNextCharCnt: 0, positionDelta: 0 };
        await vscode.commands.executeCommand("compositionType", { text, ...replaced });
        length = text.length;
      }
      await vscode.commands.executeCommand("compositionEnd");
    };
    await compose("p", "pi", "批");
    await compose("zhu", "注");
    assert.equal(document.getText(), "批注");
    await compose("【");
    assert.equal(document.getText(), "批注【】");
  });

  it("keeps the editor's other settings for Markdown: comments and words", async () => {
    const { document, editor } = await openNote("markdown", "snake_case 字");
    await pause(50);
    const word = document.getWordRangeAtPosition(new vscode.Position(0, 7));
    assert.equal(word === undefined ? "" : document.getText(word), "snake_case");
    editor.selection = new vscode.Selection(0, 0, 0, 10);
    await vscode.commands.executeCommand("editor.action.blockComment");
    assert.equal(document.getText(), "<!-- snake_case --> 字");
  });
});
