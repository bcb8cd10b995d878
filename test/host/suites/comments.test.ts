import { assert } from "chai";
import * as vscode from "vscode";
import { CommentBoxes } from "../../../src/vscode/comments/commentBoxes.js";
import { createComments } from "../../../src/vscode/comments/commentsFeature.js";
import type { CommentsFeature } from "../../../src/vscode/comments/commentsFeature.js";
import { KeptFailure } from "../../../src/vscode/platform/failure.js";
import { COMMANDS } from "../../../src/vscode/platform/ids.js";
import { setup } from "../setup.js";
import { replace, showText } from "../support/documents.js";
import { MemoryFiles } from "../support/memoryFiles.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { until } from "../support/openNote.js";

const { Editing, Preview } = vscode.CommentMode;

describe("comments", () => {
  const world = notesInMemory();
  const strangers = vscode.comments.createCommentController("test", "test");
  let feature: CommentsFeature;

  beforeEach(async () => {
    feature = createComments(world.context);
    await feature.commands[COMMANDS.showComments]();
  });

  afterEach(async () => {
    await feature.commands[COMMANDS.hideComments]();
    feature.dispose();
  });

  after(() => {
    strangers.dispose();
  });

  const threads = (document: vscode.TextDocument): readonly vscode.CommentThread[] =>
    feature.threadsOf(document);

  const only = (document: vscode.TextDocument): vscode.CommentThread => {
    const [thread] = threads(document);
    assert.isDefined(thread);
    return thread;
  };

  const entry = (document: vscode.TextDocument, index = 0): vscode.Comment => {
    const comment = only(document).comments[index];
    assert.isDefined(comment);
    return comment;
  };

  /** The entries of each thread, as they are read. */
  const said = (document: vscode.TextDocument): readonly string[] =>
    threads(document).map(({ comments }) =>
      comments.map(({ body }) => (typeof body === "string" ? body : body.value)).join(" < "),
    );

  async function show(text: string, expected: readonly string[]): Promise<vscode.TextDocument> {
    const document = await showText(text);
    await untilSaid(document, expected);
    return document;
  }

  async function untilSaid(
    document: vscode.TextDocument,
    expected: readonly string[],
  ): Promise<void> {
    await until(
      () => said(document).join("|") === expected.join("|"),
      `the threads ${expected.join("|")}, but they are ${said(document).join("|")}`,
    );
  }

  /** The box that the editor opens beside a line. */
  function boxAt(document: vscode.TextDocument, line: number): vscode.CommentThread {
    return strangers.createCommentThread(document.uri, new vscode.Range(line, 0, line, 0), []);
  }

  /** What a command that fails says. */
  async function fault(doing: unknown): Promise<string> {
    try {
      await doing;
    } catch (error) {
      assert.instanceOf(error, Error);
      return error.message;
    }
    return assert.fail("it did not fail");
  }

  it("show annotations with their replies, who wrote them, and what is done", async () => {
    const document = await show(
      "- 甲【@mara 2026-03-14: ?问【@jonas: 答】】\n- 乙【[x] 做】\n- 丙【todo a】\n",
      ["问 < 答", "做", "a"],
    );
    const [first, done, open] = threads(document);
    assert.deepEqual(
      first?.comments.map(({ author }) => author.name),
      ["mara", "jonas"],
    );
    assert.include(first?.comments[0]?.label, "2026-03-14");
    assert.include(first?.label, "甲");
    assert.isUndefined(first?.state);
    assert.equal(done?.state, vscode.CommentThreadState.Resolved);
    assert.equal(open?.state, vscode.CommentThreadState.Unresolved);
  });

  it("write an annotation at the line of the box, which stays as its thread", async () => {
    const document = await show("- 甲\n  - 乙\n", []);
    const thread = boxAt(document, 1);
    await feature.commands[COMMANDS.writeComment]({ thread, text: "one\ntwo" });
    assert.equal(document.getText(), "- 甲\n  - 乙【one\n    two】\n");
    await untilSaid(document, ["one\ntwo"]);
    assert.equal(only(document), thread);
    assert.equal(thread.range.end.line, 2);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "- 甲\n  - 乙\n");
    await untilSaid(document, []);
  });

  it("reply, edit and delete, each as one step", async () => {
    const document = await show("- 甲【问】\n", ["问"]);
    const thread = only(document);
    await feature.commands[COMMANDS.replyToComment]({ thread, text: "答" });
    assert.equal(document.getText(), "- 甲【问【答】】\n");
    await untilSaid(document, ["问 < 答"]);
    assert.equal(only(document), thread);
    const question = entry(document);
    await feature.commands[COMMANDS.editComment](question);
    assert.deepEqual([question.mode, question.body], [Editing, "问"]);
    question.body = "?问【";
    await feature.commands[COMMANDS.saveComment](question);
    assert.equal(document.getText(), "- 甲【?问\\【【答】】\n");
    assert.equal(question.mode, Preview);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "- 甲【问【答】】\n");
    await untilSaid(document, ["问 < 答"]);
    await feature.commands[COMMANDS.deleteComment](entry(document, 1));
    assert.equal(document.getText(), "- 甲【问】\n");
    await feature.commands[COMMANDS.deleteComment](entry(document));
    assert.equal(document.getText(), "- 甲\n");
    await untilSaid(document, []);
  });

  it("resolve to-dos, and open them again", async () => {
    const document = await show("- 甲【todo 做】\n", ["做"]);
    const thread = only(document);
    assert.equal(thread.contextValue, "open");
    await feature.commands[COMMANDS.resolveComment](thread);
    await until(() => thread.state === vscode.CommentThreadState.Resolved, "it to be resolved");
    assert.equal(document.getText(), "- 甲【[x] 做】\n");
    assert.equal(thread.contextValue, "done");
    await feature.commands[COMMANDS.reopenComment](thread);
    await until(() => thread.state === vscode.CommentThreadState.Unresolved, "it to be open");
    assert.equal(only(document), thread);
  });

  it("refuse what cannot be written, and keep it", async () => {
    const document = await show("# 甲【问】\n", ["问"]);
    const before = document.getText();
    const thread = boxAt(document, 0);
    const write = feature.commands[COMMANDS.writeComment];
    assert.isNotEmpty(await fault(write({ thread, text: "a\n\nb" })));
    assert.isNotEmpty(await fault(write({ thread, text: " " })));
    const question = entry(document);
    await feature.commands[COMMANDS.editComment](question);
    question.body = "a\n\nb";
    await fault(feature.commands[COMMANDS.saveComment](question));
    const again = entry(document);
    assert.notEqual(again, question, "the editor has closed the box of the old one");
    assert.deepEqual([again.mode, again.body], [Editing, "a\n\nb"]);
    assert.equal(document.getText(), before);
    await feature.commands[COMMANDS.cancelComment](again);
    assert.deepEqual([again.mode, again.body], [Preview, "问"]);
    thread.dispose();
  });

  it("keep their words whatever goes wrong: the editor empties a box when its command has not failed", async () => {
    const thread = { uri: 17, comments: [] } as unknown as vscode.CommentThread;
    const write = feature.commands[COMMANDS.writeComment];
    let thrown: unknown = null;
    try {
      await write({ thread, text: "words" });
    } catch (error) {
      thrown = error;
    }
    assert.instanceOf(thrown, KeptFailure);
  });

  it("do not overwrite what was changed in the text meanwhile, until told so twice", async () => {
    const document = await show("- 甲【问】\n", ["问"]);
    const question = entry(document);
    await feature.commands[COMMANDS.editComment](question);
    await replace(document, [4, 4], "新");
    question.body = "我";
    await fault(feature.commands[COMMANDS.saveComment](question));
    assert.equal(document.getText(), "- 甲【新问】\n");
    const again = entry(document);
    assert.equal(again.body, "我");
    await feature.commands[COMMANDS.saveComment](again);
    assert.equal(document.getText(), "- 甲【我】\n");
  });

  it("stay with their annotation while the text changes, also while a bracket is missing", async () => {
    const document = await show("- 甲【问】\n- 乙【b】\n", ["问", "b"]);
    const [first, second] = threads(document);
    await replace(document, [0, 0], "- 丙\n");
    await until(() => second?.range.start.line === 2, "the range to follow");
    await replace(document, [9, 10], "");
    assert.equal(document.getText(), "- 丙\n- 甲【问\n- 乙【b】\n");
    await until(() => first?.canReply === false, "the missing bracket to be seen");
    await replace(document, [9, 9], "】");
    await until(() => first?.canReply === true, "the bracket to be back");
    assert.isTrue(threads(document)[0] === first && threads(document)[1] === second);
    await replace(document, [7, 10], "");
    await untilSaid(document, ["b"]);
  });

  it("leave documents alone that cannot be written", async () => {
    const files = await new MemoryFiles(true).whenKnown();
    const document = await vscode.workspace.openTextDocument(files.put("/a.md", "- 甲【问】\n"));
    await vscode.window.showTextDocument(document);
    assert.isNull(await world.context.notes.whenCurrent(document), "it is no note");
    assert.lengthOf(threads(document), 0);
    const thread = boxAt(document, 0);
    await fault(feature.commands[COMMANDS.writeComment]({ thread, text: "答" }));
    assert.equal(document.getText(), "- 甲【问】\n");
    thread.dispose();
    files.dispose();
  });

  it("come and go with their controller, and leave nothing behind", async () => {
    const document = await show("- 甲【a】【b】\n- 乙【c】\n", ["a", "b", "c"]);
    const seen = new Set(threads(document));
    for (let count = 0; count < 50; count += 1) {
      const boxes = new CommentBoxes(world.context);
      const shown = (): readonly vscode.CommentThread[] => boxes.of(document)?.threads ?? [];
      await until(() => shown().length === 3, "the threads");
      for (const thread of shown()) seen.add(thread);
      boxes.dispose();
      assert.lengthOf(shown(), 0);
    }
    assert.equal(seen.size, 51 * 3, "each time they are new");
  });

  it("of a note with a great many annotations are made near what is visible", async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `- n${index}【a${index}】`);
    const document = await showText(`${lines.join("\n")}\n`);
    await until(() => threads(document).length > 20, "the first threads");
    const first = threads(document);
    assert.isBelow(first.length, 300);
    const last = new vscode.Range(2999, 0, 2999, 0);
    vscode.window.activeTextEditor?.revealRange(last);
    await until(() => said(document).includes("a2999"), "the last thread");
    assert.isTrue(
      first.every((thread) => threads(document).includes(thread)),
      "the first stay",
    );
  });

  it("speak the language of the editor", async () => {
    const document = await show("- 甲【?问】\n", ["问"]);
    assert.equal(entry(document).author.name, setup.locale === "en" ? "Question" : "疑问");
  });
});
