import * as vscode from "vscode";
import { summaryOptionsOf } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import {
  CHINESE_WORDS,
  ENGLISH_WORDS,
  exportNotesSteps,
  exportSteps,
} from "../../core/exporters/index.js";
import type { ExportOptions, SummaryWords, WrittenSummary } from "../../core/exporters/index.js";
import type { NoteNode, Steps } from "../../core/index.js";
import type { SummarySource } from "../../core/summary/index.js";
import type { FeatureContext } from "../documents/index.js";
import { nameOf } from "../files/index.js";
import { editorOf } from "../platform/editorOf.js";
import { runInSlices } from "../platform/slices.js";
import { today } from "../platform/today.js";
import { linksBack } from "./exportLinks.js";
import { linksOf, readTemplateFile, templateFailure, templateOf } from "./exportSettings.js";
import type { ReadTemplate } from "./exportSettings.js";
import type { ReadSubject } from "./exportSubject.js";
import { exporterOf } from "./summaryExport.js";

/** A note with what of it is asked for. */
export interface SummaryPart extends ReadSubject {
  /** The node that the summary begins with; null for the whole note. */
  readonly node: NoteNode | null;
}

/** What making a summary needs. */
export type Making = Pick<FeatureContext, "settings" | "filters" | "loadChunk">;

/** The words of a summary in the language that is chosen. */
export function wordsOf({ language }: ExportChoices): SummaryWords {
  const chosen = language === "auto" ? vscode.env.language : language;
  return chosen.toLowerCase().startsWith("zh") ? CHINESE_WORDS : ENGLISH_WORDS;
}

/**
 * Makes the content of a file from one note, or from several together; in slices, undefined when the token was cancelled.
 *
 * @param folder where the file is to be; null when it is none
 * @throws Failure when the template cannot be read, with the line
 */
export async function makeSummary(
  making: Making,
  choices: ExportChoices,
  parts: readonly [SummaryPart, ...SummaryPart[]],
  {
    folder,
    token,
  }: { readonly folder: vscode.Uri | null; readonly token: vscode.CancellationToken },
): Promise<WrittenSummary | undefined> {
  const [first] = parts;
  const note = first.document.uri;
  const template = await readTemplateFile(templateOf(making.settings, choices), note);
  const options: ExportOptions = {
    ...partOptions(making, choices, first),
    ...linksBack(linksOf(making.settings, choices), note, folder),
    ...(template?.options ?? {}),
    words: wordsOf(choices),
    date: today(),
    hasStatistics: choices.statistics,
  };
  const exporter = await exporterOf(making.loadChunk, choices.format);
  const steps =
    parts.length === 1
      ? exportSteps(exporter, first.note, options)
      : exportNotesSteps(exporter, sourcesOf(making, choices, parts), {
          ...options,
          title: folder === null ? "" : nameOf(folder),
        });
  return finish(steps, template, token);
}

async function finish(
  steps: Steps<WrittenSummary | Promise<WrittenSummary>>,
  template: ReadTemplate | null,
  token: vscode.CancellationToken,
): Promise<WrittenSummary | undefined> {
  try {
    return await runInSlices(steps, token);
  } catch (error) {
    throw templateFailure(error, template);
  }
}

/** What is in the summary of one note. */
function partOptions(
  { filters }: Pick<Making, "filters">,
  choices: ExportChoices,
  { document, node }: { readonly document: vscode.TextDocument; readonly node: NoteNode | null },
): ReturnType<typeof summaryOptionsOf> {
  return summaryOptionsOf(choices, {
    title: nameOf(document.uri),
    query: choices.currentFilter ? (filters.of(document)?.query ?? "") : "",
    node,
  });
}

function sourcesOf(
  making: Making,
  choices: ExportChoices,
  parts: readonly [SummaryPart, ...SummaryPart[]],
): readonly [SummarySource, ...SummarySource[]] {
  const sourceOf = (part: SummaryPart): SummarySource => {
    const { title = "", node, filter } = partOptions(making, choices, part);
    // Each note has a filter of its own, or none.
    const options = { ...(node && { node }), filter: filter ?? { term: null, words: [] } };
    return { note: part.note, id: part.document.uri.toString(), title, options };
  };
  const [first, ...others] = parts;
  return [sourceOf(first), ...others.map(sourceOf)];
}

/** The node of a note that the cursor is in; null where no editor shows the note. */
export function nodeAtCursor({ document, note }: ReadSubject): NoteNode | null {
  const editor = editorOf(document);
  return editor === null ? null : note.nodeAt(document.offsetAt(editor.selection.active));
}
