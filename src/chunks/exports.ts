export {
  CHINESE_WORDS,
  ENGLISH_WORDS,
  EXPORTERS,
  exportSteps,
  TemplateError,
} from "../core/exporters/index.js";
export { summariseSteps } from "../core/summary/index.js";
