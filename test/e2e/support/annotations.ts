import type { Locator } from "playwright-core";
import { run } from "./editor.js";
import { untilLabels } from "./rows.js";
import { page } from "./shared.js";
import { until } from "./until.js";

/** A view of the sidebar: its header and its body. */
function view(title: RegExp): Locator {
  return page()
    .locator(".pane")
    .filter({ has: page().locator(".pane-header", { hasText: title }) });
}

/** Shows the list of annotations in the sidebar, and folds the outline, so that there is room for all rows. */
export async function showAnnotations(): Promise<void> {
  await run("Marginalia: Focus on Annotations View");
  await fold(/^Outline/u);
  await rows().first().waitFor();
}

/** Folds the view again: other tests look for rows of the outline alone. */
export async function hideAnnotations(): Promise<void> {
  await fold(/^Annotations/u);
}

/** The editor may open or move a view while it is clicked, so it is looked at again. */
async function fold(title: RegExp): Promise<void> {
  const header = view(title).locator(".pane-header");
  await until(
    async () => {
      if ((await header.getAttribute("aria-expanded")) === "false") return true;
      await header.click();
      return false;
    },
    () => `${String(title)} to be folded`,
  );
}

function rows(): Locator {
  return view(/^Annotations/u).locator(".pane-body .monaco-list [role=treeitem]");
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
