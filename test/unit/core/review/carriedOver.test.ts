import assert from "node:assert/strict";
import { editionId, fromSidecar, separate, toSidecar } from "../../../../src/core/index.js";
import type { SidecarContent } from "../../../../src/core/index.js";
import { carriedOverSteps } from "../../../../src/core/review/index.js";
import type { CarriedOver } from "../../../../src/core/review/index.js";
import { finished } from "../../../../src/core/text/index.js";

const NOTE = [
  "# The keeper's year【x】",
  "",
  "- Trim the wick at dusk【?why】",
  "- Clean the lens every morning",
  "  - 【y】",
  "- A line about something that goes away altogether【z】",
  "",
].join("\n");
const separated = separate(NOTE, { format: "markdown" });
const first = separated.annotations[0]!.id;
const old: SidecarContent = {
  separated,
  created: new Map([[first, "2026-05-01T09:30:00Z"]]),
  name: "old.md",
};

/** What is carried over, once the sidecar was written and read again. */
function carry(authorText: string, content = old): CarriedOver {
  const carried = finished(carriedOverSteps(content, authorText, { name: "new.md" }));
  assert.equal(separate(carried.text, { format: "markdown" }).text, authorText);
  return { ...carried, content: fromSidecar(toSidecar(carried.content)) };
}

describe("a pair whose author text was edited", () => {
  it("is carried over with every annotation in the note or among the orphans", () => {
    const edited = separated.text
      .replace("Trim the wick at dusk", "Trim the wick well at dusk")
      .replace(/- A line.*\n/u, "");
    const { text, content, changed, lost } = carry(edited);
    assert.match(text, /well at dusk【\?why】/u);
    assert.equal(changed, 1);
    assert.equal(lost, 1);
    assert.equal(content.name, "new.md");
    assert.equal(content.separated.text, edited);
    const [orphan] = content.orphans ?? [];
    assert.equal(orphan?.annotation.raw, "【z】");
    assert.equal(orphan.edition, editionId(separated.text));
    assert.equal(orphan.context.before, "- A line about something that goes away altogether");
    const [[id, review] = []] = [...(content.reviews ?? [])];
    assert.equal(id, content.separated.annotations.find(({ raw }) => raw === "【?why】")?.id);
    assert.deepEqual([review?.status, review?.isAccepted], ["edited", false]);
    assert.deepEqual(
      [...(content.created ?? [])],
      [[content.separated.annotations[0]!.id, "2026-05-01T09:30:00Z"]],
    );
  });

  it("keeps the orphans it had", () => {
    const { content } = carry(separated.text.replace(/- A line.*\n/u, ""));
    const { content: again, lost } = carry(`${content.separated.text}- more\n`, content);
    assert.equal(lost, 0);
    assert.deepEqual(
      again.orphans?.map(({ annotation }) => annotation.raw),
      ["【z】"],
    );
  });

  it("is the note as it was where nothing was edited", () => {
    const { text, changed, lost } = carry(separated.text);
    assert.equal(text, NOTE);
    assert.deepEqual([changed, lost], [0, 0]);
  });
});
