import { clickLine, openNote, untilCursorInLine, untilLines } from "./support/editor.js";
import { row, showOutline, untilRows } from "./support/outline.js";
import { clickRow } from "./support/rows.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

describe("outline", () => {
  endToEnd();

  const followed = note("followed.md", "- 甲\n  - 乙\n");

  it("goes to the line of a row that is clicked", async () => {
    await openNote("reading-notes.md");
    await showOutline();
    await clickRow(row("2. The calendar is a suggestion"));
    await untilCursorInLine(20);
  });

  it("follows what is typed, and what is undone", async () => {
    await openNote(followed);
    await showOutline();
    await untilRows(["甲", "乙"]);
    await clickLine(2);
    await page().keyboard.type("丙");
    await untilRows(["甲", "乙丙"]);
    await page().keyboard.press("ControlOrMeta+z");
    await untilLines(["- 甲", "  - 乙", ""]);
    await untilRows(["甲", "乙"]);
  });
});
