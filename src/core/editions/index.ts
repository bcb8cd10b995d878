export { reanchor, reanchorSteps } from "./reanchor.js";
export type {
  AnchorCandidate,
  OrphanAnnotation,
  PlacedAnnotation,
  Reanchored,
} from "./reanchor.js";
export type { PlacementStatus } from "./places.js";
export { updateEdition, updateEditionSteps } from "./updateEdition.js";
export type { UpdatedEdition } from "./updateEdition.js";
