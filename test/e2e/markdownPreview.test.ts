import assert from "node:assert/strict";
import { clickLine, closeEditors, openNote, run } from "./support/editor.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";
import { until } from "./support/until.js";

const CYCLE = "Marginalia: Show, Dim or Hide Annotations in Text";

/** What the page of the Markdown preview shows: its items, and of each mark words, colour, sign and opacity. */
interface Shown {
  readonly items: string;
  readonly marks: readonly string[];
  readonly colours: readonly string[];
  readonly signs: readonly string[];
  readonly opacity: string;
}

/** Reads the page whose heading has a word; with each way of display it is another page. */
async function shown(word: string): Promise<Shown | null> {
  for (const frame of page().frames()) {
    const found = await frame
      .evaluate((heading) => {
        const title = document.querySelector(".markdown-body h1");
        if (title?.textContent.includes(heading) !== true) return null;
        const marks = [...document.querySelectorAll(".marginalia-annotation")];
        return {
          items: [...document.querySelectorAll("li")].map((item) => item.innerText.trim()).join(),
          marks: marks.map((mark) => mark.textContent),
          colours: marks.map((mark) => getComputedStyle(mark).color),
          signs: marks.map((mark) => getComputedStyle(mark, "::before").content.slice(0, 3)),
          opacity: marks.map((mark) => getComputedStyle(mark).opacity).join(),
        };
      }, word)
      .catch(() => null);
    if (found !== null) return found;
  }
  return null;
}

/** The page that is drawn first. */
async function untilDrawn(): Promise<Shown> {
  const drawn: Shown[] = [];
  await until(async () => {
    const now = await shown("Ponds");
    if (now !== null) drawn.push(now);
    return now !== null;
  }, "a page");
  const [first] = drawn;
  if (first === undefined) throw new Error("No page was drawn.");
  return first;
}

async function untilShown(is: (page: Shown) => boolean, what: string): Promise<void> {
  let last: Shown | null = null;
  await until(
    async () => {
      last = await shown("Ponds");
      return last !== null && is(last);
    },
    () => `${what}, but there is ${JSON.stringify(last)}`,
  );
}

async function openPreview(name: string): Promise<void> {
  await openNote(name);
  await page().locator('.statusbar-item[id*="marginalia"]').first().waitFor();
  await clickLine(1);
  // The palette puts "Open Locked Preview to the Side" before it.
  await page().keyboard.press("ControlOrMeta+k");
  await page().keyboard.press("v");
}

const tests = (): void => {
  const opened = note(
    "markdown-preview.md",
    "# Ponds【?which】\n\n- 甲【so【~why】】\n- 【!alone】\n- 乙\n",
  );

  it("shows annotations with colour and mark of their kind, dimmed and hidden as in the text", async () => {
    await openPreview(opened);
    // The very first may come before what annotates it.
    await untilDrawn();
    await closeEditors();
    await until(async () => (await shown("Ponds")) === null, "no page");
    await openPreview(opened);
    assert.notEqual(
      (await untilDrawn()).marks.join(),
      "",
      "they are in the first page that is drawn",
    );
    await untilShown(
      ({ marks, colours, signs, opacity }) =>
        marks.join() === "【?which】,【so【~why】】,【~why】,【!alone】" &&
        new Set(colours).size === 4 &&
        signs.join() === '"?","◆","~","!"' &&
        opacity === "1,1,1,1",
      "four annotations, each told apart",
    );
    await run(CYCLE);
    await untilShown(({ opacity }) => opacity === "0.45,0.45,1,0.45", "dimmed annotations");
    await run(CYCLE);
    await untilShown(({ marks, items }) => marks.length === 0 && items === "甲,乙", "author text");
    await run(CYCLE);
    await untilShown(({ opacity }) => opacity === "1,1,1,1", "the annotations again");
  });
};

// Webviews of the web build of 1.91 come from a host that tests do not reach.
describe("the editor's Markdown preview", () => {
  endToEnd();
  if (globalThis.marginaliaEndToEnd.host !== "web91") tests();
});
