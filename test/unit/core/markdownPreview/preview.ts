import MarkdownIt from "markdown-it";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteOptions, Steps } from "../../../../src/core/index.js";
import { annotatePreview } from "../../../../src/core/markdownPreview/index.js";
import type { MarkdownToken, PreviewedNote } from "../../../../src/core/markdownPreview/index.js";

/** A text as the preview shows it. */
export interface Previewed {
  readonly html: string;
  /** What the page was made of. */
  readonly tokens: readonly MarkdownToken[];
}

/** A parser as the editor makes one for its preview. */
export function editorParser(): MarkdownIt {
  return new MarkdownIt({ html: true, linkify: true });
}

/** Makes a page of a Markdown text as the preview does; null makes it without us. */
export function preview(
  text: string,
  display: PreviewedNote["display"] | null,
  options: NoteOptions = {},
  proofs: Steps<boolean>[] = [],
): Previewed {
  const md = editorParser();
  const { renderer } = md;
  const render = renderer.render.bind(renderer);
  let tokens: MarkdownToken[] = [];
  renderer.render = (...given) => {
    tokens = given[0];
    return render(...given);
  };
  const title = (kind: string, about: { readonly isDone: boolean }): string =>
    about.isDone ? `${kind}, done` : kind;
  annotatePreview(md, {
    noteOf: () => display && { note: parseNote(text, { ...options, format: "markdown" }), display },
    proveLater: (proof) => {
      proofs.push(proof);
    },
    title,
  });
  return { html: md.render(text), tokens };
}

/** The same in short: marks as `kind[…]`, without breaks between blocks. */
export function seen({ html }: Previewed): string {
  const open = /<span class="marginalia-annotation marginalia-(\w+)([^"]*)"[^>]*>/gu;
  return html
    .replace(
      open,
      (_, kind: string, states: string) => `${kind}${states.replaceAll("marginalia-", "")}[`,
    )
    .replaceAll("</span>", "]")
    .trimEnd()
    .replaceAll(/\n?(<\/?(?:p|ul|li|blockquote|table|thead|tbody|tr|th|td|pre)>)\n?/gu, "$1")
    .replaceAll(/\n(<\/code>)/gu, "$1")
    .replaceAll("\n", " ");
}
