import * as vscode from "vscode";
import { DEFAULT_BRACKETS } from "../../core/index.js";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS, SETTINGS } from "../platform/ids.js";
import { NoteCompletion } from "./noteCompletion.js";
import { renameTag } from "./renameTag.js";
import { TagRenaming } from "./tagRenaming.js";
import { NoteWords, OtherNotesWords } from "./wordSource.js";

/** Where a note is as a rule: there the editor asks us together with its own support for the language. */
const USUAL_LANGUAGES: readonly vscode.DocumentFilter[] = [
  { language: "markdown" },
  { language: "plaintext" },
];

/** Makes the feature: what is offered while one writes, and new names for tags. Called once, after the first note. */
export function createWords(context: FeatureContext): ChunkFeature<typeof COMMANDS.renameTag> {
  const store = new DisposableStore();
  const completion = new NoteCompletion(context, [
    new NoteWords(),
    new OtherNotesWords(context.notes),
  ]);
  let registered = registerCompletion(context, completion);
  store.add({
    dispose: () => {
      registered.dispose();
    },
  });
  store.add(
    context.settings.onDidChange(({ affects }) => {
      if (!affects(SETTINGS.brackets)) return;
      registered.dispose();
      registered = registerCompletion(context, completion);
    }),
  );
  store.add(
    vscode.languages.registerRenameProvider([...USUAL_LANGUAGES], new TagRenaming(context)),
  );
  return {
    commands: { [COMMANDS.renameTag]: (wish) => renameTag(context, wish) },
    dispose: () => {
      store.dispose();
    },
  };
}

/** Any file can be set to be a note; the last unit of what opens an annotation asks for its kinds. */
function registerCompletion(
  { settings }: FeatureContext,
  completion: NoteCompletion,
): vscode.Disposable {
  const brackets = settings.current.grammar.brackets ?? DEFAULT_BRACKETS;
  const openers = brackets.map(({ open }) => open.slice(-1));
  return vscode.languages.registerCompletionItemProvider(
    [...USUAL_LANGUAGES, { pattern: "**" }],
    completion,
    "#",
    "@",
    ...openers,
  );
}
