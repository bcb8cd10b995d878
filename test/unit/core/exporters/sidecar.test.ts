import assert from "node:assert/strict";
import { exportSummary } from "../../../../src/core/exportSummary.js";
import { fromSidecar, merge, parseNote, separate } from "../../../../src/core/index.js";
import { readFixture } from "./inputs.js";

describe("the sidecar of a summary", () => {
  for (const name of ["reading.md", "argument.txt"]) {
    it(`gives all of ${name} back`, async () => {
      const note = readFixture(name);
      const sidecar = (await exportSummary(note, { format: "sidecar" })) as string;
      assert.equal(merge(fromSidecar(sidecar).separated), note.text);
    });

    it(`gives ${name} back with the annotations that were asked for`, async () => {
      const note = readFixture(name);
      const sidecar = (await exportSummary(note, { format: "sidecar", kinds: ["todo"] })) as string;
      const merged = merge(fromSidecar(sidecar).separated);
      const { annotations } = parseNote(merged, { format: note.format });
      assert.deepEqual(
        annotations.map(({ body }) => body),
        note.annotations.filter(({ kind }) => kind === "todo").map(({ body }) => body),
      );
      const { format } = note;
      assert.equal(separate(merged, { format }).text, separate(note.text, { format }).text);
    });
  }
});
