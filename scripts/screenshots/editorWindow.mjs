import { readFile } from "node:fs/promises";
import { openWindow } from "../hosts/session.mjs";
import { inRoot } from "../lib/paths.mjs";

/** Of the window, and so of most pictures, in pixels. */
export const width = 1180;
export const height = 580;

/** What would lead the eye away from the note, or be another on another machine, is not shown. */
const quietSettings = {
  "breadcrumbs.enabled": false,
  "comments.openView": "never",
  "editor.fontFamily": "'Noto Sans Mono CJK SC', monospace",
  "editor.fontSize": 13,
  "editor.folding": false,
  "editor.glyphMargin": false,
  "editor.guides.indentation": false,
  "editor.lineHeight": 22,
  "editor.lineNumbers": "off",
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.overviewRulerBorder": false,
  "editor.renderLineHighlight": "none",
  "editor.stickyScroll.enabled": false,
  "editor.wordWrap": "on",
  "marginalia.outline.initialLevel": 5,
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
  "workbench.tips.enabled": false,
};

/** An editor's window for pictures, with the sample notes. */
export class EditorWindow {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  #window;
  /** @type {Record<string, string>} */
  #texts;

  /**
   * @param {Awaited<ReturnType<typeof openWindow>>} window
   * @param {Record<string, string>} texts of the manifest, in the window's language
   * @param {"en" | "zh-cn"} locale
   */
  constructor(window, texts, locale) {
    this.#window = window;
    this.#texts = texts;
    this.page = window.page;
    this.locale = locale;
  }

  /**
   * @param {{ locale: "en" | "zh-cn", theme: string }} options
   * @returns {Promise<EditorWindow>}
   */
  static async open({ locale, theme }) {
    const file = locale === "en" ? "package.nls.json" : `package.nls.${locale}.json`;
    const texts = JSON.parse(await readFile(inRoot(file), "utf8"));
    const window = await openWindow({ locale, theme, width, height, settings: quietSettings });
    await window.page.addStyleTag({
      content: ".monaco-workbench { font-family: 'Noto Sans CJK SC', sans-serif !important; }",
    });
    return new EditorWindow(window, texts, locale);
  }

  close() {
    return this.#window.close();
  }

  /**
   * Opens a file of the folder and waits until it is known as a note.
   * @param {string} name
   */
  async openNote(name) {
    await this.page
      .locator(".explorer-folders-view")
      .getByRole("treeitem", { name, exact: true })
      .dblclick();
    await this.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /**
   * Runs a command of ours by its title.
   * @param {string} id without `marginalia.`
   */
  run(id) {
    const title = this.#texts[`command.${id}`] ?? "";
    return this.runTitled(`${this.#texts["command.category"] ?? ""}: ${title}`);
  }

  /**
   * Runs a command by what the palette calls it. A command of notes is there once the note was read.
   * @param {string} title
   */
  async runTitled(title) {
    const focused = this.page
      .locator(".quick-input-list .monaco-list-row.focused")
      .filter({ hasText: title });
    for (let isThere = false, tries = 0; !isThere; tries += 1) {
      if (tries === 15) throw new Error(`There is no command "${title}".`);
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("F1");
      await this.page.locator(".quick-input-box input").fill(`>${title}`);
      isThere = await focused.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }
    await this.page.keyboard.press("Enter");
    await focused.waitFor({ state: "hidden" });
  }

  /**
   * Takes an entry of the list that a command has opened.
   * @param {number} index from 0
   */
  async choose(index) {
    await this.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    for (let step = 0; step < index; step += 1) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Enter");
  }

  /**
   * Shows one of our views, in a sidebar of some width, with the other one closed.
   * @param {"outline" | "annotations"} view
   * @param {number} sidebar its width in pixels
   */
  async showView(view, sidebar) {
    const name = (/** @type {string} */ id) => this.#texts[`view.${id}`] ?? "";
    const container = this.#texts["container.title"] ?? "";
    await this.runTitled(`${container}: Focus on ${name(view)} View`);
    await this.#setOpen(name(view), true);
    await this.#setOpen(name(view === "outline" ? "annotations" : "outline"), false);
    await this.page.locator(".pane-body .monaco-list [role=treeitem]").first().waitFor();
    const box = await this.page.locator(".part.sidebar").boundingBox();
    if (box === null) throw new Error("There is no sidebar.");
    await this.page.mouse.move(box.x + box.width, 500);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + sidebar, 500, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Leaves the whole window to the text. */
  async hideSidebar() {
    await this.runTitled("View: Toggle Primary Side Bar Visibility");
    await this.page.locator(".part.sidebar").waitFor({ state: "hidden" });
  }

  /**
   * @param {string} pane its title
   * @param {boolean} isOpen
   */
  async #setOpen(pane, isOpen) {
    const header = this.page.locator(".part.sidebar .pane-header", { hasText: pane }).first();
    if ((await header.getAttribute("aria-expanded")) !== String(isOpen)) await header.click();
  }

  /**
   * Takes a file of the folder where one is asked for.
   * @param {string} name
   */
  async chooseFile(name) {
    await this.page
      .locator(".quick-input-list .monaco-list-row .label-name")
      .filter({ hasText: new RegExp(`^${name}$`, "u") })
      .click();
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /**
   * Waits until the page of a preview has something.
   * @param {string} selector
   */
  async untilInPreview(selector) {
    for (let tries = 0; ; tries += 1) {
      if (tries === 300) throw new Error(`The preview has no ${selector}.`);
      for (const frame of this.page.frames()) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return;
      }
      await this.page.waitForTimeout(100);
    }
  }

  /**
   * Another size of the window, for a picture of little.
   * @param {number} columns in pixels
   * @param {number} lines in pixels
   */
  async resize(columns, lines) {
    await this.page.setViewportSize({ width: columns, height: lines });
  }

  /** Takes the mouse away and lets what moves come to an end. */
  async rest() {
    // Between the tabs and the buttons there is nothing that a mouse brings up.
    await this.page.mouse.move((this.page.viewportSize()?.width ?? width) - 200, 20);
    // A blinking cursor, a fading scroll bar: nothing says when they are done.
    await this.page.waitForTimeout(1500);
  }
}
