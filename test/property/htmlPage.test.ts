import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, updateNote } from "../../src/core/index.js";
import { EXPORTERS, HtmlPages, pageText, patchBetween } from "../../src/core/exporters/index.js";
import type { HtmlPage, WriteOptions } from "../../src/core/exporters/index.js";
import { summarise } from "../../src/core/summary/index.js";
import type { SummaryOptions } from "../../src/core/summary/index.js";
import { finished } from "../../src/core/text/index.js";
import { check } from "./check.js";
import { share } from "./share.js";
import { sources } from "./sources.js";
import { writtenText } from "./writtenText.js";

const options: fc.Arbitrary<SummaryOptions> = fc.record({
  content: fc.constantFrom("outline", "annotated", "annotations"),
  authorText: fc.constantFrom("full", "shortened"),
  order: fc.constantFrom("outline", "kind"),
});

/** Edits: where, as a share of the text, how many units go, and what comes. */
const edits = fc.array(
  fc.record({
    at: share,
    removed: fc.constantFrom(0, 0, 1, 3),
    text: fc.constantFrom("x", "乙", "\n", "\n- ", "\n# ", "【?q】", "【", "】", "  ", "*", ""),
  }),
  { minLength: 1, maxLength: 6 },
);

const html = EXPORTERS.find(({ id }) => id === "html")!;
const WRITE: WriteOptions = { nonce: "n", link: () => "#go" };

/** A page as the preview has it after a change. */
function patched(before: HtmlPage, after: HtmlPage): HtmlPage {
  const patch = patchBetween(before, after);
  if (patch === null) return after;
  assert.equal(patch.frame === null, before.frames.join("") === after.frames.join(""));
  const lists = before.lists.map((list) => [...list]);
  for (const { list, from, removed, html: text } of patch.lists) {
    lists[list]?.splice(from, removed, text);
  }
  return { frames: after.frames, lists };
}

describe("pages of a note that changes", () => {
  it("are those that the export writes, and are made of each other by patches", () => {
    check(
      fc.property(sources, options, edits, (source, asked, changes) => {
        let { text } = source;
        let note = parseNote(text, { format: source.format });
        const pages = new HtmlPages(WRITE);
        let page: HtmlPage | null = null;
        for (const { at, removed, text: typed } of changes) {
          const start = Math.floor(at * text.length);
          const end = Math.min(text.length, start + removed);
          const next = finished(pages.write(summarise(note, asked)));
          assert.equal(pageText(next), writtenText(html, summarise(note, asked), WRITE));
          if (page !== null) assert.equal(pageText(patched(page, next)), pageText(next));
          page = next;
          text = text.slice(0, start) + typed + text.slice(end);
          note = updateNote(note, [{ start, end, text: typed }]);
        }
      }),
    );
  });

  it("write an entry anew when its further lines are read otherwise after what stands before it", () => {
    const pages = new HtmlPages(WRITE);
    for (const text of ["- - [ ] [r]: u\n【x】- b c", " - [ ] [r]: u\n【x】- b c"]) {
      const summary = summarise(parseNote(text, { format: "markdown" }));
      assert.equal(pageText(finished(pages.write(summary))), writtenText(html, summary, WRITE));
    }
  });

  it("write anew what has changed, and little else", () => {
    const lines = Array.from({ length: 200 }, (_, index) => `- line ${index}【note ${index}】`);
    const text = lines.join("\n");
    const pages = new HtmlPages(WRITE);
    let note = parseNote(text, { format: "markdown" });
    const before = finished(pages.write(summarise(note)));
    const start = text.indexOf("line 100");
    note = updateNote(note, [{ start, end: start, text: "a new " }]);
    const after = finished(pages.write(summarise(note)));
    const patch = patchBetween(before, after);
    assert.equal(patch?.frame, null);
    assert.deepEqual(
      patch.lists.map(({ from, removed, hasEnds }) => ({ from, removed, hasEnds })),
      [{ from: 100, removed: 1, hasEnds: false }],
    );
    const same = after.lists[0]?.filter((entry, index) => entry === before.lists[0]?.[index]);
    assert.equal(same?.length, 199);
  });
});
