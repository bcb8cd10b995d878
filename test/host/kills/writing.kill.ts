import * as vscode from "vscode";
import { clearLeftovers, encodeText, writeFiles } from "../../../src/vscode/files/index.js";

/** Characters of a file: so many that the host is killed in the middle of one now and then. */
const LENGTH = 300_000;

/** A text that shows whether it is whole; scripts/tests/kills.mjs looks at it. */
function textOf(round: number): string {
  return `${round}:${"字".repeat(LENGTH)}:${round}`;
}

describe("a host that is killed", () => {
  it("writes two files again and again", async function () {
    this.timeout(0);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined) throw new Error("no folder is open");
    const [sidecar, author] = ["a.annotations.json", "a.author.md"].map((name) =>
      vscode.Uri.joinPath(folder, name),
    ) as [vscode.Uri, vscode.Uri];
    const { pid } = (globalThis as unknown as { readonly process: { readonly pid: number } })
      .process;
    for (let round = Date.now(); ; round += 1) {
      const bytes = encodeText(textOf(round));
      await writeFiles([sidecar, author].map((uri) => ({ uri, bytes, isReplacing: true })));
      await clearLeftovers([sidecar, author]);
      // eslint-disable-next-line no-console -- the console is the channel
      console.log(`MARGINALIA_WROTE ${pid}`);
    }
  });
});
