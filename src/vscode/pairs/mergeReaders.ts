import * as vscode from "vscode";
import type { NoteFormat } from "../../core/index.js";
import {
  commonStem,
  editionDifferencesSteps,
  guessReaderNames,
  isReaderName,
  mergeReadersSteps,
} from "../../core/editions/index.js";
import type { MergedReaders } from "../../core/editions/index.js";
import { splitName } from "../../core/pairs/index.js";
import { MergeError } from "../../core/separation/index.js";
import { decodeText, folderOf, nameOf, openDocument } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { withProgress } from "../platform/progress.js";
import { runInSlices } from "../platform/slices.js";
import { pairMessages } from "./messages.js";
import { readNoteFile } from "./noteFile.js";
import type { NoteFile } from "./noteFile.js";
import type { MergingReaders, ReaderDialogs } from "./readerDialogs.js";
import { readersMessages } from "./readersMessages.js";
import { tellOfReaders, writeReaders } from "./writeReaders.js";

/** Makes one note of the copies of several readers, asking whose they are and, where they differ, whose text it has. */
export async function mergeReaderCopies(
  merging: MergingReaders,
  chosen: readonly vscode.Uri[],
): Promise<void> {
  const uris = chosen.length > 1 ? chosen : await chooseMore(merging.dialogs, chosen);
  if (uris === undefined) {
    return;
  }
  if (uris.length < 2) {
    throw new Failure(readersMessages.needsTwo());
  }
  const files: NoteFile[] = [];
  for (const uri of uris) {
    if (!(await isSaved(merging.dialogs, uri))) {
      return;
    }
    files.push(await readNoteFile(merging, uri));
  }
  const readers = await askForReaders(merging.dialogs, files);
  const base = readers && (await chooseBase(merging, files));
  if (readers === null || base === null) {
    return;
  }
  const merged = await merge(merging, { files, readers, base });
  if (merged === null) {
    return;
  }
  const uri = await askForPlace(merging.dialogs, files, base);
  if (uri === undefined) {
    return;
  }
  const written = await writeReaders(merging, uri, merged);
  if (written !== null) {
    await tellOfReaders(merging, written, merged);
  }
}

/** Asks for copies. What was chosen alone is one of them. */
async function chooseMore(
  dialogs: ReaderDialogs,
  chosen: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[] | undefined> {
  const more = await dialogs.pickFiles(readersMessages.chooseCopies());
  const all = more && [...chosen, ...more].map((uri) => [uri.toString(), uri] as const);
  return all && [...new Map(all).values()];
}

/** Asks whether unsaved changes are to be saved: a copy is what its file holds. False when the reader went away. */
async function isSaved(dialogs: ReaderDialogs, uri: vscode.Uri): Promise<boolean> {
  const document = await openDocument(uri);
  if (!document.isDirty) {
    return true;
  }
  const name = nameOf(uri);
  const answer = await dialogs.ask({
    message: readersMessages.unsaved(name),
    buttons: [{ choice: "save", title: readersMessages.saveAndMerge() }],
  });
  if (answer === "save" && !(await document.save())) {
    throw new Failure(pairMessages.notSaved(name));
  }
  return answer === "save";
}

/** Whose each copy is, "" for nobody's; null when the reader went away. */
async function askForReaders(
  dialogs: ReaderDialogs,
  files: readonly NoteFile[],
): Promise<readonly string[] | null> {
  const guesses = guessReaderNames(
    files.map(({ name, separated }) => ({
      stem: splitName(name).stem,
      readers: separated.annotations.map(({ reader }) => reader),
    })),
  );
  const names: string[] = [];
  for (const [index, { name }] of files.entries()) {
    const answer = await dialogs.askForLine({
      title: readersMessages.readerTitle(name, index + 1, files.length),
      prompt: readersMessages.readerPrompt(),
      value: guesses[index] ?? "",
      faultOf: (line) =>
        line.trim() === "" || isReaderName(line.trim()) ? null : readersMessages.notAName(),
    });
    if (answer === undefined) {
      return null;
    }
    names.push(answer.trim());
  }
  return names;
}

/** The copy whose author's text the note is to have; asks where they differ. Null when the reader went away. */
async function chooseBase(
  { dialogs, texts }: MergingReaders,
  files: readonly NoteFile[],
): Promise<number | null> {
  const editions = byText(files);
  const [first] = files;
  if (editions.size === 1 || first === undefined) {
    return 0;
  }
  texts.clear();
  for (;;) {
    const rows = [];
    for (const [text, copies] of editions) {
      const count = await countDifferences(first.separated.text, text);
      rows.push({
        label: readersMessages.textOf(copies.map(({ name }) => name).join(", ")),
        detail: count === 0 ? "" : readersMessages.differences(count, first.name),
        choice: files.findIndex(({ separated }) => separated.text === text),
      });
    }
    const answer = await dialogs.pick<number>(readersMessages.textsDiffer(), [
      ...rows,
      { label: `$(diff) ${readersMessages.compareFirst()}`, choice: COMPARE },
    ]);
    if (answer !== COMPARE) {
      return answer ?? null;
    }
    await compare({ dialogs, texts }, files, first);
  }
}

/** The copies that have the same author's text, by that. */
function byText(files: readonly NoteFile[]): ReadonlyMap<string, readonly NoteFile[]> {
  const editions = new Map<string, NoteFile[]>();
  for (const file of files) {
    const { text } = file.separated;
    editions.set(text, [...(editions.get(text) ?? []), file]);
  }
  return editions;
}

/** A choice that is no copy's index. */
const COMPARE = -1;

async function countDifferences(one: string, other: string): Promise<number> {
  return (await runInSlices(editionDifferencesSteps(one, other)))?.length ?? 0;
}

/** Shows where a text differs from the first one, in the editor's comparison. */
async function compare(
  { dialogs, texts }: Pick<MergingReaders, "dialogs" | "texts">,
  files: readonly NoteFile[],
  first: NoteFile,
): Promise<void> {
  const others = files.filter(({ separated }) => separated.text !== first.separated.text);
  const other =
    others.length === 1
      ? others[0]
      : await dialogs.pick(
          readersMessages.compareWhich(first.name),
          others.map((file) => ({ label: file.name, choice: file })),
        );
  if (other === undefined) {
    return;
  }
  await vscode.commands.executeCommand(
    "vscode.diff",
    texts.keep(first.uri, first.separated.text),
    texts.keep(other.uri, other.separated.text),
    readersMessages.compareTitle(first.name, other.name),
  );
}

interface Copies {
  readonly files: readonly NoteFile[];
  readonly readers: readonly string[];
  readonly base: number;
}

/** Null when it was cancelled. */
async function merge(
  { settings }: MergingReaders,
  { files, readers, base }: Copies,
): Promise<MergedReaders | null> {
  const copies = files.map(({ uri, bytes }, index) => ({
    text: decodeText(uri, bytes),
    reader: readers[index] === "" ? null : (readers[index] ?? null),
  }));
  const format: NoteFormat | undefined = files[base]?.separated.grammar.format;
  const options = {
    ...settings.current.grammar,
    ...(format === undefined ? {} : { format }),
    base,
  };
  try {
    const merged = await withProgress(readersMessages.merging(), (_, token) =>
      runInSlices(mergeReadersSteps(copies, options), token),
    );
    return merged ?? null;
  } catch (cause) {
    if (cause instanceof MergeError) {
      throw new Failure(readersMessages.cannotMerge(), { cause });
    }
    throw cause;
  }
}

/** Where the note is to go: not over one of the copies, which others have. */
async function askForPlace(
  dialogs: ReaderDialogs,
  files: readonly NoteFile[],
  base: number,
): Promise<vscode.Uri | undefined> {
  const copy = files[base];
  if (copy === undefined) {
    return undefined;
  }
  const { stem, extension } = splitName(copy.name);
  const shared = commonStem(files.map(({ name }) => splitName(name).stem)) || stem;
  const suggestion = vscode.Uri.joinPath(folderOf(copy.uri), `${shared}.merged${extension}`);
  const uri = await dialogs.pickNewFile(readersMessages.saveTitle(), suggestion);
  if (uri !== undefined && files.some((file) => file.uri.toString() === uri.toString())) {
    throw new Failure(readersMessages.isACopy(nameOf(uri)));
  }
  return uri;
}
