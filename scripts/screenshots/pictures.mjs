import { mkdir, stat } from "node:fs/promises";
import { inRoot } from "../lib/paths.mjs";
import { EditorWindow } from "./editorWindow.mjs";
import { scenes } from "./scenes.mjs";
import { writeWebp } from "./webp.mjs";

/**
 * @typedef {object} Picture
 * @property {string} name of its file, without extension
 * @property {keyof typeof scenes} scene what is to be seen in it
 * @property {"en" | "zh-cn"} locale
 * @property {"light" | "dark"} brightness
 */

const folder = inRoot("media/screenshots");

/** Themes that are there in the editor, by how bright they are. */
const themes = { light: "Light Modern", dark: "Dark Modern" };

/** @type {readonly Picture["locale"][]} */
const locales = ["en", "zh-cn"];

/**
 * All pictures: the first scene in both themes, for a page that is read in either; the others once.
 * @type {readonly Picture[]}
 */
export const pictures = locales.flatMap((locale) => {
  const end = locale === "en" ? "" : `.${locale}`;
  const names = /** @type {Picture["scene"][]} */ (Object.keys(scenes));
  /** @type {Picture[]} */
  const taken = names.map((scene) => ({ name: scene + end, scene, locale, brightness: "light" }));
  taken.push({ name: `outline-dark${end}`, scene: "outline", locale, brightness: "dark" });
  return taken;
});

/**
 * Opens an editor of its own, sets the scene and keeps what is to be seen as media/screenshots/NAME.webp.
 * @param {Picture} picture
 */
export async function takePicture({ name, scene, locale, brightness }) {
  await mkdir(folder, { recursive: true });
  const editor = await EditorWindow.open({ locale, theme: themes[brightness] });
  try {
    await scenes[scene](editor);
    await editor.rest();
    const png = await editor.page.screenshot();
    const file = `${folder}/${name}.webp`;
    await writeWebp(editor.page, png, file);
    console.log(`media/screenshots/${name}.webp, ${String((await stat(file)).size)} bytes`);
  } catch (error) {
    // What stood in the way can be seen best.
    await editor.page.screenshot({ path: inRoot(`out/${name}-failed.png`) });
    throw error;
  } finally {
    await editor.close();
  }
}
