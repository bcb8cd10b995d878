export {
  decodeText,
  encodeText,
  fileFailure,
  findLeftovers,
  folderOf,
  isSameBytes,
  isThere,
  nameOf,
  namesIn,
  readBytes,
  readText,
  removeLeftovers,
  sizeOf,
  writeFiles,
} from "./files.js";
export type { FileWrite, WrittenFiles } from "./files.js";
export { commonFolder, findNotes, isFolder, movedFolder } from "./findNotes.js";
export { openDocument, openedDocument, refuseUnsaved } from "./openFiles.js";
export { findSidecarLeftover, parseSidecar, readSidecar } from "./sidecarFile.js";
export type { SidecarLeftover } from "./sidecarFile.js";
