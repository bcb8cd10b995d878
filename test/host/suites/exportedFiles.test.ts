import { assert } from "chai";
import * as vscode from "vscode";
import { DEFAULT_CHOICES } from "../../../src/core/exportChoices/index.js";
import { savePreset } from "../../../src/vscode/exports/exportSettings.js";
import { subjectOfFiles } from "../../../src/vscode/exports/exportSubject.js";
import { exportCommands } from "../support/exportCommands.js";
import { notesInMemory } from "../support/notesInMemory.js";

const NOTE = "# Water\n\n- a【?x #t】\n- d\n";

describe("export of summaries", () => {
  const world = notesInMemory();
  const { run, fault } = exportCommands(world);
  const text = (path: string): string => world.files.text(path) ?? "";
  const address = (path: string): string => world.files.uri(path).toString(true);

  it("takes what a pattern finds as what is found in a folder: no summaries of before", async () => {
    const note = world.files.put("/n/a.md", NOTE);
    const earlier = world.files.put("/n/a.summary.md", NOTE);
    const tell = (message: string): never => assert.fail(message);
    const found = { named: [], matched: [note, earlier] };
    const subject = await subjectOfFiles(world.context, found, tell);
    assert.deepEqual(subject?.uris.map(String), [note.toString()]);
    const named = { named: [earlier], matched: [note] };
    assert.lengthOf((await subjectOfFiles(world.context, named, tell))?.uris ?? [], 2);
  });

  it("finds a file that is called like a pattern", async () => {
    world.files.put("/n/a[1].md", NOTE);
    await run([{ format: "text", notes: address("/n/a[1].md"), then: "nothing" }]);
    assert.include(text("/n/a[1].summary.txt"), "Water");
  });

  it("makes one file of a folder again and again, without the one of before", async () => {
    world.files.put("/n/a.md", NOTE);
    world.files.put("/n/b.md", NOTE.replace("Water", "Clay"));
    const request = { together: true, existing: "replace", then: "nothing" };
    const ofFolder = { ...request, notes: address("/n"), target: address("/n/") };
    await run([ofFolder]);
    const chapters = (): readonly (string | undefined)[] =>
      [...text("/n/n.summary.md").matchAll(/^## (.*)$/gmu)].map(([, title]) => title);
    assert.deepEqual(chapters(), ["Water", "Clay", "Statistics"]);
    world.files.put("/n/c.md", NOTE.replace("Water", "Sand"));
    await run([ofFolder]);
    assert.deepEqual(chapters(), ["Water", "Clay", "Sand", "Statistics"]);
    // A note of the reader's may be called so.
    world.files.put("/n/summary.md", NOTE.replace("Water", "Gist"));
    await run([ofFolder]);
    assert.include(text("/n/summary.md"), "Gist");
    assert.include(chapters(), "Gist");
  });

  it("replaces no note that was chosen, or that is all there is", async () => {
    world.files.put("/n/a.md", NOTE);
    world.files.put("/n/summary.md", NOTE);
    const request = { together: true, existing: "replace", target: address("/n/summary.md") };
    const both = [address("/n/a.md"), address("/n/summary.md")];
    assert.include(await fault([{ ...request, notes: both }]), "summary.md");
    await vscode.workspace.fs.delete(world.files.uri("/n/a.md"));
    assert.include(await fault([{ ...request, notes: address("/n") }]), "summary.md");
    assert.equal(text("/n/summary.md"), NOTE);
  });

  it("gives no two notes the same new name", async () => {
    const notes = [address("/n/a.md"), address("/n/a.txt")];
    world.files.put("/n/a.md", NOTE);
    world.files.put("/n/a.txt", "甲【x】\n\t乙\n\t丙\n");
    world.files.put("/n/a.summary.md", "mine");
    await run([{ notes, existing: "keep", then: "nothing" }]);
    assert.equal(text("/n/a.summary.md"), "mine");
    assert.include(text("/n/a.summary 2.md"), "甲");
    assert.include(text("/n/a.summary 3.md"), "Water");
  });

  it("keeps a preset where it is, and moves no other one", async () => {
    const presets = (): ReturnType<vscode.WorkspaceConfiguration["inspect"]> =>
      vscode.workspace.getConfiguration("marginalia").inspect("exports.presets");
    const set = (value: unknown, target: vscode.ConfigurationTarget): Thenable<void> =>
      vscode.workspace.getConfiguration("marginalia").update("exports.presets", value, target);
    const { Global, Workspace } = vscode.ConfigurationTarget;
    try {
      await set({ own: { format: "html" } }, Global);
      await set({ shared: { format: "csv" } }, Workspace);
      await savePreset(world.context.settings, "new", DEFAULT_CHOICES);
      assert.deepEqual(presets()?.workspaceValue, { shared: { format: "csv" } });
      assert.hasAllKeys(presets()?.globalValue, ["own", "new"]);
      await savePreset(world.context.settings, "shared", { ...DEFAULT_CHOICES, format: "text" });
      assert.deepEqual(presets()?.workspaceValue, { shared: { format: "text" } });
      assert.hasAllKeys(presets()?.globalValue, ["own", "new"]);
    } finally {
      await set(undefined, Global);
      await set(undefined, Workspace);
    }
  });
});
