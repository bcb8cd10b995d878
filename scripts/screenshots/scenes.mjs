/** @typedef {import("./editorWindow.mjs").EditorWindow} EditorWindow */

/** The notes that pictures show, by language. */
const notes = {
  en: {
    note: "walden.md",
    discussed: "The house cost 28",
    newEdition: "walden-new-edition.md",
    page: "page.txt",
  },
  "zh-cn": {
    note: "项羽本纪.md",
    discussed: "诸侯的兵",
    newEdition: "项羽本纪-新版.md",
    page: "网页文字.txt",
  },
};

/**
 * What each picture shows: the editor is new.
 * @satisfies {Record<string, (editor: EditorWindow) => Promise<void>>}
 */
export const scenes = {
  /** @param {EditorWindow} editor */
  async outline(editor) {
    await editor.openNote(notes[editor.locale].note);
    await editor.showView("outline", 400);
  },

  /** @param {EditorWindow} editor */
  async annotations(editor) {
    await editor.resize(960, 560);
    await editor.openNote(notes[editor.locale].note);
    await editor.showView("annotations", 440);
    await editor.run("groupAnnotations");
    await editor.choose(1);
  },

  /** @param {EditorWindow} editor */
  async preview(editor) {
    await editor.openNote(notes[editor.locale].note);
    await editor.hideSidebar();
    await editor.run("previewSummary");
    await editor.untilInPreview("header > h1");
  },

  /** @param {EditorWindow} editor */
  async edition(editor) {
    const { note, newEdition } = notes[editor.locale];
    await editor.openNote(note);
    await editor.showView("annotations", 420);
    await editor.run("updateEdition");
    await editor.choose(0);
    await editor.chooseFile(newEdition);
    await editor.page.locator(".monaco-diff-editor .view-line").first().waitFor();
  },

  /** @param {EditorWindow} editor */
  async comments(editor) {
    await editor.resize(960, 600);
    await editor.openNote(notes[editor.locale].note);
    await editor.hideSidebar();
    await editor.run("toggleComments");
    await editor.page.locator(".comment-range-glyph.comment-thread").first().waitFor();
    await editor.page
      .locator(".editor-instance .view-line", { hasText: notes[editor.locale].discussed })
      .first()
      .click();
    await editor.page.keyboard.press("Alt+F9");
    await editor.page.locator(".review-widget .review-comment").first().waitFor();
  },

  /** @param {EditorWindow} editor */
  async page(editor) {
    await editor.resize(1080, 560);
    await editor.openNote(notes[editor.locale].page);
    await editor.showView("outline", 400);
    await editor.run("reviewOutline");
  },
};
