export { readMarkdown } from "./markdownOutline.js";
