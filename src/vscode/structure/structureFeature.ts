import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { NodeClipboard } from "./nodeClipboard.js";
import { moveNodes, moveNodesUnder } from "./moveNodes.js";
import type { StructureCommandId } from "./structureCommands.js";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createStructure(context: FeatureContext): ChunkFeature<StructureCommandId> {
  const clipboard = new NodeClipboard(context);
  return {
    commands: {
      [COMMANDS.moveNodeUp]: (...args) => moveNodes(context, args, "up"),
      [COMMANDS.moveNodeDown]: (...args) => moveNodes(context, args, "down"),
      [COMMANDS.promoteNode]: (...args) => moveNodes(context, args, "promote"),
      [COMMANDS.demoteNode]: (...args) => moveNodes(context, args, "demote"),
      [COMMANDS.moveNodesInto]: (rows, target) => moveNodesUnder(context, rows, target),
      [COMMANDS.cutNode]: (...args) => clipboard.cut(args),
      [COMMANDS.pasteNode]: (...args) => clipboard.paste(args),
    },
    dispose: () => undefined,
  };
}
