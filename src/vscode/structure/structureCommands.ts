import { COMMANDS } from "../platform/ids.js";

/** The commands of this feature. */
export const STRUCTURE_COMMANDS = [
  COMMANDS.moveNodeUp,
  COMMANDS.moveNodeDown,
  COMMANDS.promoteNode,
  COMMANDS.demoteNode,
  COMMANDS.moveNodesInto,
  COMMANDS.cutNode,
  COMMANDS.pasteNode,
] as const;

/** One of them. */
export type StructureCommandId = (typeof STRUCTURE_COMMANDS)[number];
