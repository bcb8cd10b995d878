import { assert } from "chai";
import { extensions, Uri, version, workspace } from "vscode";
import { setup } from "../setup.js";

describe("smoke", () => {
  it("runs in the editor and the kind of host that it says", () => {
    assert.match(version, setup.host === "web91" ? /^1\.91\.1/u : /^1\./u);
    const isWorker =
      typeof (globalThis as { importScripts?: unknown }).importScripts === "function";
    assert.equal(isWorker, setup.host === "worker" || setup.host === "web91");
  });

  it("activates the extension", async () => {
    const extension = extensions.getExtension<{ readonly apiVersion: number }>(
      "marginalia.marginalia",
    );
    assert.isDefined(extension, "the extension is not installed");
    const api = await extension.activate();
    assert.equal(api.apiVersion, 1);
  });

  it("reads and writes the folder", async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.isDefined(folder, "no folder is open");
    const note = await workspace.openTextDocument(Uri.joinPath(folder.uri, "smoke.md"));
    assert.include(note.getText(), "【", "the note of test/host/workspace");
    const written = Uri.joinPath(folder.uri, "written.txt");
    await workspace.fs.writeFile(written, new TextEncoder().encode("批注"));
    const bytes = await workspace.fs.readFile(written);
    assert.equal(new TextDecoder().decode(bytes), "批注");
  });
});
