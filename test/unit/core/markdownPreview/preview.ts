import MarkdownIt from "markdown-it";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteOptions, Steps } from "../../../../src/core/index.js";
import { annotatePreview } from "../../../../src/core/markdownPreview/index.js";
import type { MarkdownToken, PreviewedNote } from "../../../../src/core/markdownPreview/index.js";

/** A text after the parser, with the parser. */
export interface Previewed {
  readonly md: MarkdownIt;
  readonly tokens: readonly MarkdownToken[];
}

/** A parser as the editor makes one for its preview. */
export function editorParser(): MarkdownIt {
  return new MarkdownIt({ html: true, linkify: true });
}

/** Reads a Markdown text as the preview does; null reads it without us. */
export function preview(
  text: string,
  display: PreviewedNote["display"] | null,
  options: NoteOptions = {},
  proofs: Steps<boolean>[] = [],
): Previewed {
  const md = editorParser();
  const title = (kind: string, about: { readonly isDone: boolean }): string =>
    about.isDone ? `${kind}, done` : kind;
  annotatePreview(md, {
    noteOf: (source) =>
      display && { note: parseNote(source, { ...options, format: "markdown" }), display },
    proveLater: (proof) => {
      proofs.push(proof);
    },
    title,
  });
  return { md, tokens: md.parse(text, {}) };
}

/** What the preview shows. */
export function html({ md, tokens }: Previewed): string {
  return md.renderer.render(
    tokens as unknown as Parameters<typeof md.renderer.render>[0],
    md.options,
    {},
  );
}

/** The same in short: marks as `kind[…]`, without breaks between blocks. */
export function seen(previewed: Previewed): string {
  const open = /<span class="marginalia-annotation marginalia-(\w+)([^"]*)"[^>]*>/gu;
  return html(previewed)
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
