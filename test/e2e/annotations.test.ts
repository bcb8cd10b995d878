import {
  choose,
  clickLine,
  openNote,
  run,
  untilCursorInLine,
  untilLines,
} from "./support/editor.js";
import { clickRow } from "./support/rows.js";
import {
  annotationRow,
  hideAnnotations,
  showAnnotations,
  untilAnnotationRows,
} from "./support/annotations.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

describe("list of annotations", () => {
  endToEnd();
  afterEach(hideAnnotations);

  const listed = note("listed.md", "- 甲 【?一】\n- 乙 【二 #旧】\n\n丙 【[x] 三 #旧】\n");
  const chosen = note("chosen.md", "- 甲 【一】\n- 乙 【二】\n- 丙 【三】\n");

  it("goes to the line of a row that is clicked, and follows the cursor", async () => {
    await openNote(listed);
    await showAnnotations();
    await untilAnnotationRows(["甲", "一", "乙", "二 #旧", "三 #旧"]);
    await clickRow(annotationRow("三 #旧"));
    await untilCursorInLine(4);
    await clickLine(1);
    await annotationRow("一").and(page().locator(".selected")).waitFor();
  });

  it("is grouped as the reader chooses, and filtered as he types", async () => {
    await openNote(listed);
    await showAnnotations();
    await run("Marginalia: Group Annotations by…");
    await choose("Kind");
    await untilAnnotationRows(["Comment", "二 #旧", "Question", "一", "To-do", "三 #旧"]);
    await clickRow(annotationRow("一"));
    await page().keyboard.press("ControlOrMeta+f");
    await page().locator(".quick-input-title", { hasText: "Filter" }).waitFor();
    await page().keyboard.type("#旧 -is:done");
    await untilAnnotationRows(["Comment", "二 #旧"]);
    await page().keyboard.press("Escape");
    await untilAnnotationRows(["Comment", "二 #旧", "Question", "一", "To-do", "三 #旧"]);
    await run("Marginalia: Group Annotations by…");
    await choose("Outline");
    await untilAnnotationRows(["甲", "一", "乙", "二 #旧", "三 #旧"]);
  });

  it("tags and deletes several annotations at once, in one step to undo", async () => {
    await openNote(chosen);
    await showAnnotations();
    await untilAnnotationRows(["甲", "一", "乙", "二", "丙", "三"]);
    await clickRow(annotationRow("一"));
    await clickRow(annotationRow("三"), { modifiers: ["ControlOrMeta"] });
    await clickRow(annotationRow("三"), { button: "right" });
    await page().getByRole("menuitem", { name: "Add Tag to Annotations…" }).hover();
    await page().keyboard.press("Enter");
    const input = page().locator(".quick-input-box input");
    await input.waitFor();
    await input.fill("新");
    await page().locator(".quick-input-list .monaco-list-row", { hasText: "#新" }).waitFor();
    await page().keyboard.press("Enter");
    await untilLines(["- 甲 【一 #新】", "- 乙 【二】", "- 丙 【三 #新】", ""]);
    await clickLine(2);
    await page().keyboard.press("ControlOrMeta+z");
    await untilLines(["- 甲 【一】", "- 乙 【二】", "- 丙 【三】", ""]);
    await untilAnnotationRows(["甲", "一", "乙", "二", "丙", "三"]);
    await clickRow(annotationRow("一"));
    await clickRow(annotationRow("二"), { modifiers: ["ControlOrMeta"] });
    await page().keyboard.press("Delete");
    await untilLines(["- 甲 ", "- 乙 ", "- 丙 【三】", ""]);
    await untilAnnotationRows(["丙", "三"]);
  });
});
