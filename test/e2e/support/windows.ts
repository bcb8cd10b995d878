import type { Page } from "playwright-core";
import { page } from "./shared.js";

/** Opens a second window on the folder of the first. */
export async function openSecondWindow(): Promise<Page> {
  const opened = await page().context().newPage();
  await opened.goto(page().url());
  await opened.locator('.activitybar [aria-label="Marginalia"]').first().waitFor();
  return opened;
}

/** Does something in another window: all that asks for the page is given that one meanwhile. */
export async function inWindow(other: Page, act: () => Promise<void>): Promise<void> {
  const { marginaliaEndToEnd: shared } = globalThis;
  try {
    globalThis.marginaliaEndToEnd = { ...shared, page: other };
    await other.bringToFront();
    await act();
  } finally {
    globalThis.marginaliaEndToEnd = shared;
    await page().bringToFront();
  }
}
