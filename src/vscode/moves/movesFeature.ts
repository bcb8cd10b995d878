import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { goToAnnotation } from "./annotationMoves.js";
import { pickAnnotation } from "./annotationPicker.js";
import type { MoveCommandId } from "./moveCommands.js";
import { findWords } from "./wordsPicker.js";
import { goToRelative } from "./nodeMoves.js";
import { goToNode } from "./nodePicker.js";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createMoves({ notes }: FeatureContext): ChunkFeature<MoveCommandId> {
  return {
    commands: {
      [COMMANDS.nextAnnotation]: (filter) => goToAnnotation(notes, "next", filter),
      [COMMANDS.previousAnnotation]: (filter) => goToAnnotation(notes, "previous", filter),
      [COMMANDS.listAnnotations]: (query) => pickAnnotation(notes, asText(query)),
      [COMMANDS.findInAnnotations]: (words) => findWords(notes, "reader", asText(words)),
      [COMMANDS.findInAuthorText]: (words) => findWords(notes, "author", asText(words)),
      [COMMANDS.goToNode]: (query) => goToNode(notes, asText(query)),
      [COMMANDS.goToParent]: () => goToRelative(notes, "parent"),
      [COMMANDS.goToFirstChild]: () => goToRelative(notes, "firstChild"),
      [COMMANDS.goToNextSibling]: () => goToRelative(notes, "nextSibling"),
      [COMMANDS.goToPreviousSibling]: () => goToRelative(notes, "previousSibling"),
    },
    dispose: () => undefined,
  };
}

/** A keybinding or another extension may give the words to look for; a menu gives what it was called on. */
function asText(query: unknown): string {
  return typeof query === "string" ? query : "";
}
