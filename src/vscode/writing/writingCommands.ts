import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const WRITING_COMMANDS = [COMMANDS.addAnnotation] as const;

/** One of them. */
export type WritingCommandId = (typeof WRITING_COMMANDS)[number];
