/** The built-in form of Markdown, in the language of docs/templates.md. */
export const MARKDOWN_TEMPLATE = `# {{{heading}}}

{{about}}
{{#top}}
{{#more}}

{{{more}}}
{{/more}}
{{#hasAnnotations}}

{{#annotations}}
{{#gap}}
{{{gap}}}
{{/gap}}
{{{quote}}}**{{kindName}}**{{#reader}} · {{reader}}{{/reader}}{{#date}} · {{date}}{{/date}}{{#below}} · {{below}}{{/below}}{{{words.colon}}}{{{text}}}{{#link}} [↗](<{{{link}}}>){{/link}}
{{/annotations}}
{{/hasAnnotations}}
{{/top}}
{{#isEmpty}}

{{words.nothing}}
{{/isEmpty}}
{{#parts}}
{{#name}}

## {{name}} ({{count}})
{{/name}}

{{#entries}}
{{#isApart}}

{{/isApart}}
{{{marker}}} {{#path}}{{path}} › {{/path}}{{{text}}}{{#link}} [↗](<{{{link}}}>){{/link}}
{{#more}}

{{{more}}}
{{/more}}
{{#hasAnnotations}}
{{#hasGap}}

{{/hasGap}}
{{#annotations}}
{{#gap}}
{{{inside}}}{{{gap}}}
{{/gap}}
{{{inside}}}{{{quote}}}**{{kindName}}**{{#reader}} · {{reader}}{{/reader}}{{#date}} · {{date}}{{/date}}{{#below}} · {{below}}{{/below}}{{{words.colon}}}{{{text}}}{{#link}} [↗](<{{{link}}}>){{/link}}
{{/annotations}}
{{/hasAnnotations}}
{{/entries}}
{{/parts}}
{{#statistics}}

## {{words.statistics}}

| {{words.chapter}} |{{#kinds}} {{name}} |{{/kinds}} {{words.total}} | {{words.coverageHeading}} |
| --- |{{#kinds}} ---: |{{/kinds}} ---: | ---: |
{{#chapters}}
| {{label}} |{{#kinds}} {{count}} |{{/kinds}} {{count}} | {{#nodes}}{{annotated}}/{{nodes}} ({{coverage}} %){{/nodes}} |
{{/chapters}}
{{#others}}
| {{others}} |{{#kinds}} |{{/kinds}} | |
{{/others}}
| **{{words.total}}** |{{#kinds}} {{count}} |{{/kinds}} {{count}} | {{#nodes}}{{annotated}}/{{nodes}} ({{coverage}} %){{/nodes}} |
{{/statistics}}
`;
