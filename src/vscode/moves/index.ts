import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { goToAnnotation } from "./annotationMoves.js";
import { pickAnnotation } from "./annotationPicker.js";
import { goToRelative } from "./nodeMoves.js";
import { goToNode } from "./nodePicker.js";

/** Moves through a note: from annotation to annotation, through the outline, by lists. */
export function registerMoves({ notes }: FeatureContext): Feature {
  return {
    commands: {
      [COMMANDS.nextAnnotation]: (filter) => goToAnnotation(notes, "next", filter),
      [COMMANDS.previousAnnotation]: (filter) => goToAnnotation(notes, "previous", filter),
      [COMMANDS.listAnnotations]: (query) => pickAnnotation(notes, asText(query)),
      [COMMANDS.goToNode]: (query) => goToNode(notes, asText(query)),
      [COMMANDS.goToParent]: () => goToRelative(notes, "parent"),
      [COMMANDS.goToFirstChild]: () => goToRelative(notes, "firstChild"),
      [COMMANDS.goToNextSibling]: () => goToRelative(notes, "nextSibling"),
      [COMMANDS.goToPreviousSibling]: () => goToRelative(notes, "previousSibling"),
    },
    // Commands are all there is, and the table of commands holds those.
    dispose: () => undefined,
  };
}

/** A keybinding or another extension may give the words to look for; a menu gives what it was called on. */
function asText(query: unknown): string {
  return typeof query === "string" ? query : "";
}
