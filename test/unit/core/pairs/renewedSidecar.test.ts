import assert from "node:assert/strict";
import { fromSidecar, separate, toSidecar } from "../../../../src/core/index.js";
import type { Separated, SidecarContent, SidecarOrphan } from "../../../../src/core/index.js";
import { renewedSidecar } from "../../../../src/core/pairs/index.js";

const read = (text: string): Separated => separate(text, { format: "markdown" });
const idOf = (separated: Separated, index: number): string => separated.annotations[index]!.id;

const orphan: SidecarOrphan = {
  annotation: read("- 旧【o】\n").annotations[0]!,
  oldPath: ["旧"],
  context: { before: "旧", after: "" },
  candidates: [{ at: 8, score: 0.5, path: ["c"], text: "c" }],
};
const before = read("- a【x】\n- b【y】\n- c【x】\n");
const created = (id: string): readonly [string, string] => [id, "2026-05-01T09:30:00Z"];
const old: SidecarContent = {
  separated: before,
  orphans: [orphan],
  reviews: new Map([[idOf(before, 1), { status: "moved", confidence: 0.5, isAccepted: true }]]),
  created: new Map([
    created(idOf(before, 0)),
    created(idOf(before, 2)),
    created(orphan.annotation.id),
  ]),
  name: "old.md",
  others: [{ id: "urn:x:1", type: "Annotation", target: "urn:x:2" }],
};

/** What a sidecar that is written and read again holds. */
const renew = (note: string): SidecarContent =>
  fromSidecar(toSidecar(renewedSidecar(read(note), "new.md", old)));

describe("a sidecar that is written again", () => {
  it("holds the note alone when there was none before", () => {
    assert.deepEqual(renewedSidecar(before, "new.md", null), { separated: before, name: "new.md" });
  });

  it("keeps everything while the author text is the same", () => {
    const content = renew("- a【x】\n- b\n- c【x】【z】\n");
    assert.deepEqual(content.orphans, [orphan]);
    assert.deepEqual(content.created, old.created);
    assert.equal(content.reviews, undefined, "its annotation is gone");
    assert.deepEqual(content.others, old.others);
    assert.equal(content.name, "new.md");
  });

  it("matches annotations by their words where the author text is another", () => {
    const note = "- A【x】\n- b【y】【x】\n";
    const content = renew(note);
    const now = read(note);
    assert.deepEqual([...content.reviews!.keys()], [idOf(now, 1)]);
    const expected = [idOf(now, 0), idOf(now, 2), orphan.annotation.id];
    assert.deepEqual([...content.created!.keys()].sort(), expected.sort());
    // Their places were those of the other text.
    assert.deepEqual(content.orphans, [{ ...orphan, candidates: [] }]);
  });

  it("drops an orphan that stands in the note again where it stood", () => {
    const content = renew("- 旧【o】\n");
    assert.equal(content.orphans, undefined);
    assert.equal(content.separated.annotations[0]!.id, orphan.annotation.id);
  });
});
