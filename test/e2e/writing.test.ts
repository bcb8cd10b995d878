import { clickLine, openNote, untilLines } from "./support/editor.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";
import { until } from "./support/until.js";

describe("writing an annotation", () => {
  endToEnd();

  const left = note("left.md", "- 甲\n- 乙\n");

  async function openBox(): Promise<void> {
    await page().keyboard.press("ControlOrMeta+'");
    await page().locator(".quick-input-title", { hasText: "Add Annotation" }).waitFor();
  }

  it("goes on with the words of a box that was left by a click elsewhere", async () => {
    await openNote(left);
    await clickLine(1);
    await openBox();
    await page().keyboard.type("? half a");
    await clickLine(2);
    const input = page().locator(".quick-input-box input");
    await input.waitFor({ state: "hidden" });
    await untilLines(["- 甲", "- 乙", ""]);
    await openBox();
    await until(async () => (await input.inputValue()) === "? half a", "the words that were left");
    await page().keyboard.press("End");
    await page().keyboard.type(" thought");
    await page().keyboard.press("Enter");
    await untilLines(["- 甲", "- 乙【? half a thought】", ""]);
    await openBox();
    await until(async () => (await input.inputValue()) === "", "an empty box");
    await page().keyboard.press("Escape");
    await input.waitFor({ state: "hidden" });
  });
});
