export { isThere } from "../platform/isThere.js";
export { nameOf } from "../platform/nameOf.js";
export { encodeSteps } from "./encodeSteps.js";
export {
  decodeText,
  encodeText,
  fileFailure,
  folderOf,
  isSameBytes,
  namesIn,
  readBytes,
  readIfThere,
  readText,
  readTextIfThere,
  sizeOf,
  writeFiles,
} from "./files.js";
export type { FileWrite, WrittenFiles } from "./files.js";
export { commonFolder, findNotes, isFolder, movedFolder } from "./findNotes.js";
export { showLeftOut } from "./leftOut.js";
export type { LeftOut } from "./leftOut.js";
export { clearLeftovers, readLeftover } from "./leftovers.js";
export { fileMessages } from "./messages.js";
export { openDocument, openedDocument, refuseUnsaved } from "./openFiles.js";
export { findSidecarLeftover, parseSidecar, readSidecar } from "./sidecarFile.js";
export { bytesBefore, checkUnchanged } from "./unchanged.js";
