import { COMMANDS } from "../platform/ids.js";

/** The commands of the feature: the main bundle names them before the chunk is there. */
export const RESTORATION_COMMANDS = [
  COMMANDS.showRestoredOutline,
  COMMANDS.showFlatOutline,
  COMMANDS.reviewOutline,
  COMMANDS.chooseOutlineAnswer,
  COMMANDS.answerOutline,
  COMMANDS.attachLines,
  COMMANDS.restoreHierarchy,
  COMMANDS.readOutlineWithModel,
] as const;

/** Any of them. */
export type RestorationCommand = (typeof RESTORATION_COMMANDS)[number];
