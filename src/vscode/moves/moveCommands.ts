import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const MOVE_COMMANDS = [
  COMMANDS.nextAnnotation,
  COMMANDS.previousAnnotation,
  COMMANDS.listAnnotations,
  COMMANDS.findInAnnotations,
  COMMANDS.findInAuthorText,
  COMMANDS.goToNode,
  COMMANDS.goToParent,
  COMMANDS.goToFirstChild,
  COMMANDS.goToNextSibling,
  COMMANDS.goToPreviousSibling,
] as const;

/** One of them. */
export type MoveCommandId = (typeof MOVE_COMMANDS)[number];
