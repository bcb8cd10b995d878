import { ANNOTATION_KINDS } from "../annotations/index.js";

/** Steps of indentation that have a class: DEEPEST_ITEM and DEEPEST_REPLY of `html.ts`. */
const ITEM_STEPS = 12;
const REPLY_STEPS = 6;

/**
 * Colours of the editor where there is one, so that the same page is its preview; else those of the extension. The editor
 * names a colour in a page by its id with the first dot alone made a hyphen.
 */
const LIGHT = `--page: var(--vscode-editor-background, #fff);
--ink: var(--vscode-editor-foreground, #1f2328);
--quiet: var(--vscode-descriptionForeground, #59636e);
--line: var(--vscode-widget-border, #d1d9e0);
--raised: var(--vscode-textCodeBlock-background, #f3f5f7);
--link: var(--vscode-textLink-foreground, #0b5cad);
--comment: var(--vscode-marginalia-kind\\.comment, #2a5d91);
--question: var(--vscode-marginalia-kind\\.question, #7a38b0);
--important: var(--vscode-marginalia-kind\\.important, #b3261e);
--todo: var(--vscode-marginalia-kind\\.todo, #855800);
--doubt: var(--vscode-marginalia-kind\\.doubt, #0b6b5e);`;

const DARK = `--page: var(--vscode-editor-background, #1b1d21);
--ink: var(--vscode-editor-foreground, #dfe3e8);
--quiet: var(--vscode-descriptionForeground, #9aa4af);
--line: var(--vscode-widget-border, #3a4048);
--raised: var(--vscode-textCodeBlock-background, #262a30);
--link: var(--vscode-textLink-foreground, #7db6f0);
--comment: var(--vscode-marginalia-kind\\.comment, #8ab4e0);
--question: var(--vscode-marginalia-kind\\.question, #c8a0ee);
--important: var(--vscode-marginalia-kind\\.important, #ff9185);
--todo: var(--vscode-marginalia-kind\\.todo, #e3b45c);
--doubt: var(--vscode-marginalia-kind\\.doubt, #72c9b6);`;

const KINDS = ANNOTATION_KINDS.map((kind) => `.kind-${kind} { --kind: var(--${kind}); }`).join(
  "\n",
);

const STEPS = [
  ...Array.from({ length: ITEM_STEPS + 1 }, (_, step) => `.d${step} { --step: ${step}; }`),
  ...Array.from({ length: REPLY_STEPS }, (_, step) => `.r${step + 1} { --reply: ${step + 1}; }`),
].join("\n");

const TEXT = `* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; overflow-wrap: anywhere;
  font: 1rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.3; text-wrap: balance; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.4rem; }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, pre, blockquote { margin: 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, input:focus-visible, .table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: .9em/1.5 ui-monospace, SFMono-Regular, Consolas, "Liberation Mono", monospace; background: var(--raised); padding: .1em .3em; border-radius: 3px; }
pre { overflow-x: auto; padding: .6rem .8rem; background: var(--raised); border-radius: 4px; }
pre code { padding: 0; background: none; }
blockquote { padding-inline-start: .9rem; border-inline-start: 3px solid var(--line); color: var(--quiet); }
.about { margin-top: .5rem; color: var(--quiet); font-size: .9rem; }
.count { color: var(--quiet); font-weight: normal; font-size: .9em; }
.filter { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; margin: 1.25rem 0 0; padding: .4rem .9rem .55rem; border: 1px solid var(--line); border-radius: 6px; }
.filter legend { padding: 0 .35rem; color: var(--quiet); font-size: .85rem; }
.filter label { display: inline-flex; align-items: center; gap: .4rem; color: var(--kind); font-size: .95rem; }
.filter input { accent-color: var(--kind); width: 1rem; height: 1rem; margin: 0; }
.contents { margin-top: 1.5rem; }
.contents h2, .statistics h2 { font-size: 1.1rem; }
.contents ol { list-style: none; padding: 0; margin-top: .4rem; columns: 18rem; column-gap: 2rem; }
.contents li { break-inside: avoid; padding: .1rem 0; }
.contents .l2 { padding-inline-start: 1.25rem; }
.contents .l3 { padding-inline-start: 2.5rem; }`;

const ENTRIES = `main > section > h2 { margin-top: 2.25rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
.entry { margin-top: .55rem; }
.heading { margin-top: 1.6rem; }
.heading + .items, main > section > h2 + .items { margin-top: .4rem; }
.items, .notes { list-style: none; padding: 0; }
.items > .entry > .text { position: relative; padding-inline-start: calc(var(--step, 0) * 1.35rem + 1.1rem); }
.items > .entry > .text::before { content: ""; position: absolute; inset-inline-start: calc(var(--step, 0) * 1.35rem + .2rem); top: .68em; width: .32rem; height: .32rem; border-radius: 50%; background: var(--quiet); print-color-adjust: exact; }
.text > * + * { margin-top: .55rem; }
.context > .text { color: var(--quiet); }
.path { color: var(--quiet); font-size: .92em; }
.mark { line-height: 0; font-size: .72em; margin-inline-start: .1em; }
.mark a { text-decoration: none; padding: 0 .15em; }
.back { text-decoration: none; color: var(--quiet); font-size: .85em; }
.back:hover, .back:focus-visible { color: var(--link); }
.notes { margin-top: .45rem; }
.items > .entry > .notes { margin-inline-start: calc(var(--step, 0) * 1.35rem + 1.1rem); }
.note { font-size: .92rem; line-height: 1.5; padding: .3rem .7rem; border-inline-start: 3px solid var(--kind); background: var(--raised); margin-inline-start: calc(var(--reply, 0) * 1rem); }
.note + .note { margin-top: .3rem; }
.note strong { color: var(--kind); }
.note .number { color: var(--quiet); font-size: .8em; font-variant-numeric: tabular-nums; }
.note .who, .note time { color: var(--quiet); font-size: .92em; }
.note .said strong { color: inherit; }
.note .said { display: block; }
.note:target, .entry:target > .text { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 3px; }`;

const FIGURES = `.statistics { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.figures { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1.25rem 2.5rem; margin-top: .8rem; }
.chart { flex: 1 1 20rem; max-width: 30rem; height: auto; }
.chart text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif; fill: var(--ink); dominant-baseline: central; }
.chart .name { text-anchor: end; }
.chart .bar { fill: var(--kind); stroke: var(--page); stroke-width: 1; }
.table { flex: 1 1 24rem; overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; width: 100%; overflow-wrap: normal; }
th, td { padding: .3rem .55rem; border-bottom: 1px solid var(--line); text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr > :first-child { text-align: start; white-space: normal; min-width: 8rem; overflow-wrap: anywhere; }
thead th { color: var(--kind, var(--quiet)); font-weight: 600; }
tbody th { font-weight: normal; }
tfoot > tr > * { font-weight: 600; border-bottom: 0; }`;

/** Beside the lines where there is room for both. */
const WIDE = `@media (min-width: 62rem) {
body { max-width: 78rem; }
header, .contents, .filter { max-width: 48rem; }
.entry { display: grid; grid-template-columns: minmax(0, 46rem) minmax(16rem, 1fr); column-gap: 2.5rem; align-items: start; }
.entry > .notes, .items > .entry > .notes { margin: 0; grid-column: 2; }
.entry > .text { grid-column: 1; }
}`;

/** On paper beside the lines too, in black on white, no line of a note apart from the others. */
const PRINT = `@page { margin: 18mm 15mm; }
@media print {
html { font-size: 10pt; }
body { max-width: none; padding: 0; }
.filter, .back { display: none; }
.entry { display: grid; grid-template-columns: minmax(0, 1fr) 6.2cm; column-gap: .6cm; align-items: start; break-inside: avoid; }
.entry > .notes, .items > .entry > .notes { margin: 0; grid-column: 2; }
.heading, h2, h3 { break-after: avoid; }
.note { background: none; break-inside: avoid; padding-block: 0; }
.statistics { break-inside: avoid; }
a { color: inherit; text-decoration: none; }
.text a[href^="http"]::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: .85em; }
}`;

/** Hides the kinds that are unticked, in a page without a script. */
export const HIDING_STYLE = ANNOTATION_KINDS.map(
  (kind) => `body:has(#show-${kind}:not(:checked)) .in-${kind} { display: none; }`,
).join("\n");

/**
 * The same in a page whose script names them as classes of the body: for `:has` the browser looks through the whole page
 * again whenever a part of it is changed.
 */
export const SCRIPTED_HIDING_STYLE = ANNOTATION_KINDS.map(
  (kind) => `.hides-${kind} .in-${kind} { display: none; }`,
).join("\n");

/** What the page looks like with all kinds shown. */
export const HTML_STYLE = `:root { color-scheme: light dark;
${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root {
${DARK} } }
${TEXT}
${ENTRIES}
${FIGURES}
${KINDS}
${STEPS}
${WIDE}
${PRINT}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .chart .bar { forced-color-adjust: none; } }`;
