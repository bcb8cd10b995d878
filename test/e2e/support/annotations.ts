import type { Locator } from "playwright-core";
import { run } from "./editor.js";
import { page } from "./shared.js";
import { until } from "./until.js";

/** The view of annotations: its header and its body. */
function view(): Locator {
  return page()
    .locator(".pane")
    .filter({ has: page().locator(".pane-header", { hasText: /^Annotations/u }) });
}

/** Shows the list of annotations in the sidebar. */
export async function showAnnotations(): Promise<void> {
  await run("Marginalia: Focus on Annotations View");
  await rows().first().waitFor();
}

/** Folds the view again: other tests look for rows of the outline alone. */
export async function hideAnnotations(): Promise<void> {
  const header = view().locator(".pane-header");
  if ((await header.getAttribute("aria-expanded")) === "true") await header.click();
}

function rows(): Locator {
  return view().locator(".pane-body .monaco-list [role=treeitem]");
}

/** The row of the list whose label is this. */
export function annotationRow(label: string): Locator {
  return rows()
    .filter({ has: page().locator(".label-name").getByText(label, { exact: true }) })
    .first();
}

/** Waits until the labels of the rows in sight are these, from the top. */
export async function untilAnnotationRows(expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  await until(
    async () => (found = await labels()).join("\n") === expected.join("\n"),
    () => `the rows\n${expected.join("\n")}\nbut they are\n${found.join("\n")}`,
  );
}

async function labels(): Promise<readonly string[]> {
  return rows().evaluateAll((elements) =>
    elements
      .map((element) => ({
        index: Number(element.getAttribute("data-index")),
        text: element.querySelector(".label-name")?.textContent ?? "",
      }))
      .sort((a, b) => a.index - b.index)
      .map(({ text }) => text),
  );
}
