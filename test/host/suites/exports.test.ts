import { assert } from "chai";
import { extensions, Uri, workspace } from "vscode";
import type { MarginaliaApi } from "../../../src/vscode/api.js";

async function activated(): Promise<MarginaliaApi> {
  const extension = extensions.getExtension<MarginaliaApi>("marginalia.marginalia");
  assert.isDefined(extension, "the extension is not installed");
  return extension.activate();
}

// The chunks of exports and of Word documents are loaded as this host loads them, the package for DOCX with them.
describe("exports", () => {
  it("write the summary of a note in every format", async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.isDefined(folder, "no folder is open");
    const { getNote, exportSummary } = await activated();
    const note = await getNote(Uri.joinPath(folder.uri, "smoke.md"));
    const starts = {
      markdown: /^# /u,
      html: /^<!DOCTYPE html>\n<html lang="en">/u,
      text: /^\S/u,
      csv: /^\uFEFF#,/u,
      json: /^\{\n {2}"version": 1,/u,
      sidecar: /^\{\n"@context"/u,
    } as const;
    for (const [format, start] of Object.entries(starts)) {
      const written = await exportSummary(note, { format: format as keyof typeof starts });
      assert.match(written as string, start, format);
    }
    const document = await exportSummary(note, { format: "docx" });
    assert.instanceOf(document, Uint8Array);
    assert.equal(new TextDecoder().decode(document.slice(0, 2)), "PK");
  });
});
