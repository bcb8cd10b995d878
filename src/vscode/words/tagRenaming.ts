import type * as vscode from "vscode";
import { findTagFault, renameTagSteps, tagAt, tagName } from "../../core/editing/index.js";
import { noteOutline } from "../../core/note/index.js";
import type { FeatureContext } from "../documents/index.js";
import { checkWritable, editMessages } from "../edits/index.js";
import { toRange, toWorkspaceEdit } from "../platform/convert.js";
import { runInSlices } from "../platform/slices.js";
import { wordMessages } from "./messages.js";

/**
 * Renames the tag under the cursor by the editor's own key, with its sub-tags. Anywhere else it has nothing to say, so
 * that the renaming of headings and links in Markdown is as it was.
 */
export class TagRenaming implements vscode.RenameProvider {
  readonly #context: Pick<FeatureContext, "notes">;

  constructor(context: Pick<FeatureContext, "notes">) {
    this.#context = context;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string } | null> {
    const note = await this.#context.notes.whenCurrent(document, token);
    const tag = note === null ? null : tagAt(note, document.offsetAt(position));
    if (tag === null) {
      // In plain text nobody else answers: without a reason the editor would rename any word.
      if (document.languageId !== "markdown") throw new Error(wordMessages.noTagHere());
      return null;
    }
    const range = toRange(document, { start: tag.start + 1, end: tag.end });
    return { range, placeholder: tag.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | null> {
    const { notes } = this.#context;
    const note = await notes.whenCurrent(document, token);
    const tag = note === null ? null : tagAt(note, document.offsetAt(position));
    if (note === null || tag === null) return null;
    checkWritable(document);
    const to = tagName(newName);
    const fault = findTagFault(to, noteOutline(note).grammar);
    if (fault !== null) throw new Error(editMessages.tagFault(fault));
    const steps = renameTagSteps(note, { from: tag.name, to, hasSubTags: true });
    const changes = await runInSlices(steps, token);
    if (changes === undefined || notes.current(document) !== note) return null;
    return toWorkspaceEdit(document, changes);
  }
}
