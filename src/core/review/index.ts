export { followReview, followReviewSteps } from "./followReview.js";
export { acceptPlaces, deleteOrphan, placeAnnotationSteps, setAsideSteps } from "./transitions.js";
export { beginReviewSteps } from "./beginReview.js";
export { carriedOverSteps } from "./carriedOver.js";
export type { CarriedOver, CarryOptions } from "./carriedOver.js";
export {
  bareContent,
  openPlaces,
  reviewState,
  settledReview,
  sidecarContent,
} from "./reviewState.js";
export type { OpenPlace, ReviewState, ReviewStep } from "./reviewState.js";
export { presentCandidates } from "./candidates.js";
export { lineChangesSteps } from "./lineChanges.js";
export { isFormerNote, isFormerNoteSteps } from "./formerNote.js";
export { countMissingSteps, countStrangers } from "./strangers.js";
