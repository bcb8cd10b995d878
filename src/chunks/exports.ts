export {
  CHINESE_WORDS,
  ENGLISH_WORDS,
  EXPORTERS,
  exportSteps,
  TemplateError,
} from "../core/exporters/index.js";
export { summariseSteps } from "../core/summary/index.js";
export { createExports } from "../vscode/exports/exportFeature.js";
export { createPreview } from "../vscode/exports/preview/previewFeature.js";
