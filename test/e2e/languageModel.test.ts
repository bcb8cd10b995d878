import assert from "node:assert/strict";
import { openNote, run } from "./support/editor.js";
import { showOutline, untilRows } from "./support/outline.js";
import { endToEnd } from "./support/setup.js";
import { note, page } from "./support/shared.js";

const COMMAND = "Marginalia: Let Language Model Read Page…";

const BODY = ["渠口常年淤塞【何时起？】", "闸门无人看管", "上游的难处", "水渠的分配"];
const PAGE = ["水渠", "2025-03-01", "大纲/内容", ...BODY, "水渠", "0 条评论", ""].join("\n");

describe("a page that a language model reads", () => {
  // The model is that of an extension besides (test/e2e/scriptedModel), which the oldest editor cannot have.
  if (globalThis.marginaliaEndToEnd.host !== "node") return;
  endToEnd();

  const read = note("read.txt", PAGE);

  it("goes out when its reader has agreed to how much goes to whom, and not before", async () => {
    const dialog = page().locator(".monaco-dialog-box");
    await openNote(read);
    await showOutline();
    await run(COMMAND);
    await dialog.waitFor();
    const words = await dialog.innerText();
    assert.match(
      words,
      /Send the text of “read\.txt” to the language model Scripted One \(scripted\)\?/u,
    );
    assert.match(words, /About [\d,]+ characters go out from line 1 on \(requests: 1\)/u);
    assert.match(words, /Your annotations are not sent/u);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    await run(COMMAND);
    await dialog.getByRole("button", { name: "Send" }).click();
    await page().locator(".statusbar", { hasText: "The page was read." }).waitFor();
    // The scripted model hangs every line on the last one that it was shown, which is the page's title.
    await untilRows(["水渠", "渠口常年淤塞", "闸门无人看管", "上游的难处", "水渠的分配"]);
  });
});
