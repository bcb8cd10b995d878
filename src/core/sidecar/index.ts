export { editionId, editionIdSteps } from "./edition.js";
export { fromSidecar, fromSidecarSteps } from "./fromSidecar.js";
export type {
  JsonObject,
  JsonValue,
  ReviewStatus,
  SidecarCandidate,
  SidecarContent,
  SidecarOrphan,
  SidecarReview,
} from "./sidecarContent.js";
export { SidecarError } from "./sidecarError.js";
export type { SidecarErrorCode } from "./sidecarError.js";
export { toSidecar, toSidecarSteps } from "./toSidecar.js";
