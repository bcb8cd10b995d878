import { assert } from "chai";
import { extensions } from "vscode";
import type { FeatureContext } from "../../../src/vscode/documents/index.js";
import { createPreview } from "../../../src/vscode/exports/preview/previewFeature.js";
import type { PreviewFeature } from "../../../src/vscode/exports/preview/previewFeature.js";
import type { SummaryPreview } from "../../../src/vscode/exports/preview/summaryPreview.js";
import { setup } from "../setup.js";
import { ScriptedExportDialogs } from "./exportCommands.js";
import type { NotesInMemory } from "./notesInMemory.js";

/** Whether pages of webviews are loaded: the web build of 1.91 takes them from a host that tests do not reach. */
export const hasWebviews = setup.host !== "web91";

/** Previews over the notes of a suite; they end with each test. */
export interface Previews {
  readonly feature: PreviewFeature;
  /** The only preview that is open. */
  readonly only: SummaryPreview;
  /** Waits until a preview has drawn what `isIt` accepts. */
  readonly shown: (isIt: (html: string) => boolean) => Promise<void>;
}

/** The previews of a suite. */
export function previewsOf(world: NotesInMemory, ...answers: readonly unknown[]): Previews {
  let feature: PreviewFeature;
  beforeEach(() => {
    const extension = extensions.getExtension("marginalia.marginalia");
    assert.isDefined(extension, "the extension is not installed");
    const filters = {
      of: () => null,
      onDidChange: () => ({ dispose: () => undefined }),
    } as unknown as FeatureContext["filters"];
    const { extensionUri } = extension;
    const context = { ...world.context, filters, extensionUri };
    feature = createPreview(context, new ScriptedExportDialogs(...answers));
  });
  afterEach(() => {
    feature.dispose();
  });
  const only = (): SummaryPreview => {
    const [first, ...others] = feature.open();
    assert.isDefined(first, "no preview is open");
    assert.lengthOf(others, 0);
    return first;
  };
  return {
    get feature() {
      return feature;
    },
    get only() {
      return only();
    },
    shown: (isIt) =>
      new Promise((resolve) => {
        const preview = only();
        const look = (): void => {
          if (!isIt(preview.html)) return;
          listener.dispose();
          resolve();
        };
        const listener = preview.onDidShow(look);
        look();
      }),
  };
}
