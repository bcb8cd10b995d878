import type {
  AppliedFilter,
  ChunkFeature,
  FeatureContext,
  FilterRunner,
} from "../documents/index.js";
import type { TextDocument } from "vscode";
import { DisposableStore } from "../platform/dispose.js";
import { hint } from "../platform/hint.js";
import { COMMANDS, SETTINGS } from "../platform/ids.js";
import type { FilterDisplay } from "../platform/settings.js";
import { FilterPainter } from "./filterPainter.js";
import { NoteFilterRunner } from "./filterRunner.js";
import { filterMessages } from "./messages.js";

/** Makes what filters notes and shows in the text what is left. */
export function createFilterRunner(
  { notes, settings, log }: Pick<FeatureContext, "notes" | "settings" | "log">,
  put: (document: TextDocument, applied: AppliedFilter | null) => void,
): FilterRunner {
  const store = new DisposableStore();
  const painter = store.add(new FilterPainter(notes, settings));
  const runner = store.add(
    new NoteFilterRunner({ notes, log }, (document, applied) => {
      put(document, applied);
      painter.show(document, applied);
    }),
  );
  return {
    set: (document, query) => runner.set(document, query),
    ask: (document) => {
      runner.ask(document);
    },
    dispose: () => {
      store.dispose();
    },
  };
}

const NEXT: Readonly<Record<FilterDisplay, FilterDisplay>> = {
  highlight: "dim",
  dim: "off",
  off: "highlight",
};

/** Makes the commands on how filters show in the text. */
export function createFilterCommands({
  settings,
}: FeatureContext): ChunkFeature<typeof COMMANDS.cycleFilterInText> {
  return {
    commands: {
      [COMMANDS.cycleFilterInText]: async () => {
        const next = NEXT[settings.current.filterInText];
        await settings.write(SETTINGS.filterInText, next);
        hint(filterMessages.display(next));
      },
    },
    dispose: () => undefined,
  };
}
