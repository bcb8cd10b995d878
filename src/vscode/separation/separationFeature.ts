import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { copyAuthorText } from "./copyAuthorText.js";
import { CursorSync } from "./cursorSync.js";
import { NoteViews } from "./noteViews.js";
import type { SeparationCommand } from "./separationCommands.js";
import { Separations } from "./separations.js";
import { compareWithAuthorText, showView } from "./showView.js";
import { ViewContents } from "./viewContent.js";

/** Makes the feature; called once, when a command of it is called for the first time. */
export function createSeparation({ notes }: FeatureContext): ChunkFeature<SeparationCommand> {
  const store = new DisposableStore();
  const separations = new Separations(notes);
  const views = store.add(new NoteViews(notes, new ViewContents(notes, separations)));
  const cursors = store.add(new CursorSync(notes, views));
  const context = { notes, views, cursors };
  return {
    commands: {
      [COMMANDS.copyAuthorText]: () => copyAuthorText(notes, separations),
      [COMMANDS.showAuthorText]: () => showView(context, "author"),
      [COMMANDS.showAnnotations]: () => showView(context, "annotations"),
      [COMMANDS.compareWithAuthorText]: () => compareWithAuthorText(context),
    },
    dispose: () => {
      store.dispose();
    },
  };
}
