import type { Frame, Locator } from "playwright-core";
import { clickLine, lines, openNote, run, untilCursorInLine } from "./support/editor.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";
import { until } from "./support/until.js";

const LONG = [
  "# Years",
  "",
  ...Array.from({ length: 120 }, (_, index) => `- line ${index + 1}【note ${index + 1}】`),
].join("\n");

/** Items of a list, from a number on. */
function items(from: number, count: number): readonly string[] {
  return labels(from, count).map((label) => `- ${label}【n】`);
}

/** What an item says, with a full stop: behind it stands the number of its annotation. */
function labels(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `item ${from + index}.`);
}

/** Waits until a page has these entries, in several lists of which none is empty or too long to be skipped. */
async function untilListed(frame: Frame, expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  let counts: readonly number[] = [];
  await until(
    async () => {
      const words = await frame.locator("main > section .text").allTextContents();
      found = words.map((text) => text.slice(0, text.indexOf(".") + 1).trim());
      counts = await frame
        .locator(".items")
        .evaluateAll((lists) => lists.map(({ childElementCount }) => childElementCount));
      return (
        found.join("\n") === expected.join("\n") &&
        counts.length > 2 &&
        counts.every((count) => count > 0 && count <= 128)
      );
    },
    () => `entries in their order, but they are ${found.join(" ")}, in lists of ${counts.join()}`,
  );
}

/** The page of the preview whose heading has a word that no other preview has. */
async function previewFrame(word: string): Promise<Frame> {
  let found: Frame | undefined;
  await until(async () => {
    for (const frame of page().frames()) {
      const headings = frame.locator("header > h1", { hasText: word });
      if ((await headings.count().catch(() => 0)) > 0) found = frame;
    }
    return found !== undefined;
  }, "the page of the preview");
  if (found === undefined) throw new Error("There is no preview.");
  return found;
}

async function openPreview(name: string, word: string): Promise<Frame> {
  await openNote(name);
  // A palette that is opened before the note is known to be one has no commands of notes.
  await page().locator('.statusbar-item[id*="marginalia"]').first().waitFor();
  await clickLine(1);
  await run("Marginalia: Preview Summary");
  return previewFrame(word);
}

function entry(frame: Frame, text: string): Locator {
  return frame.locator(".entry > .text", { hasText: text });
}

const tests = (): void => {
  const body = "- 甲【?why】\n  - 乙【so】\n- 丙【!do】\n";
  const typed = note("previewed.md", `# Hours\n\n${body}`);
  const chapters = note(
    "previewed-chapters.md",
    "# Months\n\n## 子\n\n- 甲【?】\n- 乙【!】\n\n## 丑\n\n- 丙【?】\n",
  );
  const clicked = note("previewed-clicked.md", `# Days\n\n${body}`);
  const long = note("previewed-long.md", LONG);
  const figures = note("previewed-figures.md", LONG.replace("Years", "Decades"));
  const run = "document.title='run'";
  const divided = note(
    "previewed-divided.md",
    `# Centuries\n\n## First.\n\n${items(0, 300).join("\n")}\n\n## Last.\n\n- end.【n】\n`,
  );
  const hostile = note(
    "previewed-hostile.md",
    `# Weeks\n\n- <img src=x onerror="${run}">【x】\n- plain【<svg onload="${run}"> [l](javascript:${run}) [c](command:workbench.action.quit)】\n`,
  );

  it("follows the note while it is written, with what the reader has hidden", async () => {
    const frame = await openPreview(typed, "Hours");
    await entry(frame, "甲").waitFor();
    await frame.locator("#show-question").uncheck();
    await frame.locator(".note.kind-question").waitFor({ state: "hidden" });
    await clickLine(4);
    await page().keyboard.type("【new】");
    await frame.locator(".note", { hasText: "new" }).waitFor();
    await clickLine(1);
    await page().keyboard.type(" of days");
    await frame.locator("h1", { hasText: "Hours of days" }).waitFor();
    await frame.locator(".note.kind-question").waitFor({ state: "hidden" });
  });

  it("follows where lists of items begin and end", async () => {
    const frame = await openPreview(chapters, "Months");
    const shape = (): Promise<readonly string[]> =>
      frame.locator("main > section > *").evaluateAll((elements) =>
        elements.map((element) => {
          const words = [...element.querySelectorAll(".text")].map((text) =>
            text.textContent.replace(/[^\p{Script=Han}a-z]/gu, ""),
          );
          return `${element.localName} ${words.join(" ")}`;
        }),
      );
    const untilShape = async (expected: readonly string[]): Promise<void> => {
      let found: readonly string[] = [];
      await until(
        async () => (found = await shape()).join("\n") === expected.join("\n"),
        () => `${expected.join(", ")}, but it is ${found.join(", ")}`,
      );
    };
    await untilShape(["div 子", "ul 甲 乙", "div 丑", "ul 丙"]);
    await clickLine(8);
    await page().keyboard.type("b");
    await untilShape(["div 子", "ul 甲 乙", "div 丑b", "ul 丙"]);
    await clickLine(5);
    await page().keyboard.type("a");
    await untilShape(["div 子", "ul 甲a 乙", "div 丑b", "ul 丙"]);
    await clickLine(6);
    await page().keyboard.press("Enter");
    await page().keyboard.press("Enter");
    await page().keyboard.type("## 寅");
    await page().keyboard.press("Enter");
    await page().keyboard.type("- 丁【q】");
    await untilShape(["div 子", "ul 甲a 乙", "div 寅", "ul 丁", "div 丑b", "ul 丙"]);
  });

  it("draws a long list in parts, and keeps its order through what comes and goes in it", async () => {
    const frame = await openPreview(divided, "Centuries");
    await untilListed(frame, ["First.", ...labels(0, 300), "Last.", "end."]);
    await clickLine(7);
    await page().keyboard.press("Home");
    await page().keyboard.insertText(`${items(500, 200).join("\n")}\n`);
    const inserted = [...labels(0, 2), ...labels(500, 200), ...labels(2, 298)];
    await untilListed(frame, ["First.", ...inserted, "Last.", "end."]);
    await page().keyboard.press("Control+Home");
    for (let line = 1; line < 6; line += 1) await page().keyboard.press("ArrowDown");
    for (let line = 0; line < 190; line += 1) await page().keyboard.press("Shift+ArrowDown");
    await page().keyboard.press("Delete");
    const rest = ["item 0.", ...labels(689, 11), ...labels(2, 298)];
    await untilListed(frame, ["First.", ...rest, "Last.", "end."]);
  });

  it("goes to the text on a click", async () => {
    const frame = await openPreview(clicked, "Days");
    await entry(frame, "乙").click();
    await untilCursorInLine(4);
    await frame.locator(".note", { hasText: "do" }).click();
    await untilCursorInLine(5);
  });

  it("scrolls with the note, and the note with it", async () => {
    const frame = await openPreview(long, "Years");
    await entry(frame, "line 5").first().waitFor();
    await page().keyboard.press("ControlOrMeta+End");
    await until(async () => (await scrolled(frame)) > 2000, "the preview to follow");
    await frame.evaluate(() => {
      window.scrollTo({ top: 0, behavior: "instant" });
    });
    await until(async () => (await lines())[0] === "# Years", "the note to follow");
  });

  it("keeps the note at its end while the figures below it are read", async () => {
    const frame = await openPreview(figures, "Decades");
    await entry(frame, "line 5").first().waitFor();
    await frame.evaluate(() => {
      document.querySelector<HTMLElement>(".statistics")?.style.setProperty("min-height", "300vh");
      window.scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
    });
    const isAtEnd = async (): Promise<boolean> => (await lines()).join("\n").includes("line 120");
    await until(isAtEnd, "the note to follow");
  });

  it("runs nothing that stands in a note", async () => {
    const frame = await openPreview(hostile, "Weeks");
    await entry(frame, "onerror").waitFor();
    await frame.locator(".note", { hasText: "svg" }).waitFor();
    const found = await frame.evaluate(() => ({
      title: document.title,
      elements: document.querySelectorAll(
        "main img, main svg, main script, a[href^='javascript'], a[href^='command']",
      ).length,
    }));
    if (found.elements > 0 || found.title === "run") throw new Error(JSON.stringify(found));
  });
};

async function scrolled(frame: Frame): Promise<number> {
  return frame.evaluate(() => window.scrollY);
}

// Webviews of the web build of 1.91 come from a host that tests do not reach.
describe("preview of a summary", () => {
  endToEnd();
  if (globalThis.marginaliaEndToEnd.host !== "web91") tests();
});
