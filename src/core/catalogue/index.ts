export { catalogueSteps } from "./catalogue.js";
export type { Catalogue } from "./catalogue.js";
export type {
  CatalogueEntry,
  CatalogueGroup,
  CatalogueOptions,
  Grouping,
  GroupSubject,
  Sorting,
} from "./groups.js";
export { entryAt } from "./entryAt.js";
export { CatalogueRows, SLICE_SIZE } from "./rows.js";
export type { CatalogueRow, EntryRow, GroupRow, SliceRow } from "./rows.js";
export { findStaleRows } from "./staleRows.js";
export type { StaleRow } from "./staleRows.js";
