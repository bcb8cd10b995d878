import type { Locator } from "playwright-core";
import { clickRow } from "./rows.js";
import { page } from "./shared.js";
import { until } from "./until.js";

/** The editor in which a note is open, without the small ones of boxes. */
export function textEditor(): Locator {
  return page().locator(".editor-group-container .editor-instance .monaco-editor").first();
}

/** Opens a file of the folder by a double click in the explorer, which goes to a name that is typed. */
export async function openNote(name: string): Promise<void> {
  const row = page().locator(".explorer-folders-view").getByRole("treeitem", { name, exact: true });
  const tab = page().locator(`.tabs-container .tab.active[data-resource-name="${name}"]`);
  await until(async () => {
    await run("File: Focus on Files Explorer");
    await page().keyboard.type(name);
    if (!(await isSoon(row))) return false;
    await clickRow(row, { clickCount: 2 });
    // The explorer may follow an editor between the look at a row and the click, which then opens its neighbour.
    return isSoon(tab);
  }, `${name} to be opened`);
  await drawn(textEditor()).first().waitFor();
}

/** Milliseconds after which a step is tried again. */
const STEP_MS = 5000;

/** True when an element is there within the time for a step. */
async function isSoon(element: Locator): Promise<boolean> {
  return element.waitFor({ timeout: STEP_MS }).then(
    () => true,
    () => false,
  );
}

/** Closes all editors; what is not saved is lost. */
export async function closeEditors(): Promise<void> {
  const tabs = page().locator(".tabs-container .tab");
  for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
    await run("View: Revert and Close Editor");
    await until(async () => (await tabs.count()) < left, "an editor to close");
  }
}

/** Calls a command by its title, with its category, in the command palette. */
export async function run(title: string): Promise<void> {
  await page().keyboard.press("F1");
  await enter(`>${title}`, title);
}

/** Chooses an entry of the list that a command has opened, by its label. */
export async function choose(label: string): Promise<void> {
  // The list opens a moment after the palette has gone: until it is there, its entry is not either.
  await page()
    .locator(".quick-input-list .monaco-list-row .label-name")
    .filter({ hasText: exactly(label) })
    .waitFor();
  await enter(label, label);
}

/** Types into the open list and takes the entry that is then in focus, which has to have this label. */
async function enter(typed: string, label: string): Promise<void> {
  const input = page().locator(".quick-input-box input");
  await input.waitFor();
  await input.fill(typed);
  // Several entries may begin alike: the one in focus has to be this one.
  const focused = page()
    .locator(".quick-input-list .monaco-list-row.focused .label-name")
    .filter({ hasText: exactly(label) });
  await focused.waitFor();
  await page().keyboard.press("Enter");
  await focused.waitFor({ state: "hidden" });
}

/** The lines of the note that are in sight, from the top. */
export async function lines(): Promise<readonly string[]> {
  return linesIn(textEditor());
}

/** The lines that are in sight in an editor, from the top; without those of boxes between them. */
export async function linesIn(editor: Locator): Promise<readonly string[]> {
  return (await drawnLines(editor)).map(({ text }) => text);
}

/** The lines as they are drawn, from the top; `index` is the place among the elements, which are in any order. */
function drawnLines(editor: Locator): Promise<readonly { index: number; text: string }[]> {
  return drawn(editor).evaluateAll((elements) =>
    elements
      .map((element, index) => ({
        index,
        top: element.getBoundingClientRect().top,
        // The editor draws blanks as no-break spaces.
        text: element.textContent.replaceAll("\u00A0", " "),
      }))
      .sort((a, b) => a.top - b.top),
  );
}

function drawn(editor: Locator): Locator {
  const content = ":scope > .overflow-guard > .editor-scrollable > .lines-content";
  return editor.locator(`${content} > .view-lines > .view-line`);
}

/** Waits until the lines in sight are these. */
export async function untilLines(expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  await until(
    async () => (found = await lines()).join("\n") === expected.join("\n"),
    () => `the text\n${expected.join("\n")}\nbut it is\n${found.join("\n")}`,
  );
}

/** Puts the cursor at the end of a line of the note, counted from 1, by a click. */
export async function clickLine(number: number): Promise<void> {
  const line = (await drawnLines(textEditor()))[number - 1];
  if (line === undefined) throw new Error(`Line ${number} is not in sight.`);
  await drawn(textEditor()).nth(line.index).click();
  await page().keyboard.press("End");
}

/** Waits until the cursor is in a line, as the status bar says it. */
export async function untilCursorInLine(number: number): Promise<void> {
  const status = page().locator('[id="status.editor.selection"]');
  await until(
    async () => (await status.innerText()).startsWith(`Ln ${number},`),
    () => `the cursor to be in line ${number}`,
  );
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}$`, "u");
}

/** Where an element is in the page, in its pixels. */
type Place = NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>;

/** Where an element is. The editor draws lines, margins and rows anew at any time: then it has no place for a moment. */
export async function placeOf(element: Locator): Promise<Place> {
  const places: Place[] = [];
  await until(
    async () => {
      const place = await element.boundingBox();
      if (place !== null) places.push(place);
      return place !== null;
    },
    () => `a place of ${String(element)}`,
  );
  const [place] = places;
  if (place === undefined) throw new Error(`No place of ${String(element)}.`);
  return place;
}
