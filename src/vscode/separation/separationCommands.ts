import { COMMANDS } from "../platform/ids.js";

/** The commands of the chunk. */
export const SEPARATION_COMMANDS = [
  COMMANDS.showAuthorText,
  COMMANDS.showAnnotations,
  COMMANDS.compareWithAuthorText,
  COMMANDS.copyAuthorText,
] as const;

/** Any command of the chunk. */
export type SeparationCommand = (typeof SEPARATION_COMMANDS)[number];
