import type { Locator } from "playwright-core";
import { linesIn, placeOf, run, textEditor } from "./editor.js";
import { page } from "./shared.js";
import { until } from "./until.js";

/** Where a "+" stands, once the pointer is there. */
const RANGE = ".comment-range-glyph.comment-diff-added";

/** Where an annotation has its icon. */
const ICON = ".comment-range-glyph.comment-thread, .comment-range-glyph.comment-thread-unresolved";

/** Shows annotations as comments, and waits until the editor offers them beside the note. */
export async function showComments(): Promise<void> {
  await run("Marginalia: Toggle Annotations as Comments");
  await textEditor().locator(RANGE).first().waitFor();
}

/** Takes them away again, and waits until nothing is left of them. */
export async function hideComments(): Promise<void> {
  await run("Marginalia: Toggle Annotations as Comments");
  await until(
    async () => (await textEditor().locator(`${RANGE}, ${ICON}`).count()) === 0,
    "the comments to go",
  );
}

/** Waits until so many lines have an icon. */
export async function untilIcons(count: number): Promise<void> {
  let found = 0;
  await until(
    async () => (found = await icons().count()) === count,
    () => `${count} icons, but there are ${found}`,
  );
}

function icons(): Locator {
  return textEditor().locator(ICON);
}

/** Clicks in the left margin beside the line that holds a text: on the "+" or the icon there. */
export async function clickMargin(text: string): Promise<void> {
  const line = await placeOf(textEditor().locator(".view-line", { hasText: text }).first());
  const margin = await placeOf(textEditor().locator(`${RANGE}, ${ICON}`).first());
  const x = margin.x + margin.width / 2;
  const y = line.y + line.height / 2;
  await page().mouse.move(x, y);
  await page().mouse.click(x, y);
}

/** The box that is open in the text. */
export function box(): Locator {
  return textEditor().locator(".review-widget");
}

/** Types into the box that has the focus; each text is a line. */
export async function typeLines(...texts: readonly string[]): Promise<void> {
  await box().locator(".monaco-editor.focused").waitFor();
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page().keyboard.press("Enter");
    await page().keyboard.type(text);
  }
}

/** Types something else into the text field that is open in the box. */
export async function retypeLines(...texts: readonly string[]): Promise<void> {
  await draft().click();
  await page().keyboard.press("ControlOrMeta+a");
  await typeLines(...texts);
}

/** Waits until the lines of the text field that is open in the box are these. */
export async function untilDraft(...expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  await until(
    async () => (found = await linesIn(draft())).join("\n") === expected.join("\n"),
    () => `the draft\n${expected.join("\n")}\nbut it is\n${found.join("\n")}`,
  );
}

function draft(): Locator {
  return box().locator(".monaco-editor:visible").first();
}

/** Clicks a button below a text field of the box. */
export async function clickButton(name: string): Promise<void> {
  await box().locator(".monaco-text-button:visible", { hasText: name }).first().click();
}

/** Clicks an icon of the box's entry that says a text, such as “Edit”. */
export async function clickAction(entry: string, name: string): Promise<void> {
  const comment = box().locator(".review-comment", { hasText: entry }).first();
  await comment.hover();
  await comment.locator(`.action-label[aria-label="${name}"]`).first().click();
}

/** Clicks an icon in the head of the box. */
export async function clickThreadAction(name: string): Promise<void> {
  await box().locator(`.head .action-label[aria-label="${name}"]`).click();
}

/**
 * Opens the box beside a line and clicks an icon in its head, again where the box went: the editor closes what was
 * resolved, at any time after the text says so.
 */
export async function reopenForAction(text: string, name: string): Promise<void> {
  const action = box().locator(`.head .action-label[aria-label="${name}"]`);
  await until(async () => {
    if (!(await box().isVisible())) await clickMargin(text);
    return action.click({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  }, `a click on “${name}”`);
}

/** Opens the field for a reply. */
export async function beginReply(): Promise<void> {
  await box().locator(".review-thread-reply-button").click();
  await box().locator(".comment-form .monaco-editor.focused").waitFor();
}

/** Waits until the entries of the open box say these texts, without names. */
export async function untilEntries(...expected: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  await until(
    async () =>
      (found = await box().locator(".comment-body").allInnerTexts()).join("|") ===
      expected.join("|"),
    () => `the entries ${expected.join("|")}, but they are ${found.join("|")}`,
  );
}
