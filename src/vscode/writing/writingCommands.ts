import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const WRITING_COMMANDS = [
  COMMANDS.addAnnotation,
  COMMANDS.addAnnotationNode,
  COMMANDS.editAnnotation,
  COMMANDS.replyToAnnotation,
  COMMANDS.deleteAnnotation,
  COMMANDS.setAnnotationKind,
  COMMANDS.toggleDone,
  COMMANDS.wrapSelection,
  COMMANDS.unwrapAnnotation,
  COMMANDS.markAsAuthor,
  COMMANDS.copyAnnotation,
  COMMANDS.copyAsQuote,
] as const;

/** One of them. */
export type WritingCommandId = (typeof WRITING_COMMANDS)[number];
