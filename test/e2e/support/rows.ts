import type { Locator } from "playwright-core";
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
