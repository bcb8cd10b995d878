import * as vscode from "vscode";
import type { MarkdownIt } from "../../core/markdownPreview/index.js";
import { lazyFeature, loadAfterNote } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import type { MarkdownPreview } from "./markdownPreview.js";
import { isPreview, isPreviewOpen } from "./openPreviews.js";

/** A feature that the editor's Markdown preview calls. */
export interface MarkdownPreviewFeature extends Feature {
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

/**
 * Annotations in the editor's own Markdown preview. What teaches them to the editor's parsers is loaded soon after the
 * first Markdown note was read, so that the first page that a preview draws has them: when another is drawn at once, the
 * editor may never show it. A preview that comes before all that is drawn anew.
 */
export function registerMarkdownPreview(context: FeatureContext): MarkdownPreviewFeature {
  /** Those that know nothing of annotations yet. */
  const parsers: MarkdownIt[] = [];
  let preview: MarkdownPreview | null = null;
  const lazy = lazyFeature([], async () => {
    const { createMarkdownPreview } = await context.loadChunk("markdownPreview");
    preview = createMarkdownPreview(context);
    for (const md of parsers.splice(0)) preview.extend(md);
    preview.redraw();
    return preview;
  });
  const loadNow = (): void => {
    lazy.load().catch((error: unknown) => {
      context.log.error("The Markdown preview could not be extended", error);
    });
  };
  loadAfterNote(context, lazy, ({ languageId }) => languageId === "markdown");
  const first = lazy.store.add(
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (opened.some(isPreview)) {
        first.dispose();
        loadNow();
      }
    }),
  );
  const extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
    if (preview !== null) {
      preview.extend(md);
    } else {
      parsers.push(md);
      if (isPreviewOpen()) loadNow();
    }
    return md;
  };
  return Object.assign(lazy.feature, { extendMarkdownIt });
}
