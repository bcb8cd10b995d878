import {
  beginReply,
  clickAction,
  clickButton,
  clickMargin,
  clickThreadAction,
  hideComments,
  reopenForAction,
  showComments,
  retypeLines,
  typeLines,
  untilDraft,
  untilEntries,
  untilIcons,
} from "./support/comments.js";
import { clickLine, openNote, untilLines } from "./support/editor.js";
import { showOutline, untilRows } from "./support/outline.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

describe("comments", () => {
  endToEnd();
  const written = note("comment-written.md", "- 甲\n  - 【a】\n");
  const answered = note("comment-answered.md", "- 甲【问】\n- 乙\n");
  const resolved = note("comment-resolved.md", "- 甲【todo 做】\n");
  const moved = note("comment-moved.md", "- 甲\n- 乙\n");
  const refused = note("comment-refused.md", "- 甲\n");

  afterEach(hideComments);

  it("writes what was typed beside a line into the note, and undoes it", async () => {
    await openNote(written);
    await showOutline();
    await showComments();
    await clickMargin("甲");
    await typeLines("one", "two");
    await clickButton("Write Annotation");
    await untilLines(["- 甲【one", "  two】", "  - 【a】", ""]);
    await untilEntries("one\ntwo");
    await untilRows(["甲", "one two", "a"]);
    await clickLine(1);
    await page().keyboard.press("ControlOrMeta+z");
    await untilLines(["- 甲", "  - 【a】", ""]);
    await untilIcons(1);
  });

  it("replies, edits and deletes in place", async () => {
    await openNote(answered);
    await showComments();
    await untilIcons(1);
    await clickMargin("甲");
    await untilEntries("问");
    await beginReply();
    await typeLines("答");
    await clickButton("Reply");
    await untilLines(["- 甲【问【答】】", "- 乙", ""]);
    await untilEntries("问", "答");
    await clickAction("问", "Edit");
    await page().keyboard.press("ControlOrMeta+End");
    await typeLines("?");
    await clickButton("Save");
    await untilLines(["- 甲【问?【答】】", "- 乙", ""]);
    await clickAction("答", "Delete");
    await untilLines(["- 甲【问?】", "- 乙", ""]);
    await untilEntries("问");
    await clickAction("问", "Delete");
    await untilLines(["- 甲", "- 乙", ""]);
    await untilIcons(0);
  });

  it("marks a to-do as done", async () => {
    await openNote(resolved);
    await showComments();
    await untilIcons(1);
    await clickMargin("甲");
    await untilEntries("做");
    await clickThreadAction("Mark as Done");
    await untilLines(["- 甲【[x] 做】", ""]);
    await reopenForAction("甲", "Mark as Not Done");
    await untilLines(["- 甲【[ ] 做】", ""]);
  });

  it("writes beside its line also when that has moved", async () => {
    await openNote(moved);
    await showComments();
    await clickMargin("乙");
    await typeLines("x");
    // A tenth of a second after a box was opened the editor sets it to the line that it was opened at, wherever that
    // has gone meanwhile; no reader is so quick, and nothing in the page says when it has been.
    await page().waitForTimeout(1000);
    await clickLine(1);
    await page().keyboard.press("Enter");
    await page().keyboard.type("- 丙");
    await untilLines(["- 甲", "- 丙", "- 乙", ""]);
    await clickButton("Write Annotation");
    await untilLines(["- 甲", "- 丙", "- 乙【x】", ""]);
  });

  it("keeps what cannot be written in the box", async () => {
    await openNote(refused);
    await showComments();
    await clickMargin("甲");
    await typeLines("a", "", "b");
    await clickButton("Write Annotation");
    await untilDraft("a", "", "b");
    await retypeLines("c【x】");
    await clickButton("Write Annotation");
    await untilLines(["- 甲【c\\【x\\】】", ""]);
  });
});
