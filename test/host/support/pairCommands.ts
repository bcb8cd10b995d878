import { assert } from "chai";
import type { Uri } from "vscode";
import type { SidecarContent, SidecarOrphan } from "../../../src/core/index.js";
import { Failure } from "../../../src/vscode/platform/failure.js";
import { createPairs } from "../../../src/vscode/pairs/pairsFeature.js";
import type { NotesInMemory } from "./notesInMemory.js";
import { ScriptedDialogs } from "./scriptedDialogs.js";

/** A note, and its author's text. */
export const NOTE = "# a【x】\r\n\n- b\n  - 【?y #t】\n- \\【c\\】\n";
export const AUTHOR = "# a\r\n\n- b\n- 【c】\n";

/** An orphan with the words of a sidecar's first annotation. */
export function orphanOf({ separated }: SidecarContent): SidecarOrphan {
  const [first] = separated.annotations;
  assert.isDefined(first);
  const annotation = { ...first, id: "0".repeat(first.id.length) };
  return { annotation, oldPath: [], context: { before: "", after: "" }, candidates: [] };
}

/** Calls a command and gives what was said. */
type Run = (
  command: "separate" | "merge",
  uris: Uri | readonly Uri[],
  ...answers: readonly unknown[]
) => Promise<readonly string[]>;

/** The commands over pairs of files, as tests call them. */
export interface PairCommands {
  readonly run: Run;
  /** Calls a command that fails, and gives the words for the reader. */
  readonly fault: (...args: Parameters<Run>) => Promise<string>;
  readonly assertNoLeftovers: () => void;
}

/** The commands over the files of a suite. */
export function pairCommands(world: NotesInMemory): PairCommands {
  const run: Run = async (command, uris, ...answers) => {
    const dialogs = new ScriptedDialogs(...answers);
    const feature = createPairs(world.context, dialogs);
    const list = Array.isArray(uris) ? (uris as readonly Uri[]) : [uris];
    await feature.commands[`marginalia.${command}`](list[0], list);
    assert.equal(dialogs.left, 0, `not asked; said: ${dialogs.said.join(" | ")}`);
    return dialogs.said;
  };
  return {
    run,
    async fault(...args) {
      try {
        await run(...args);
      } catch (error) {
        assert.instanceOf(error, Failure);
        return error.message;
      }
      return assert.fail("it did not fail");
    },
    assertNoLeftovers() {
      assert.deepEqual(
        world.files.paths.filter((path) => path.includes(".tmp-")),
        [],
      );
    },
  };
}
