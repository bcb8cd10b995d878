import { separate, toSidecar } from "../../src/core/index.js";
import { annotationRow, hideAnnotations, showAnnotations } from "./support/annotations.js";
import { openNote, untilLines } from "./support/editor.js";
import { clickRow } from "./support/rows.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

const NOTE = ["- 渠首 【谁修的？】", "- 闸门", ""].join("\n");

/** A sidecar with an annotation whose words are gone. */
function sidecar(): string {
  const [annotation] = separate("- 水车 【只在旧版】\n").annotations;
  if (annotation === undefined) throw new Error("There is an annotation in it.");
  const orphan = {
    annotation,
    oldPath: ["水车"],
    context: { before: "水车 ", after: "" },
    candidates: [],
  };
  return toSidecar({ separated: separate(NOTE), orphans: [orphan] });
}

describe("review of a new edition", () => {
  endToEnd();
  afterEach(hideAnnotations);

  const carried = note("carried.md", NOTE);
  note("carried.annotations.json", sidecar());

  it("deletes by one key what is selected: what has lost its place after a question, annotations of the list at once", async () => {
    await openNote(carried);
    await showAnnotations();
    const orphan = annotationRow("只在旧版");
    await clickRow(orphan);
    await page().keyboard.press("Delete");
    const dialog = page().getByRole("dialog");
    await dialog.getByText("只在旧版").waitFor();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await orphan.waitFor({ state: "detached" });
    await untilLines(NOTE.split("\n"));
    await clickRow(annotationRow("谁修的"));
    await page().keyboard.press("Delete");
    await untilLines(["- 渠首 ", "- 闸门", ""]);
  });
});
