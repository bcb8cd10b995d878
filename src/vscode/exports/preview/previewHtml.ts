import type * as vscode from "vscode";
import { htmlWords, pageText } from "../../../core/exporters/index.js";
import type { HtmlPage } from "../../../core/exporters/index.js";
import type { PreviewState } from "../../../protocol/preview.js";

/** What the page needs beside the summary's own. */
export interface PreviewPage {
  readonly page: HtmlPage;
  readonly state: PreviewState;
  /** What the page says when it is drawn. */
  readonly version: number;
  readonly nonce: string;
  readonly script: vscode.Uri;
}

/**
 * As the export, with the editor's colours for what the page alone does not know of. Lists out of sight are not drawn: a
 * key would wait for all of them. What is skipped keeps the margins of its items to itself.
 */
const STYLE = `body { font-family: var(--vscode-font-family, system-ui, sans-serif); }
.heading, .items { content-visibility: auto; contain-intrinsic-block-size: auto 2rem; overflow-clip-margin: .5rem; }
.items, .heading + .items, main > section > h2 + .items { margin-top: .55rem; }
.items > .entry:first-child { margin-top: 0; }
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
.entry > .text, .note { cursor: pointer; }
.entry:hover > .text, .note:hover { background: var(--vscode-list-hoverBackground, transparent); }
.back { opacity: 0; }
.entry:hover > .text .back, .note:hover .back, .back:focus-visible { opacity: 1; }
body.vscode-high-contrast .note, body.vscode-high-contrast-light .note { border: 1px solid var(--vscode-contrastBorder); border-inline-start: 4px solid var(--kind); background: none; }
body.vscode-high-contrast .filter, body.vscode-high-contrast-light .filter { border-color: var(--vscode-contrastBorder); }
body.vscode-high-contrast .entry:hover > .text, body.vscode-high-contrast-light .entry:hover > .text { outline: 1px dashed var(--vscode-contrastActiveBorder); }
a:focus-visible, input:focus-visible { outline-color: var(--vscode-focusBorder); }`;

/** The page of a summary with what makes it a preview: a policy, the script, and what the editor keeps of it. */
export function previewHtml({ page, state, version, nonce, script }: PreviewPage): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="marginalia-version" content="${version}">`,
    `<meta name="marginalia-state" content="${htmlWords(JSON.stringify(state))}">`,
  ].join("\n");
  const foot = `<script nonce="${nonce}" src="${htmlWords(script.toString())}"></script>`;
  const style = `<style nonce="${nonce}">\n${STYLE}\n</style>`;
  const [start, ...rest] = page.frames;
  const end = rest.at(-1) ?? "";
  // The head is in the first frame and the end of the body in the last: no word of the note stands before or behind these.
  const frames = [
    (start ?? "")
      .replace("<head>\n", () => `<head>\n${head}\n`)
      .replace("</head>", () => `${style}\n</head>`),
    ...rest.slice(0, -1),
    end.replace(/<\/body>\s*<\/html>\s*$/u, () => `${foot}\n</body>\n</html>\n`),
  ];
  return pageText({ ...page, frames });
}

/** A value that nobody can guess: which style and script are ours. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
