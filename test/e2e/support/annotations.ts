import type { Locator } from "playwright-core";
import { run } from "./editor.js";
import { untilLabels } from "./rows.js";
import { page } from "./shared.js";

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
  await untilLabels(rows(), expected);
}
