import type { Locator } from "playwright-core";
import { run } from "./editor.js";
import { inSight, untilLabels } from "./rows.js";
import { page } from "./shared.js";
import { until } from "./until.js";

const ROWS = ".pane-body .monaco-list [role=treeitem]";

/** Shows the outline in the sidebar. */
export async function showOutline(): Promise<void> {
  await run("Marginalia: Focus on Outline View");
  await rows().first().waitFor();
}

/** The rows of the outline that are in sight. */
export function rows(): Locator {
  return page().locator(ROWS);
}

/** The row of the outline whose label is this. */
export function row(label: string): Locator {
  return rows()
    .filter({ has: page().locator(".label-name", { hasText: label }) })
    .first();
}

/** Waits until the labels of the rows in sight are these, from the top. */
export async function untilRows(expected: readonly string[]): Promise<void> {
  await untilLabels(rows(), expected);
}

/** Drags a row of the outline onto another, by the labels of the two; what else is selected goes along. */
export async function dragRow(source: string, target: string): Promise<void> {
  const from = await inSight(row(source));
  const to = await inSight(row(target));
  await page().mouse.move(from.x, from.y);
  await page().mouse.down();
  // A tree asks its controller when something is first held over a row, and drops where it was last held.
  await page().mouse.move(to.x, to.y, { steps: 8 });
  const held = row(target).and(page().locator(".drop-target"));
  let step = 0;
  await until(async () => {
    step += 1;
    await page().mouse.move(to.x + (step % 2), to.y);
    return held.isVisible();
  }, `“${target}” to be what is dragged onto`);
  await page().mouse.up();
}
