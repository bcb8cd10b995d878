/* global FileReader, Image, OffscreenCanvas */
import { writeFile } from "node:fs/promises";

/** Of 1: letters stay sharp, and a picture is a quarter of its PNG. */
const quality = 0.5;

/**
 * Writes a picture as WebP, which the browser that took it can make.
 * @param {import("playwright-core").Page} page any page of the browser
 * @param {Buffer} png
 * @param {string} file
 */
export async function writeWebp(page, png, file) {
  const blank = await page.context().newPage();
  try {
    const address = await blank.evaluate(
      async ({ source, quality: wished }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext("2d")?.drawImage(image, 0, 0);
        const blob = await canvas.convertToBlob({ type: "image/webp", quality: wished });
        return new Promise((resolve) => {
          const reader = new FileReader();
          reader.onload = () => {
            resolve(String(reader.result));
          };
          reader.readAsDataURL(blob);
        });
      },
      { source: `data:image/png;base64,${png.toString("base64")}`, quality },
    );
    await writeFile(file, Buffer.from(address.replace(/^[^,]*,/u, ""), "base64"));
  } finally {
    await blank.close();
  }
}
