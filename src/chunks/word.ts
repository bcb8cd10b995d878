export { docxExporter } from "../core/word/index.js";
