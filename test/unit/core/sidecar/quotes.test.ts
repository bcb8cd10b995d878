import assert from "node:assert/strict";
import { toSidecar } from "../../../../src/core/index.js";
import type { NoteFormat } from "../../../../src/core/index.js";
import { contentOf, recordsOf } from "./readLines.js";

/** Each record's quote as `prefix«exact»suffix`, with `|` where the annotation stands and ⏎ for a line break. */
function render(note: string, format: NoteFormat): string {
  return recordsOf(toSidecar(contentOf(note.replaceAll("⏎", "\n"), { format })))
    .map(({ target: { selector } }) => {
      const [quote] = selector;
      if (quote?.type !== "TextQuoteSelector") return "none";
      const points = Array.from(quote.exact ?? "");
      const at = quote.refinedBy?.start ?? -1;
      assert.deepEqual(quote.refinedBy, { type: "TextPositionSelector", start: at, end: at });
      const exact = `${points.slice(0, at).join("")}|${points.slice(at).join("")}`;
      return `${quote.prefix ?? ""}«${exact}»${quote.suffix ?? ""}`.replaceAll("\n", "⏎");
    })
    .join(" ~ ");
}

function check(note: string, expected: string, format: NoteFormat = "markdown"): void {
  assert.equal(render(note, format), expected);
}

describe("the quote of an annotation", () => {
  it("is the clause that ends at it", () => {
    check("- 甲，乙丙【x】丁，戊⏎", "- 甲，«乙丙|»丁，戊⏎");
    check("- 隐含预设：上级不信任下级？【x】⏎", "- 隐含预设：«上级不信任下级？|»⏎");
    check("甲，乙【x】", "甲，«乙|»");
    check("甲。【x】乙", "«甲。|»乙");
    check("- one, two 3.5【x】 four⏎", "- one, «two 3.5|» four⏎");
  });

  it("is the line before a line that is the reader's, with its break", () => {
    check("- 甲⏎- 【x】⏎- 乙⏎", "«- 甲⏎|»- 乙⏎");
    check("甲⏎⏎【x】⏎⏎乙⏎", "«甲⏎⏎|»乙⏎");
  });

  it("is the line behind it in page text, whose nodes come before their parent", () => {
    check("甲⏎【x】⏎乙⏎", "甲⏎«|乙»⏎", "page");
  });

  it("is on the other side where there are no words on its own", () => {
    check("【x】甲，乙", "«|甲，»乙");
    check("- 【x】甲⏎", "- «|甲»⏎");
    check("- 甲⏎- 【x】乙⏎", "- 甲⏎- «|乙»⏎");
    check("- 甲⏎- 【x】⏎⏎  para⏎", "«- 甲⏎- |»⏎⏎  para⏎");
  });

  it("cuts no character", () => {
    check("- e【x】\u0301f⏎", "«- e|\u0301»f⏎");
    check("- 👩【x】\u200d👩 丙⏎", "«- 👩|\u200d👩» 丙⏎");
    check("- 𠮷𠮷【x】𠮷⏎", "«- 𠮷𠮷|»𠮷⏎");
    check("甲\r【x】\n乙", "«甲\r|⏎»乙", "page");
    check(`${"\u0301".repeat(99)}【x】${"\u0301".repeat(99)}`, "none", "page");
  });

  it("is cut where the clause is long", () => {
    const [quote] = recordsOf(toSidecar(contentOf(`- ${"字".repeat(200)}【x】`)))[0]!.target
      .selector;
    assert.equal(quote?.exact, "字".repeat(64));
  });

  it("has context that makes it unique, clause by clause", () => {
    const labels = ["原因", "影响", "对策", "结果", "评价"]
      .map((label) => `  - ${label}⏎`)
      .join("");
    const chapters = Array.from({ length: 40 }, (_, at) => `- 第${at}章⏎${labels}`);
    chapters[20] = chapters[20]!.replace("评价", "评价【x】");
    check(chapters.join(""), "  - 结果⏎  «- 评价|»⏎- 第21章⏎  - 原因⏎");
    chapters[20] = chapters[20].replace("【x】", "").replace("对策", "对策【x】");
    check(
      chapters.join(""),
      "- 第20章⏎  - 原因⏎  - 影响⏎  «- 对策|»⏎  - 结果⏎  - 评价⏎- 第21章⏎  - 原因⏎",
    );
  });

  it("has short context where no context would be unique", () => {
    const note = `${"- 影响⏎".repeat(500)}- 影响【x】⏎${"- 影响⏎".repeat(500)}`;
    assert.ok(render(note, "markdown").length < 60, render(note, "markdown"));
  });

  it("has the whole text as context where that is short", () => {
    check("- 影响⏎- 影响⏎- 影响【x】⏎- 影响⏎", "- 影响⏎- 影响⏎«- 影响|»⏎- 影响⏎");
  });
});
