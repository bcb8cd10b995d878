import assert from "node:assert/strict";
import { addAnnotationsSteps, isRefusal } from "../../../../src/core/editing/index.js";
import type { AdditionPlacement } from "../../../../src/core/editing/index.js";
import { parseNote } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { finished } from "../../../../src/core/text/index.js";

interface Case {
  /** The note, with `|` at the cursor or `«` and `»` around what is selected. */
  readonly note: string;
  /** The note afterwards; `|` marks the cursor where it is asked for. Or the code of a refusal. */
  readonly becomes: string;
  readonly words?: string;
  readonly placement?: AdditionPlacement;
  readonly format?: NoteFormat;
}

function check({
  note: marked,
  becomes,
  words = "x",
  placement = "inline",
  format = "markdown",
}: Case): void {
  const text = marked.replace(/[|«»]/gu, "");
  const cursor = marked.indexOf("|");
  const start = cursor < 0 ? marked.indexOf("«") : cursor;
  const end = cursor < 0 ? marked.indexOf("»") - 1 : cursor;
  const note = parseNote(text, { format });
  const plan = finished(addAnnotationsSteps(note, [{ start, end }], { words }, placement));
  if (isRefusal(plan)) {
    assert.equal(plan.refusal, becomes);
    return;
  }
  let after = text;
  for (const change of [...plan.changes].reverse()) {
    after = after.slice(0, change.start) + change.text + after.slice(change.end);
  }
  const caret = plan.selections?.[0]?.active ?? 0;
  assert.equal(
    becomes.includes("|") ? `${after.slice(0, caret)}|${after.slice(caret)}` : after,
    becomes,
  );
}

describe("addAnnotations", () => {
  it("adds behind what is selected, else at the end of the paragraph, with the cursor behind it", () => {
    check({ note: "- 一«二»三\n", becomes: "- 一二【x】|三\n" });
    check({ note: "- 一**«二»**三\n", becomes: "- 一**二**【x】三\n" });
    check({ note: "- 一|二三\n- 四\n", becomes: "- 一二三【x】|\n- 四\n" });
    check({ note: "# 题|\n\n段落\n续行\n", becomes: "# 题【x】\n\n段落\n续行\n" });
    check({ note: "# 题\n\n段|落\n续行\n\n后\n", becomes: "# 题\n\n段落\n续行【x】\n\n后\n" });
  });

  it("goes on behind what hides a bracket", () => {
    check({ note: "- `a|b` c\n", becomes: "- `ab` c【x】\n" });
    check({ note: "- `«a»b` c\n", becomes: "- `ab`【x】 c\n" });
  });

  it("makes a node of its own the first child", () => {
    const placement = "node";
    check({ note: "- 一|\n  - 二\n", placement, becomes: "- 一\n  - 【x】|\n  - 二\n" });
    check({ note: "1. 一|\n", placement, becomes: "1. 一\n   - 【x】\n" });
    check({ note: "甲|\n\t乙\n", placement, format: "indented", becomes: "甲\n\t【x】\n\t乙\n" });
  });

  it("leaves a blank line where paragraphs stand apart, and none where they do not", () => {
    const placement = "node";
    check({
      note: "# 题|\n\n段落\n\n## 节\n",
      placement,
      becomes: "# 题\n\n段落\n\n- 【x】\n\n## 节\n",
    });
    check({ note: "# 题|\n## 节\n", placement, becomes: "# 题\n- 【x】\n## 节\n" });
    check({ note: "# 题|\n\n- 一\n", placement, becomes: "# 题\n\n- 【x】\n- 一\n" });
  });

  it("escapes the brackets of what was typed, and refuses what cannot stand in one", () => {
    check({ note: "- 一|\n", words: "a【b】", becomes: "- 一【a\\【b\\】】\n" });
    check({ note: "- 一|\n", words: "  ", becomes: "empty-body" });
    check({ note: "- 一|\n", words: "a\n\nb", becomes: "blank-line" });
    check({ note: "# 一|\n", words: "a\nb", becomes: "# 一\n- 【a\n  b】\n" });
  });
});
