import * as vscode from "vscode";
import type { MarkdownIt } from "../../core/markdownPreview/index.js";
import { lazyFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { isPreview, isPreviewOpen } from "./openPreviews.js";

/** A feature that the editor's Markdown preview calls. */
export interface MarkdownPreviewFeature extends Feature {
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

/**
 * Annotations in the editor's own Markdown preview. The editor has a parser extended for any Markdown text, so that is
 * done with the first preview; the preview does not wait: it is drawn anew when the chunk is there.
 */
export function registerMarkdownPreview(context: FeatureContext): MarkdownPreviewFeature {
  const { feature, store, load } = lazyFeature([], async () =>
    (await context.loadChunk("markdownPreview")).createMarkdownPreview(context),
  );
  /** Those that know nothing of annotations yet. */
  const parsers: MarkdownIt[] = [];
  const extendAll = (): void => {
    const waiting = parsers.splice(0);
    load().then(
      (preview) => {
        for (const md of waiting) preview.extend(md);
      },
      (error: unknown) => {
        parsers.push(...waiting);
        context.log.error("The Markdown preview could not be extended", error);
      },
    );
  };
  store.add(
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (parsers.length > 0 && opened.some(isPreview)) extendAll();
    }),
  );
  const extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
    parsers.push(md);
    if (isPreviewOpen()) extendAll();
    return md;
  };
  return Object.assign(feature, { extendMarkdownIt });
}
