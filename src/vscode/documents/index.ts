export type { NoteEvent, NoteSource, NoteStatus } from "./noteSource.js";
export { NoteStore } from "./noteStore.js";
export { isCandidate } from "./formatChoice.js";
export { DisplayMode } from "./displayMode.js";
export { wrapsLines } from "./wordWrap.js";
export type { CommandHandler, CommandMap, Feature, FeatureContext } from "./featureContext.js";
export { OutlineRows } from "./outlineRows.js";
export type { OutlineRowsView } from "./outlineRows.js";
export { NoteFilters } from "./noteFilters.js";
export type { AppliedFilter, FilterRunner, LoadFilterRunner } from "./noteFilters.js";
export { openFileAsNote, openTextAsNote } from "./newNote.js";
export {
  lazyFeature,
  loadAfterNote,
  registerChunkFeature,
  registerNoteFeature,
} from "./chunkFeature.js";
export type { ChunkFeature } from "./chunkFeature.js";
export { findOpenNote } from "./openNote.js";
export type { OpenNote } from "./openNote.js";
export { readNote } from "./readNote.js";
