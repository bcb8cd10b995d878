export type { NoteEvent, NoteSource, NoteStatus } from "./noteSource.js";
export { NoteStore } from "./noteStore.js";
export { isCandidate } from "./formatChoice.js";
export type { CommandHandler, CommandMap, Feature, FeatureContext } from "./featureContext.js";
export { openFileAsNote, openTextAsNote } from "./newNote.js";
export { readNote } from "./readNote.js";
