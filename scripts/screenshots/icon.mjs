import { readFile } from "node:fs/promises";
import { launchChromium } from "../hosts/chromium.mjs";
import { inRoot } from "../lib/paths.mjs";

/** Pixels of the icon's sides: twice what galleries ask for, for dense screens. */
const size = 256;

/** Draws media/icon.png from the SVG beside this file: galleries take no SVG. */
export async function drawIcon() {
  const svg = await readFile(inRoot("scripts/screenshots/icon.svg"), "utf8");
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const style = `<style>body{margin:0}svg{display:block;width:${String(size)}px;height:${String(size)}px}</style>`;
    await page.setContent(style + svg);
    await page.screenshot({ path: inRoot("media/icon.png"), omitBackground: true });
  } finally {
    await browser.close();
  }
  console.log("media/icon.png");
}
