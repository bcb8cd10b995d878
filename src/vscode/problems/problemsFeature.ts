import * as vscode from "vscode";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { fixAllProblems } from "./fixAllProblems.js";
import { NoteDiagnostics } from "./noteDiagnostics.js";
import { ProblemActions } from "./problemActions.js";

/** Makes the feature: problems of notes in the editor, and how to mend them. Called once, after the first note was read. */
export function createProblems(
  context: FeatureContext,
): ChunkFeature<typeof COMMANDS.fixAllProblems> {
  const store = new DisposableStore();
  store.add(new NoteDiagnostics(context));
  // Any file can be set to be a note.
  store.add(
    vscode.languages.registerCodeActionsProvider(
      "*",
      new ProblemActions(context),
      ProblemActions.metadata,
    ),
  );
  return {
    commands: { [COMMANDS.fixAllProblems]: () => fixAllProblems(context) },
    dispose: () => {
      store.dispose();
    },
  };
}
