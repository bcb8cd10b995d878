import { openNote, untilLines } from "./support/editor.js";
import { dragRow, row, showOutline, untilRows } from "./support/outline.js";
import { clickRow } from "./support/rows.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

describe("nodes in the outline", () => {
  endToEnd();

  const dragged = note("dragged.md", "- 甲\n  - 乙 【?何】\n- 丙\n- 丁\n");
  const moved = note("moved.md", "1. 子\n2. 丑\n3. 寅\n");

  it("are dragged onto another row, with what is below them, and undone in one step", async () => {
    await openNote(dragged);
    await showOutline();
    await untilRows(["甲", "乙", "丙", "丁"]);
    await dragRow("甲", "丙");
    await untilLines(["- 丙", "  - 甲", "    - 乙 【?何】", "- 丁", ""]);
    await untilRows(["丙", "甲", "乙", "丁"]);
    await row("甲").and(page().locator(".selected")).waitFor();
    await page().locator(".view-lines").first().click();
    await page().keyboard.press("ControlOrMeta+z");
    await untilLines(["- 甲", "  - 乙 【?何】", "- 丙", "- 丁", ""]);
    await untilRows(["甲", "乙", "丙", "丁"]);
  });

  it("are moved by keys, several at once, and stay selected", async () => {
    await openNote(moved);
    await showOutline();
    await untilRows(["子", "丑", "寅"]);
    await clickRow(row("丑"));
    await clickRow(row("寅"), { modifiers: ["Shift"] });
    await page().keyboard.press("ControlOrMeta+k");
    await page().keyboard.press("Shift+K");
    await untilLines(["1. 丑", "2. 寅", "3. 子", ""]);
    await untilRows(["丑", "寅", "子"]);
    await row("丑").and(page().locator(".selected")).waitFor();
    await row("寅").and(page().locator(".selected")).waitFor();
  });
});
