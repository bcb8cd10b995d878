export { reanchor, reanchorSteps } from "./reanchor.js";
export type {
  AnchorCandidate,
  OrphanAnnotation,
  PlacedAnnotation,
  Reanchored,
} from "./reanchor.js";
export type { PlacementStatus } from "./places.js";
export { updateEdition, updateEditionSteps } from "./updateEdition.js";
export type { UpdatedEdition } from "./editionMerge.js";
export type { EditionDifference } from "./editionDifferences.js";
export { mergeReaders, mergeReadersSteps } from "./mergeReaders.js";
export type { MergedCopy, MergedReaders, MergeReadersOptions, ReaderCopy } from "./mergeReaders.js";
export { editionDifferencesSteps } from "./editionDifferences.js";
export { commonStem, guessReaderNames } from "./readerNames.js";
export type { CopyClues } from "./readerNames.js";
export { isReaderName } from "./readerWords.js";
