import * as vscode from "vscode";
import type { CatalogueGroup, CatalogueRow, EntryRow } from "../../core/catalogue/index.js";
import { usedWordsSteps } from "../../core/completion/index.js";
import type { UsedWord } from "../../core/completion/index.js";
import {
  addTagIn,
  findTagFault,
  isSameTag,
  placedTags,
  renamedTag,
  tagName,
} from "../../core/editing/index.js";
import type { TagRename } from "../../core/editing/index.js";
import type { Note, TextChange } from "../../core/index.js";
import { noteOutline } from "../../core/note/index.js";
import type { NoteSource } from "../documents/index.js";
import { applyNoteEdit, checkWritable, editMessages, findEditSubject } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { catalogueMessages } from "./messages.js";

/**
 * Gives the annotations that are meant (selected rows, or those at the cursors) a tag, in one step to undo.
 *
 * @param wished the tag; asked for where it is none
 * @throws Failure when the document is read-only or changed while the reader was asked
 */
export async function addTag(
  notes: NoteSource,
  args: readonly unknown[],
  wished?: unknown,
): Promise<void> {
  const subject = await findEditSubject(notes, expanded(args));
  if (subject === null || isWithoutAnnotations(subject)) return;
  checkWritable(subject.document);
  const { note, annotations } = subject;
  const tag = typeof wished === "string" ? validTag(note, wished) : await askForTag(subject);
  if (tag === null) return;
  const changes = addTagIn(annotations, tag);
  if (changes.length === 0) hint(catalogueMessages.haveTag(tag));
  else await apply(subject, changes);
}

/**
 * Gives a tag of the annotations that are meant another name, in these alone.
 *
 * @param wished the tag and its new name; asked for where they are none
 * @throws Failure as `addTag` does
 */
export async function renameTagOf(
  notes: NoteSource,
  args: readonly unknown[],
  wished?: unknown,
): Promise<void> {
  const subject = await findEditSubject(notes, expanded(args));
  if (subject === null || isWithoutAnnotations(subject)) return;
  checkWritable(subject.document);
  const rename = readRename(wished) ?? (await askForRename(subject, tagOfHeading(args[0])));
  if (rename === null || validTag(subject.note, rename.to) === null) return;
  const changes = subject.annotations.flatMap(placedTags).flatMap(({ name, start, end }) => {
    const text = renamedTag(name, rename);
    return text === name ? [] : [{ start: start + 1, end, text }];
  });
  await apply(subject, changes);
}

/** A heading stands for all rows below it. */
function expanded(args: readonly unknown[]): readonly unknown[] {
  const [first, several] = args;
  const row = first as CatalogueRow | undefined;
  if (row?.kind !== "heading" || (Array.isArray(several) && several.length > 1)) return args;
  const rows: Pick<EntryRow, "kind" | "node" | "path">[] = [];
  const groups: CatalogueGroup[] = [row.group];
  for (const { entries, groups: below } of groups) {
    for (const { annotation, path } of entries) {
      rows.push({ kind: "annotation", node: annotation.node, path });
    }
    groups.push(...below);
  }
  return [rows[0], rows];
}

function tagOfHeading(argument: unknown): string | null {
  const row = argument as CatalogueRow | undefined;
  const subject = row?.kind === "heading" ? row.group.subject : null;
  return subject?.by === "tag" ? subject.tag : null;
}

function isWithoutAnnotations({ annotations }: EditSubject): boolean {
  if (annotations.length > 0) return false;
  hint(catalogueMessages.selectFirst());
  return true;
}

async function apply(subject: EditSubject, changes: readonly TextChange[]): Promise<void> {
  const inOrder = [...changes].sort((a, b) => a.start - b.start);
  await applyNoteEdit(subject, { changes: inOrder, selections: null, touched: [] });
}

/** The name of a tag that was given by a caller; null, after a hint, where it can be none. */
function validTag(note: Note, typed: string): string | null {
  const name = tagName(typed);
  const fault = findTagFault(name, noteOutline(note).grammar);
  if (fault !== null) hint(editMessages.tagFault(fault));
  return fault === null ? name : null;
}

/** Offers the tags of the note, and what is typed as a new one. */
async function askForTag({ note, annotations }: EditSubject): Promise<string | null> {
  const tags = (await runInSlices(usedWordsSteps(note)))?.tags ?? [];
  const pick = vscode.window.createQuickPick<TagItem>();
  pick.title = catalogueMessages.addTagTitle(messages.annotations(annotations.length));
  pick.placeholder = catalogueMessages.tagPlaceholder();
  pick.items = tags.map(tagItem);
  pick.onDidChangeValue((value) => {
    pick.items = [...typedItems(note, value, tags), ...tags.map(tagItem)];
  });
  const chosen = new Promise<string | null>((resolve) => {
    pick.onDidAccept(() => {
      const tag = pick.activeItems[0]?.tag ?? null;
      if (tag !== null) {
        resolve(tag);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      resolve(null);
      pick.dispose();
    });
  });
  pick.show();
  return chosen;
}

interface TagItem extends vscode.QuickPickItem {
  /** Null for a row that says what is wrong with what was typed. */
  readonly tag: string | null;
}

function tagItem({ name, count }: UsedWord): TagItem {
  return {
    label: catalogueMessages.tag(name),
    description: messages.annotations(count),
    tag: name,
  };
}

/** The row for a tag that is not in the note yet, or for what is wrong with it. */
function typedItems(note: Note, value: string, tags: readonly UsedWord[]): readonly TagItem[] {
  const name = tagName(value);
  if (name === "" || tags.some((tag) => isSameTag(tag.name, name))) return [];
  const fault = findTagFault(name, noteOutline(note).grammar);
  const label = catalogueMessages.tag(name);
  return fault === null
    ? [{ label, description: catalogueMessages.newTag(), alwaysShow: true, tag: name }]
    : [{ label, description: editMessages.tagFault(fault), alwaysShow: true, tag: null }];
}

function readRename(wished: unknown): TagRename | null {
  const { from, to } = (wished ?? {}) as { readonly from?: unknown; readonly to?: unknown };
  return typeof from === "string" && typeof to === "string"
    ? { from: tagName(from), to: tagName(to), hasSubTags: false }
    : null;
}

async function askForRename(
  { note, annotations }: EditSubject,
  known: string | null,
): Promise<TagRename | null> {
  const named = new Map(
    annotations.flatMap(({ tags }) => tags).map((tag) => [tag.toLowerCase(), tag]),
  );
  const count = messages.annotations(annotations.length);
  const tags = [...named.values()];
  if (tags.length === 0) {
    hint(catalogueMessages.noTags());
    return null;
  }
  const from = known ?? (tags.length === 1 ? tags[0] : await pickTag(tags, count));
  if (from === undefined) return null;
  const { grammar } = noteOutline(note);
  const to = await vscode.window.showInputBox({
    title: catalogueMessages.renameTitle(from, count),
    value: from,
    validateInput: (value) => {
      const fault = findTagFault(tagName(value), grammar);
      return fault === null ? null : editMessages.tagFault(fault);
    },
  });
  // A heading is renamed with what is below it.
  return to === undefined ? null : { from, to: tagName(to), hasSubTags: known !== null };
}

async function pickTag(tags: readonly string[], count: string): Promise<string | undefined> {
  const items = tags.map((tag) => ({ label: catalogueMessages.tag(tag), tag }));
  const title = catalogueMessages.renameWhich(count);
  return (await vscode.window.showQuickPick(items, { title }))?.tag;
}
