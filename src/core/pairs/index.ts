export { fileFault } from "./fileFault.js";
export type { FileFault } from "./fileFault.js";
export { likenessSteps } from "./likeness.js";
export { lineBreaksOf } from "./lineBreaks.js";
export type { LineBreaks } from "./lineBreaks.js";
export {
  fileRole,
  isFileName,
  noteNameOf,
  outlineName,
  pairNames,
  splitName,
  temporaryName,
} from "./names.js";
export type { FileRole, NoteClues, PairNames } from "./names.js";
export { renewedSidecar } from "./renewedSidecar.js";
export { replacementBetween } from "./replacement.js";
export { sidecarEdition } from "./sidecarEdition.js";
