import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const COMMENT_COMMANDS = [
  COMMANDS.toggleComments,
  COMMANDS.showComments,
  COMMANDS.hideComments,
  COMMANDS.writeComment,
  COMMANDS.replyToComment,
  COMMANDS.editComment,
  COMMANDS.saveComment,
  COMMANDS.cancelComment,
  COMMANDS.deleteComment,
  COMMANDS.resolveComment,
  COMMANDS.reopenComment,
] as const;

/** One of them. */
export type CommentCommandId = (typeof COMMENT_COMMANDS)[number];
