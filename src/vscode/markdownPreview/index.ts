import type { MarkdownIt } from "../../core/markdownPreview/index.js";
import { lazyFeature } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";

/** A feature that the editor's Markdown preview calls. */
export interface MarkdownPreviewFeature extends Feature {
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

/** Annotations in the editor's own Markdown preview. The preview does not wait: it is drawn anew when the chunk is there. */
export function registerMarkdownPreview(context: FeatureContext): MarkdownPreviewFeature {
  const { feature, load } = lazyFeature([], async () =>
    (await context.loadChunk("markdownPreview")).createMarkdownPreview(context),
  );
  const extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
    load().then(
      (preview) => {
        preview.extend(md);
      },
      (error: unknown) => {
        context.log.error("The Markdown preview could not be extended", error);
      },
    );
    return md;
  };
  return Object.assign(feature, { extendMarkdownIt });
}
