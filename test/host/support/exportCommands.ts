import { assert } from "chai";
import { CancellationTokenSource } from "vscode";
import type { CancellationToken, Uri } from "vscode";
import type { FeatureContext } from "../../../src/vscode/documents/index.js";
import { BACK } from "../../../src/vscode/exports/exportDialogs.js";
import type {
  ExportDialogs,
  SeveralStep,
  Step,
} from "../../../src/vscode/exports/exportDialogs.js";
import { createExports } from "../../../src/vscode/exports/exportFeature.js";
import { Failure } from "../../../src/vscode/platform/failure.js";
import type { NotesInMemory } from "./notesInMemory.js";
import { ScriptedDialogs } from "./scriptedDialogs.js";

type ShowProgress = Parameters<typeof createExports>[2];

/** Dialogs of exports that answer by a list; `back` goes a step back. */
export class ScriptedExportDialogs extends ScriptedDialogs implements ExportDialogs {
  choose = <Choice extends string>(step: Step<Choice>): ReturnType<typeof this.pick<Choice>> => {
    const rows = step.rows.flatMap((row) => ("choice" in row ? [row] : []));
    return this.pick(`${step.title} (${step.current ?? ""})`, rows);
  };

  chooseSeveral = <Choice extends string>(
    step: SeveralStep<Choice>,
  ): Promise<readonly Choice[] | undefined> =>
    this.pick(step.title, step.rows) as Promise<readonly Choice[] | undefined>;

  typeLine: ExportDialogs["typeLine"] = async ({ title, faultOf }) => {
    const line = (await this.pick<string>(title, [])) ?? "";
    const fault = line === BACK ? null : faultOf(line);
    return fault === null ? line : assert.fail(fault);
  };
}

/** What a call of the command came to. */
export interface ExportCall {
  readonly said: readonly string[];
  readonly result: unknown;
}

/** What a call that may have been cancelled came to. */
export interface CancelledCall extends ExportCall {
  /** How often the token was asked. */
  readonly asked: number;
}

/** The command over the notes of a suite. */
export interface ExportCommands {
  /** Calls it with arguments; questions are answered in order. */
  readonly run: (args: readonly unknown[], ...answers: readonly unknown[]) => Promise<ExportCall>;
  /** Calls it where it fails, and gives the words for the reader. */
  readonly fault: (args: readonly unknown[], ...answers: readonly unknown[]) => Promise<string>;
  /** Calls it with arguments and cancels it when its token is asked for the n-th time, counted from 0. */
  readonly cancelled: (nth: number, args: readonly unknown[]) => Promise<CancelledCall>;
  /** The arguments that the explorer gives. */
  readonly chosen: (...uris: readonly Uri[]) => readonly unknown[];
}

/** The command, with a memory that lasts for a test. */
export function exportCommands(world: NotesInMemory): ExportCommands {
  let memory: FeatureContext["memory"];
  beforeEach(() => {
    ({ memory } = world.context);
  });
  const call = async (
    dialogs: ScriptedExportDialogs,
    args: readonly unknown[],
    showProgress?: ShowProgress,
  ): Promise<unknown> => {
    const filters = { of: () => null } as unknown as FeatureContext["filters"];
    const context = { ...world.context, filters, memory };
    const { commands } = createExports(context, dialogs, showProgress);
    return await commands["marginalia.exportSummary"](...args);
  };
  const run: ExportCommands["run"] = async (args, ...answers) => {
    const dialogs = new ScriptedExportDialogs(...answers);
    const result = await call(dialogs, args);
    assert.equal(dialogs.left, 0, `not asked; said: ${dialogs.said.join(" | ")}`);
    return { said: dialogs.said, result };
  };
  return {
    run,
    async cancelled(nth, args) {
      const dialogs = new ScriptedExportDialogs();
      const source = new CancellationTokenSource();
      let asked = 0;
      const token: CancellationToken = {
        onCancellationRequested: source.token.onCancellationRequested,
        get isCancellationRequested() {
          if (asked === nth) source.cancel();
          asked += 1;
          return source.token.isCancellationRequested;
        },
      };
      const progress = { report: () => undefined };
      const result = await call(dialogs, args, (_title, work) => work(progress, token));
      return { said: dialogs.said, result, asked };
    },
    async fault(args, ...answers) {
      try {
        await run(args, ...answers);
      } catch (error) {
        assert.instanceOf(error, Failure);
        return error.message;
      }
      return assert.fail("it did not fail");
    },
    chosen: (...uris) => [uris[0], uris],
  };
}
