// npm run screenshots [-- NAME...]: makes the pictures of the README anew, from a running editor, and the icon.
import { ensureDependencies } from "./lib/dependencies.mjs";

await ensureDependencies();
const { drawIcon } = await import("./screenshots/icon.mjs");
const { pictures, takePicture } = await import("./screenshots/pictures.mjs");
const wished = process.argv.slice(2);
const known = [...pictures.map(({ name }) => name), "icon"];
const unknown = wished.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  process.exitCode = 1;
} else {
  const isWished = (/** @type {string} */ name) => wished.length === 0 || wished.includes(name);
  if (isWished("icon")) await drawIcon();
  for (const picture of pictures.filter(({ name }) => isWished(name))) await takePicture(picture);
}
