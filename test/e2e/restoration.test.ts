import { openNote, run } from "./support/editor.js";
import { dragRow, showOutline, untilRows } from "./support/outline.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

const BODY = [
  ...["渠口常年淤塞", "闸门无人看管", "上游的难处", "水量不足", "下游的难处"],
  ...["水渠的分配", "收水费的办法", "修渠的办法", "两种办法"],
];
const PAGE = ["水渠", "2025-03-01", "大纲/内容", ...BODY, "水渠", "0 条评论", ""].join("\n");

const CHAPTERS = ["上游的难处", "下游的难处", "两种办法"];

/** Answers that make these lines chapters, as they are kept beside the page. */
function chapters(): string {
  const at = (text: string): number => PAGE.split("\n").indexOf(text);
  return JSON.stringify({
    marginalia: "outline",
    version: 1,
    readTo: null,
    lines: CHAPTERS.map((text) => [at(text), "", text, ""]),
    answers: CHAPTERS.map((_, line) => ({ kind: "title", line, level: "chapter" })),
  });
}

const message = (words: RegExp): Promise<void> =>
  page().locator(".pane-body .message", { hasText: words }).waitFor();

describe("the outline of a page text", () => {
  endToEnd();

  const reviewed = note("reviewed.txt", PAGE);
  const dragged = note("hung.txt", PAGE);
  note("hung.outline.json", chapters());

  it("says that it is a guess, and is reviewed by keys", async () => {
    await openNote(reviewed);
    await showOutline();
    await message(/This tree is a guess/u);
    await run("Marginalia: Review Outline of Page");
    await message(/Titles: 0 marked/u);
    await page().keyboard.press("0");
    await message(/Titles: 1 marked/u);
    await page().keyboard.press("Backspace");
    await message(/Titles: 0 marked/u);
    await page().keyboard.press("Tab");
    await message(/Places: 0 answered/u);
    await page().keyboard.press("1");
    await message(/Places: 1 answered/u);
    await page().keyboard.press("Escape");
    await message(/This tree is a guess/u);
  });

  it("takes a row that is dragged onto its parent", async () => {
    await openNote(dragged);
    await showOutline();
    await message(/This tree is a guess/u);
    await untilRows(["水渠", ...CHAPTERS]);
    await dragRow("上游的难处", "下游的难处");
    await untilRows(["水渠", "下游的难处", "两种办法"]);
  });
});
