export { docxExporter } from "./docx.js";
