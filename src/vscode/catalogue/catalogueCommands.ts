import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const CATALOGUE_COMMANDS = [
  COMMANDS.showAnnotationList,
  COMMANDS.groupAnnotations,
  COMMANDS.sortAnnotations,
  COMMANDS.addTag,
  COMMANDS.renameTagOfAnnotations,
  COMMANDS.revealAnnotation,
  COMMANDS.onSelectedAnnotations,
] as const;

/** One of them. */
export type CatalogueCommandId = (typeof CATALOGUE_COMMANDS)[number];
