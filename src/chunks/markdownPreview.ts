export { createMarkdownPreview } from "../vscode/markdownPreview/markdownPreview.js";
