import type { Locator } from "playwright-core";
import { page } from "./shared.js";
import { until } from "./until.js";

/** Waits until the labels of rows of a tree that are in sight are these, from the top. */
export async function untilLabels(rows: Locator, expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  await until(
    async () => (found = await labelsOf(rows)).join("\n") === expected.join("\n"),
    () => `the rows\n${expected.join("\n")}\nbut they are\n${found.join("\n")}`,
  );
}

async function labelsOf(rows: Locator): Promise<readonly string[]> {
  return rows.evaluateAll((elements) =>
    elements
      .map((element) => ({
        index: Number(element.getAttribute("data-index")),
        text: element.querySelector(".label-name")?.textContent ?? "",
      }))
      .sort((a, b) => a.index - b.index)
      .map(({ text }) => text),
  );
}

/** How a row is clicked; once with the left button where nothing else is said. */
interface Click {
  readonly button?: "left" | "right";
  readonly clickCount?: number;
  /** Keys that are held. */
  readonly modifiers?: readonly ("ControlOrMeta" | "Shift")[];
}

/**
 * Clicks a row of a tree or a list as a reader does: turns the wheel until it is in sight whole, and clicks where it is
 * then. A locator's own `click` scrolls the elements around it, which no reader can; at the next key or click the editor
 * puts them back, and the row is gone from under the mouse before its button is up again.
 */
export async function clickRow(
  row: Locator,
  { modifiers = [], ...click }: Click = {},
): Promise<void> {
  const { x, y } = await inSight(row);
  for (const key of modifiers) await page().keyboard.down(key);
  await page().mouse.click(x, y, click);
  for (const key of modifiers) await page().keyboard.up(key);
}

/** The middle of a row, after scrolling to it and when it has come to rest. */
export async function inSight(row: Locator): Promise<{ readonly x: number; readonly y: number }> {
  let middle = { x: 0, y: 0 };
  await until(
    async () => {
      const before = middle;
      const { list, away, ...now } = await placeOfRow(row);
      middle = now;
      if (away !== 0) {
        await page().mouse.move(list.x, list.y);
        await page().mouse.wheel(0, away);
      }
      return away === 0 && before.x === middle.x && before.y === middle.y;
    },
    () => `${String(row)} to be in sight`,
  );
  return middle;
}

/** The middle of a row and that of its list, and how far it has to be scrolled to be in sight, in pixels. */
async function placeOfRow(
  row: Locator,
): Promise<{ x: number; y: number; away: number; list: { x: number; y: number } }> {
  return row.evaluate((element) => {
    const { left, top, right, bottom, height } = element.getBoundingClientRect();
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    const list = (element.closest(".monaco-list") ?? element).getBoundingClientRect();
    const outside = Math.min(0, top - list.top) || Math.max(0, bottom - list.bottom);
    // The rows above it may stay at the top of a tree and cover it there.
    const isCovered = outside === 0 && !element.contains(document.elementFromPoint(x, y));
    const away = isCovered ? -height : outside;
    return {
      x,
      y,
      away,
      list: { x: (list.left + list.right) / 2, y: (list.top + list.bottom) / 2 },
    };
  });
}
