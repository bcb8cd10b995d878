import assert from "node:assert/strict";
import { parseNote, separate } from "../../../../src/core/index.js";
import type { NoteOptions, Steps } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { annotatePreview } from "../../../../src/core/markdownPreview/index.js";
import { editorParser, preview, seen } from "./preview.js";

/** What the marks of a text are: `kind[words]`, a reply within the words of what it answers. */
function check(text: string, expected: string, options?: NoteOptions): void {
  assert.equal(seen(preview(text, "shown", options)), expected);
}

describe("annotatePreview", () => {
  describe("marks what the note has", () => {
    it("in paragraphs, headings, items, quotes and tables", () => {
      check("甲【？乙】丙", "<p>甲question[【？乙】]丙</p>");
      check("# a【b】", "<h1>acomment[【b】]</h1>");
      check("- a\n- 【!b】", "<ul><li>a</li><li>important[【!b】]</li></ul>");
      check("> a【b】", "<blockquote><p>acomment[【b】]</p></blockquote>");
      check(
        "| a【b】 | c |\n| - | - |\n| 【~d】 | e |",
        "<table><thead><tr><th>acomment[【b】]</th><th>c</th></tr></thead><tbody><tr><td>doubt[【~d】]</td><td>e</td></tr></tbody></table>",
      );
    });

    it("with replies in replies", () => {
      check(
        "a【b【c【？d】】e】",
        "<p>acomment[【bcomment reply[【cquestion reply[【？d】]】]e】]</p>",
      );
    });

    it("over several lines, without the marks of quotes", () => {
      check("> a【b\n> c\n> d】e", "<blockquote><p>acomment[【b c d】]e</p></blockquote>");
      check("- a【b\n  c】\n- d", "<ul><li>acomment[【b c】]</li><li>d</li></ul>");
    });

    it("and nothing that is escaped, in code, in an address or without its other bracket", () => {
      check("\\【a\\】", "<p>【a】</p>");
      check("`【a】` 【b", "<p><code>【a】</code> 【b</p>");
      check("    【a】", "<pre><code>【a】</code></pre>");
      check("[a](【b】)", '<p><a href="%E3%80%90b%E3%80%91">a</a></p>');
      check("a \\\\【b】", "<p>a \\comment[【b】]</p>");
      check("【a\\【b】", "<p>comment[【a【b】]</p>");
    });

    it("within emphasis and links, and emphasis within", () => {
      check("**a【b】c**", "<p><strong>acomment[【b】]c</strong></p>");
      check("a**b**【c】", "<p>a<strong>b</strong>comment[【c】]</p>");
      check("**a【b** c】", "<p>**acomment[【b** c】]</p>");
      check("a【**b** `c`】", "<p>acomment[【<strong>b</strong> <code>c</code>】]</p>");
      check("[a【[b](c)】](d)", '<p><a href="d">acomment[【b】]</a></p>');
    });

    it("behind a web address, which ends there", () => {
      check("https://a.b/c【d】", '<p><a href="https://a.b/c">https://a.b/c</a>comment[【d】]</p>');
      check("【https://a.b/c】", '<p>comment[【<a href="https://a.b/c">https://a.b/c</a>】]</p>');
    });

    it("as text where nothing can be marked", () => {
      check("![a【b】](c)", '<p><img src="c" alt="a【b】"></p>');
    });

    it("in what looks like a footnote, which is a paragraph to a note", () => {
      check("[^1]: a【b】", "<p>[^1]: acomment[【b】]</p>");
    });

    it("with brackets of the reader's choice", () => {
      const brackets = [
        { open: "{{", close: "}}" },
        { open: "%%", close: "%%" },
      ];
      check("**a**{{b%%c%%}}", "<p><strong>a</strong>comment[{{bcomment reply[%%c%%]}}]</p>", {
        brackets,
      });
    });
  });

  it("says what an annotation is without colour, and what is done", () => {
    const text = "- 【[x] a】\n";
    assert.match(
      preview(text, "dimmed").html,
      /<span class="marginalia-annotation marginalia-todo marginalia-done marginalia-dimmed" role="note" title="todo, done" aria-label="todo, done">【\[x\] a】<\/span>/u,
    );
  });

  it("escapes what stands in an annotation, and lets it end no element of its surroundings", () => {
    check("a【<b>b</b> &lt;】", "<p>acomment[【<b>b</b> &lt;】]</p>");
    check(
      "a【</span></p><script>x】b",
      "<p>acomment[【&lt;/span&gt;&lt;/p&gt;&lt;script&gt;x】]b</p>",
    );
    check('a【"><img src=x onerror=y>】', "<p>acomment[【&quot;&gt;<img src=x onerror=y>】]</p>");
    check("a【[b](javascript:c)】", "<p>acomment[【[b](javascript:c)】]</p>");
  });

  it("keeps the lines of the note, whatever is left out", () => {
    const text = "a【b\nc】 d\n\n- 【e】\n- f\n- 【g\n  h】\n\n# i\n";
    const lines = (display: "shown" | "hidden"): string[] =>
      preview(text, display).tokens.flatMap(({ type, map }) =>
        map && type.endsWith("_open") ? [`${type.slice(0, -5)} ${map.join("-")}`] : [],
      );
    assert.deepEqual(lines("shown"), [
      "paragraph 0-2",
      "bullet_list 3-8",
      "list_item 3-4",
      "paragraph 3-4",
      "list_item 4-5",
      "paragraph 4-5",
      "list_item 5-8",
      "paragraph 5-7",
      "heading 8-9",
    ]);
    assert.deepEqual(lines("hidden"), [
      "paragraph 0-2",
      "bullet_list 4-8",
      "list_item 4-8",
      "paragraph 4-5",
      "heading 8-9",
    ]);
  });

  it("gives headings the names that they had, for links to them", () => {
    const { tokens } = preview("# a【b】", "shown");
    assert.deepEqual(
      tokens.filter(({ type }) => type === "inline").map(({ content }) => content),
      ["# a【b】".slice(2)],
    );
  });

  it("leaves alone what is parsed but not shown, and what has no note", () => {
    const text = "# a【b】\n\n[c]\n\n[c]: e 【f】\n\n[c]: g\n";
    const md = editorParser();
    const plain = editorParser().parse(text, {});
    annotatePreview(md, {
      noteOf: (env) =>
        "isNote" in (env as object)
          ? { note: parseNote(text, { format: "markdown" }), display: "hidden" }
          : null,
      proveLater: () => undefined,
      title: (kind) => kind,
    });
    const tokens = md.parse(text, {});
    assert.deepEqual(tokens, plain);
    const render = (env: object): string => md.renderer.render(tokens, md.options, env);
    assert.equal(render({}), editorParser().render(text));
    assert.equal(
      render({ isNote: true }),
      editorParser().render("# a\n\n[c]\n\n[c]: e\n\n[c]: g\n"),
    );
    assert.deepEqual(md.parse(text, {}), plain, "also after it was shown");
    assert.deepEqual(tokens, plain);
  });

  it("lets other plugins render parts of a document in its name", () => {
    const text = "    a\n\n【b】\n";
    const md = editorParser();
    md.renderer.rules.code_block = (tokens, index, _options, env: object) =>
      md.render(`*${tokens[index]?.content.trim() ?? ""}*`, env);
    annotatePreview(md, {
      noteOf: () => ({ note: parseNote(text, { format: "markdown" }), display: "hidden" }),
      proveLater: () => undefined,
      title: (kind) => kind,
    });
    assert.equal(md.render(text), "<p><em>a</em></p>\n");
  });

  it("takes no characters of the note for its own", () => {
    check(
      "\u0001【a】\u0002 \u0001【0\u0002】",
      "<p>\u0001comment[【a】]\u0002 \u0001comment[【0\u0002】]</p>",
    );
  });

  it("leaves alone what is no note", () => {
    const text = "a【b】";
    assert.equal(preview(text, null).html, "<p>a【b】</p>\n");
  });

  it("holds replies that are nested without end", () => {
    const depth = 4000;
    const text = `a${"【".repeat(depth)}x${"】".repeat(depth)}`;
    assert.equal(parseNote(text).annotationCount, 1);
    assert.equal(preview(text, "shown").html.match(/role="note"/gu)?.length, depth);
  });

  it("shows a long note before it is sure of what to hide, and is sure of it then", () => {
    const words = "- a\n".repeat(20_000);
    const proved = (text: string): boolean => {
      const proofs: Steps<boolean>[] = [];
      preview(text, "hidden", {}, proofs);
      return proofs.map((proof) => finished(proof)).includes(true);
    };
    assert.equal(proved(`${words}- 【b】\n`), false);
    // Behind a paragraph no list begins with 2.
    assert.equal(proved(`para\n- 【x】\n2. b\n\n${words}`), true);
  });

  it("hides annotations as if they were not there, where emphasis and addresses touch them too", () => {
    for (const text of [
      "**a**【b】c",
      "x【b】**a**",
      "https://a.b/c【d】e",
      "- 【a】\n- b",
      "【a】\n\n    b",
    ]) {
      assert.equal(preview(text, "hidden").html, preview(separate(text).text, null).html);
    }
  });
});
