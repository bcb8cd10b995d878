import type { Feature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { AnnotationPainter } from "./annotationPainter.js";
import { RulerPainter } from "./rulerPainter.js";

/** Colours annotations in the text and in the overview ruler. */
export function registerDecorations(context: FeatureContext): Feature {
  const store = new DisposableStore();
  store.add(new AnnotationPainter(context.notes, context.display));
  store.add(new RulerPainter(context.notes, context.log));
  return {
    commands: { [COMMANDS.cycleAnnotationDisplay]: () => context.display.cycle() },
    dispose: () => {
      store.dispose();
    },
  };
}
