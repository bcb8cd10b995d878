import assert from "node:assert/strict";
import * as core from "../../../../src/core/index.js";

describe("the public surface of core", () => {
  it("is this list: add freely, rename nothing (product.md, fixed names)", () => {
    assert.deepEqual(Object.keys(core).sort(), [
      "ANNOTATION_KINDS",
      "DEFAULT_BRACKETS",
      "DEFAULT_KINDS",
      "MergeError",
      "OutlineAnswersError",
      "RestoredPage",
      "SidecarError",
      "adoptFewer",
      "adoptMore",
      "compileGrammar",
      "detectFormat",
      "editionId",
      "fromOutlineAnswers",
      "fromSidecar",
      "fromSidecarSteps",
      "isOutline",
      "isPoorReply",
      "isReaderName",
      "merge",
      "mergeReaders",
      "mergeReadersSteps",
      "mergeSteps",
      "mergeWithReport",
      "mergeWithReportSteps",
      "parseNote",
      "parseNoteSteps",
      "readRestorationReply",
      "reanchor",
      "reanchorSteps",
      "restorationPrompts",
      "restore",
      "restoreSteps",
      "retryPrompt",
      "separate",
      "separateNoteSteps",
      "separateSteps",
      "separationProblems",
      "separationProblemsSteps",
      "toJSON",
      "toOutlineAnswers",
      "toSidecar",
      "toSidecarSteps",
      "updateEdition",
      "updateEditionSteps",
      "updateNote",
      "updateNoteSteps",
      "writeRestoredNote",
    ]);
  });

  it("gives notes, nodes and annotations these properties", () => {
    const note = core.parseNote("# a\n- b【c】\n", { format: "markdown" });
    for (const name of "format text root nodes annotations problems furniture".split(" ")) {
      assert.ok(name in note, name);
    }
    for (const name of "label depth start end treeStart treeEnd children parent annotations".split(
      " ",
    )) {
      assert.ok(name in note.node(1), name);
    }
    const properties = "start end body text kind tags reader date placement host under replies";
    for (const name of properties.split(" ")) assert.ok(name in note.annotations[0]!, name);
  });

  it("refuses changes that overlap or leave the text, and notes of others", () => {
    const note = core.parseNote("abc");
    const change = (start: number, end: number): core.TextChange => ({ start, end, text: "" });
    assert.throws(() => core.updateNote(note, [change(0, 4)]), RangeError);
    assert.throws(() => core.updateNote(note, [change(-1, 0)]), RangeError);
    assert.throws(() => core.updateNote(note, [change(2, 1)]), RangeError);
    assert.throws(() => core.updateNote(note, [change(0, 2), change(1, 3)]), RangeError);
    assert.throws(() => core.updateNote({ ...note }, []), TypeError);
    assert.equal(core.updateNote(note, []), note);
    assert.equal(core.updateNote(note, [change(1, 1)]), note);
  });
});
