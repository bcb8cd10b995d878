import { parseNote } from "../../../../src/core/index.js";
import type { Note } from "../../../../src/core/index.js";

/** What would run, break out or hide, were it not shown as text. */
export const PAYLOADS: readonly string[] = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
  '<a href="javascript:alert(1)">x</a>',
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt&#58;alert(1))",
  "[x](<java\tscript:alert(1)>)",
  "[x](command:workbench.action.quit)",
  "[x](vscode://a/b) [y](file:///etc/passwd) [z](//evil.example/x)",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "![x](https://evil.example/track.png)",
  "<style>body{display:none}</style>",
  '<p style="background:url(https://evil.example/)">x</p>',
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<!-- --><script>alert(1)</script><!-- -->",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  "]]><script>alert(1)</script>",
  "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
  "</w:t></w:r></w:p>",
  "{{words.nothing}} {{{top}}} {{#parts}}{{/parts}}",
  "`</code><script>alert(1)</script>`",
  "a\u202Egnp.exe\u202C \u2066b\u2069",
  "a\u0000\u0008\u001B[31mb",
  "\uD800 \uDC00",
  '=HYPERLINK("https://evil.example","x")',
  "# x",
  "---",
  "<https://e.example/<script>>",
];

/** A note that says something in every place: label, tag, reader, body, reply, further paragraph, code. */
export function hostileNote(payload: string): Note {
  const tag = payload.replace(/[\s【】]/gu, "_");
  const text = [
    `# First ${payload}`,
    "",
    `Prose ${payload}【@${tag} 2026-05-01: said ${payload} #${tag}【@B: answer ${payload}】】 on`,
    "",
    `- ${payload}【${payload}】`,
    `  - \`${payload}\`【? ${payload}】`,
    "",
    "    ```",
    `    ${payload}`,
    "    ```",
    "",
    "# Second",
    "",
  ].join("\n");
  return parseNote(text, { format: "markdown" });
}

/** The same as lines that are no Markdown. */
export function hostileLines(payload: string): Note {
  const lines = [
    "Top",
    `\tx ${payload}【@A: ${payload}】`,
    `\t\t${payload}【! ${payload}】`,
    "\tlast",
  ];
  return parseNote(lines.join("\n"), { format: "indented" });
}

/** Characters that turn or hide what stands behind them. */
export const HIDING = /[\u202A-\u202E\u2066-\u2069]|(?![\t\r\n])\p{Cc}|\p{Surrogate}/u;
