import { clickLine, closeEditors, openNote, run } from "./support/editor.js";
import { showOutline, untilRows } from "./support/outline.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";
import { inWindow, openSecondWindow } from "./support/windows.js";

const BODY = [
  "井边的规矩",
  "谁先打水",
  "井绳归谁管",
  "取水",
  "井台的修理",
  "修井的日子",
  "井的用处",
];
const PAGE = ["井", "2025-04-02", "大纲/内容", ...BODY, "井", "0 条评论", ""].join("\n");

const message = (words: RegExp): Promise<void> =>
  page().locator(".pane-body .message", { hasText: words }).waitFor();

/** Opens the page and goes to the places that are doubtful: so many of them are answered. */
async function reviewPlaces(name: string, answered: number): Promise<void> {
  await openNote(name);
  await showOutline();
  await run("Marginalia: Review Outline of Page");
  await message(/Titles: 0 marked/u);
  await page().keyboard.press("Tab");
  await untilAnswered(answered);
}

const untilAnswered = (count: number): Promise<void> =>
  message(new RegExp(`Places: ${count} answered`, "u"));

const tests = (): void => {
  const shared = note("shared-page.txt", PAGE);
  const saved = note("shared-note.md", "- 甲\n- 乙\n");

  it("share the answers about a page, each with those of the other", async () => {
    await reviewPlaces(shared, 0);
    await page().keyboard.press("1");
    await untilAnswered(1);
    const second = await openSecondWindow();
    await inWindow(second, async () => {
      await reviewPlaces(shared, 1);
      await page().keyboard.press("1");
      await untilAnswered(2);
      await page().keyboard.press("Escape");
      await closeEditors();
    });
    await untilAnswered(2);
    await second.close();
  });

  it("show what was saved in the other one", async () => {
    const second = await openSecondWindow();
    await inWindow(second, async () => {
      await openNote(saved);
      await showOutline();
      await untilRows(["甲", "乙"]);
    });
    await openNote(saved);
    await clickLine(2);
    await page().keyboard.type("丙");
    await page().keyboard.press("ControlOrMeta+s");
    await inWindow(second, async () => {
      await untilRows(["甲", "乙丙"]);
      await closeEditors();
    });
    await second.close();
  });
};

// The folder of the oldest editor's web build is in the memory of each page.
describe("two windows on one folder", () => {
  endToEnd();
  if (globalThis.marginaliaEndToEnd.host !== "web91") tests();
});
