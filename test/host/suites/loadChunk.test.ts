import { assert } from "chai";
import { Uri, workspace } from "vscode";
import { errorDetail, Failure } from "../../../src/vscode/platform/failure.js";
import { chunkLoader } from "../../../src/vscode/platform/loadChunk.js";
import type { LoadChunk } from "../../../src/vscode/platform/loadChunk.js";

const folder = "dist/chunks";

let count = 0;

/** What the other chunks take from. */
const HOLDER =
  "module.exports = () => ({ sharedModules: () => ({ 'held:x': { word: 'taken' } }) });";

/** A place where an extension could be, and the loader of one that is there. */
async function makeExtension(): Promise<{
  readonly load: LoadChunk;
  readonly write: (code: string) => Thenable<void>;
}> {
  const workspaceFolder = workspace.workspaceFolders?.[0];
  assert.isDefined(workspaceFolder, "no folder is open");
  count += 1;
  const extension = Uri.joinPath(workspaceFolder.uri, `extension-${count}`);
  const writeFile = (name: string, code: string): Thenable<void> =>
    workspace.fs.writeFile(Uri.joinPath(extension, folder, name), new TextEncoder().encode(code));
  await writeFile("parsing.js", HOLDER);
  return {
    load: chunkLoader(extension),
    write: (code) => writeFile("separation.js", code),
  };
}

async function fault(loading: Promise<unknown>): Promise<unknown> {
  return loading.then(
    () => assert.fail("it was loaded"),
    (error: unknown) => error,
  );
}

describe("chunks", () => {
  it("are loaded once and get the editor's API", async () => {
    const { load, write } = await makeExtension();
    await write("module.exports = (require) => ({ version: require('vscode').version, own: {} });");
    const [one, other] = await Promise.all([load("separation"), load("separation")]);
    assert.strictEqual(one, other);
    assert.strictEqual(await load("separation"), one);
    assert.match((one as unknown as { version: string }).version, /^1\./u);
  });

  it("take from the chunk that holds what all need, and it is loaded first", async () => {
    const { load, write } = await makeExtension();
    await write("module.exports = (require) => ({ word: require('held:x').word });");
    assert.deepEqual<unknown>(await load("separation"), { word: "taken" });
  });

  it("say which file is missing, and are looked for again", async () => {
    const { load, write } = await makeExtension();
    const error = await fault(load("separation"));
    assert.instanceOf(error, Failure);
    assert.include(error.message, `${folder}/separation.js`);
    await write("module.exports = () => 'found';");
    assert.equal<unknown>(await load("separation"), "found");
  });

  it("keep the cause when they cannot be run", async () => {
    const { load, write } = await makeExtension();
    await write("module.exports = () => { throw new TypeError('of its own'); };");
    const error = await fault(load("separation"));
    assert.instanceOf(error, Failure);
    assert.instanceOf(error.cause, TypeError);
    // What the log is given: the stacks of both.
    assert.match(String(errorDetail(error)), /^Failure: [^]+\nCaused by: TypeError: of its own\n/u);
  });

  it("leave no cause out of the log, whatever was thrown", () => {
    const cause = new RangeError("deep", { cause: "a word" });
    assert.match(
      String(errorDetail(new Error("outside", { cause }))),
      /RangeError: deep[^]+\nCaused by: a word$/u,
    );
    assert.equal(errorDetail(17), 17);
    assert.isUndefined(errorDetail(undefined));
  });
});
