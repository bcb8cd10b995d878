import assert from "node:assert/strict";
import { filterNote, findFilterMarks, parseFilter } from "../../../../src/core/filter/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { TextRange } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";

const TEXT = "# A\n\n- clay and Clay 【?x】\n  - 【y【@m: z】】\n- sand 【clay】 sand\n";

/** The text with `{…}` around what matches and `<…>` around what does not. */
function check(query: string, expected: string, range?: TextRange): void {
  const note = parseNote(TEXT, { format: "markdown" });
  const filtered = finished(filterNote(note, parseFilter(query).filter));
  const whole = { start: 0, end: note.length };
  const { matches, others } = findFilterMarks(note, filtered, range ?? whole);
  const marks = [
    ...matches.map((match) => ({ ...match, signs: "{}" })),
    ...others.map((other) => ({ ...other, signs: "<>" })),
  ].sort((a, b) => b.start - a.start);
  let marked = TEXT;
  for (const { start, end, signs } of marks) {
    marked = `${marked.slice(0, start)}${signs.charAt(0)}${marked.slice(start, end)}${signs.charAt(1)}${marked.slice(end)}`;
  }
  assert.equal(marked, expected, query);
}

describe("what a filter marks in the text", () => {
  it("is the words of lines, and annotations as a whole", () => {
    check(
      "clay",
      "# A\n\n- {clay} and {Clay} <【?x】>\n<  - 【y【@m: z】】>\n- sand {【clay】} sand\n".replace(
        "<  - 【",
        "  <- 【",
      ),
    );
  });

  it("is not the way to a match", () => {
    check("?", "# A\n\n- clay and Clay {【?x】}\n  <- 【y【@m: z】】>\n<- sand 【clay】 sand>\n");
  });

  it("is the reply alone where only that matches", () => {
    check("@m", "# A\n\n- clay and Clay <【?x】>\n  - 【y{【@m: z】}】\n<- sand 【clay】 sand>\n");
  });

  it("is looked for in a stretch alone", () => {
    const start = TEXT.indexOf("- sand");
    check("?", TEXT.replace("- sand 【clay】 sand", "<- sand 【clay】 sand>"), {
      start,
      end: TEXT.length,
    });
  });

  it("is everything as other where nothing matches", () => {
    check(
      "nowhere",
      "<# A>\n\n<- clay and Clay 【?x】>\n  <- 【y【@m: z】】>\n<- sand 【clay】 sand>\n",
    );
  });
});
