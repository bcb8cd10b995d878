import { assert } from "chai";
import { Disposable, Uri, workspace } from "vscode";
import { median, spreadNote, targetNote } from "../../bench/row.js";
import { ownExtension, reportRow } from "./extension.js";
import { pause } from "./probes.js";

const COPIES = 9;
const LIMIT_MS = 30;

/** What the host calls. */
interface ExtensionModule {
  readonly activate: (context: unknown) => unknown;
}

/** Node's own loader, which the host shares with its extensions. */
const load: NodeJS.Require = require;

/** The parts of a context that activation uses. */
function fakeContext(): { readonly subscriptions: Disposable[] } {
  const memory = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
  const { extensionUri, extensionPath } = ownExtension();
  const context = { extensionUri, extensionPath, workspaceState: memory, globalState: memory };
  return { ...context, subscriptions: [] };
}

describe("bundle", function () {
  this.timeout(60_000);

  // The editor may have activated the extension before the first test, so copies of it are activated.
  it("loads and activates", async () => {
    const folder = Uri.joinPath(ownExtension().extensionUri, "dist");
    const source = new TextDecoder().decode(
      await workspace.fs.readFile(Uri.joinPath(folder, "extension.js")),
    );
    const loads: number[] = [];
    const calls: number[] = [];
    for (let copy = 0; copy < COPIES; copy++) {
      // Names of its own, for what may be registered once; and a file of its own, for what is compiled once.
      const file = Uri.joinPath(folder, `copy-${copy}.js`);
      const text = source.replaceAll(/\bmarginalia\.(?=\w)/gu, `marginalia${copy}.`);
      await workspace.fs.writeFile(file, new TextEncoder().encode(text));
      await pause(300);
      const start = performance.now();
      const module = load(file.fsPath) as ExtensionModule;
      loads.push(performance.now() - start);
      const context = fakeContext();
      const called = performance.now();
      module.activate(context);
      calls.push(performance.now() - called);
      Disposable.from(...context.subscriptions).dispose();
      await workspace.fs.delete(file);
    }
    assert.lengthOf(calls, COPIES);
    const work = "load and activate() by themselves";
    const whole = median(loads) + median(calls);
    reportRow({
      work,
      subject: "load of the bundle",
      median: median(loads),
      note: `not minified; ${spreadNote(loads)}`,
    });
    reportRow({
      work,
      subject: "activate()",
      median: median(calls),
      note: `${targetNote(whole, LIMIT_MS, "ms with the load")}; ${spreadNote(calls)}`,
    });
  });
});
