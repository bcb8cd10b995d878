import * as vscode from "vscode";
import { usedWordsSteps } from "../../core/completion/index.js";
import type { UsedWord } from "../../core/completion/index.js";
import type { Note, TextChange } from "../../core/index.js";
import type { TagRename } from "../../core/editing/index.js";
import {
  findTagFault,
  isSameTag,
  isSubTag,
  renameTagSteps,
  tagAt,
  tagName,
} from "../../core/editing/index.js";
import { noteOutline } from "../../core/note/index.js";
import type { FeatureContext, OpenNote } from "../documents/index.js";
import { applyNoteEdit, editMessages, findNoteToChange } from "../edits/index.js";
import { toRange } from "../platform/convert.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { wordMessages } from "./messages.js";

/**
 * The command that gives a tag of the active note another name: the tag at the cursor, or one from a list. Asks for the
 * name, says when two tags become one, and can show the changes before they are made.
 *
 * @param wish a `TagRename`, which is done without asking
 * @throws Failure when the document is read-only or has changed meanwhile
 */
export async function renameTag(
  { notes }: Pick<FeatureContext, "notes">,
  wish: unknown,
): Promise<void> {
  const open = await findNoteToChange(notes);
  if (open === null) return;
  const { document } = open.editor;
  if (isRename(wish)) {
    await renameAsWished(open, wish);
    return;
  }
  const names = await askNames(open);
  if (names === undefined) return;
  // The note may have changed while the reader was asked.
  const now = await notes.whenCurrent(document);
  const choice = now === null ? undefined : await askHow(now, names);
  if (choice === undefined) return;
  if (notes.current(document) !== now) throw new Failure(editMessages.changedMeanwhile());
  await change(open.editor, names, choice);
}

function isRename(value: unknown): value is TagRename {
  if (typeof value !== "object" || value === null) return false;
  const { from, to, hasSubTags } = value as Partial<Record<keyof TagRename, unknown>>;
  return typeof from === "string" && typeof to === "string" && typeof hasSubTags === "boolean";
}

/** Renames without asking. */
async function renameAsWished(
  { editor, note }: OpenNote,
  { from, to, hasSubTags }: TagRename,
): Promise<void> {
  const { version } = editor.document;
  const names = { from: tagName(from), to: tagName(to) };
  const fault = findTagFault(names.to, noteOutline(note).grammar);
  if (fault !== null) throw new Failure(editMessages.tagFault(fault));
  const changes = await runInSlices(renameTagSteps(note, { ...names, hasSubTags }));
  if (editor.document.version !== version) throw new Failure(editMessages.changedMeanwhile());
  await change(editor, names, { changes: changes ?? [], hasPreview: false });
}

interface Names {
  readonly from: string;
  readonly to: string;
}

/** Asks which tag, unless the cursor is in one, and for its new name. */
async function askNames({ editor, note }: OpenNote): Promise<Names | undefined> {
  const tags = (await runInSlices(usedWordsSteps(note)))?.tags ?? [];
  if (tags.length === 0) {
    hint(wordMessages.noTags());
    return undefined;
  }
  const here = tagAt(note, editor.document.offsetAt(editor.selection.active));
  const from = here?.name ?? (await pickTag(tags));
  const to = from === undefined ? undefined : await askName(note, from, tags);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Makes the changes, or hands them to the editor's own list, in which each can be left out. */
async function change(
  editor: vscode.TextEditor,
  { from, to }: Names,
  { changes, hasPreview }: Pick<RenameChoice, "changes" | "hasPreview">,
): Promise<void> {
  const { document } = editor;
  if (!hasPreview) {
    const edit = { changes, selections: null, touched: [] };
    await applyNoteEdit({ document, version: document.version, editor }, edit);
    hint(wordMessages.renamed(to, changes.length));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const metadata = { label: wordMessages.previewLabel(from, to), needsConfirmation: true };
  for (const { start, end, text } of changes) {
    edit.replace(document.uri, toRange(document, { start, end }), text, metadata);
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function pickTag(tags: readonly UsedWord[]): Promise<string | undefined> {
  const rows = tags.map(({ name, count }) => ({
    label: `#${name}`,
    description: messages.annotations(count),
    name,
  }));
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: wordMessages.pickTag() });
  return chosen?.name;
}

async function askName(
  note: Note,
  from: string,
  tags: readonly UsedWord[],
): Promise<string | undefined> {
  const { grammar } = noteOutline(note);
  const typed = await vscode.window.showInputBox({
    title: wordMessages.renameTitle(from),
    prompt: wordMessages.renamePrompt(),
    value: from,
    validateInput: (value) => {
      const name = tagName(value);
      const fault = findTagFault(name, grammar);
      if (fault !== null) return editMessages.tagFault(fault);
      if (name === from && !tags.some((tag) => isSameTag(tag.name, from) && tag.name !== from)) {
        return {
          message: wordMessages.sameName(),
          severity: vscode.InputBoxValidationSeverity.Info,
        };
      }
      const other = tags.find((tag) => isSameTag(tag.name, name) && !isSameTag(name, from));
      return other === undefined
        ? undefined
        : {
            message: wordMessages.merges(other.name, other.count),
            severity: vscode.InputBoxValidationSeverity.Warning,
          };
    },
  });
  return typed === undefined ? undefined : tagName(typed);
}

interface RenameChoice extends vscode.QuickPickItem {
  readonly changes: readonly TextChange[];
  readonly hasPreview: boolean;
}

/** Asks whether sub-tags go along, and whether the changes are to be shown first. */
async function askHow(note: Note, { from, to }: Names): Promise<RenameChoice | undefined> {
  const words = await runInSlices(usedWordsSteps(note));
  const hasSubTags = words?.tags.some(({ name }) => isSubTag(name, from)) ?? false;
  const choices: RenameChoice[] = [];
  for (const isWithSubTags of hasSubTags ? [true, false] : [false]) {
    const steps = renameTagSteps(note, { from, to, hasSubTags: isWithSubTags });
    const changes = (await runInSlices(steps)) ?? [];
    const alone = hasSubTags ? wordMessages.renameAlone() : wordMessages.renameAll();
    const label = isWithSubTags ? wordMessages.renameWithSubTags(from) : alone;
    const description = wordMessages.places(changes.length);
    choices.push({ label, description, changes, hasPreview: false });
    choices.push({
      label,
      description: messages.joined([description, wordMessages.preview()]),
      changes,
      hasPreview: true,
    });
  }
  const possible = choices.filter(({ changes }) => changes.length > 0);
  if (possible.length === 0) {
    hint(wordMessages.sameName());
    return undefined;
  }
  const title = wordMessages.howTitle(from, to);
  return vscode.window.showQuickPick(possible, { title });
}
