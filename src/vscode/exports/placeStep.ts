import * as vscode from "vscode";
import { folderSummaryName, isTextFormat, summaryName } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import { commonFolder, folderOf, isThere, nameOf } from "../files/index.js";
import type { Row } from "../platform/dialogs.js";
import type { ExportDialogs } from "./exportDialogs.js";
import type { LastExport } from "./exportMemory.js";
import type { ExportPlace } from "./exportPlace.js";
import type { ExportSubject } from "./exportSubject.js";
import { exportMessages } from "./messages.js";

/** What the step needs of the flow. */
interface PlaceFlow {
  readonly dialogs: ExportDialogs;
  readonly subject: ExportSubject;
  readonly last: LastExport | null;
}

/** The rows of places. */
export type PlaceChoice =
  "beside" | "last" | "file" | "folder" | "together" | "editor" | "clipboard";

/** Rows for the places that an export can go to. */
export async function placeRows(
  { subject, last }: PlaceFlow,
  { format }: ExportChoices,
  takesSeveral: boolean,
): Promise<readonly Row<PlaceChoice>[]> {
  const folder = last?.folder ?? null;
  const inLast: readonly Row<PlaceChoice>[] =
    folder === null
      ? []
      : [
          {
            label: `$(history) ${exportMessages.inFolder(vscode.workspace.asRelativePath(folder))}`,
            choice: "last",
          },
        ];
  if (subject.only === null) return [...severalRows(takesSeveral), ...inLast];
  const { uri, isUntitled } = subject.only.document;
  return [
    ...(isUntitled ? [] : [await besideRow(uri, summaryName(nameOf(uri), format))]),
    ...inLast,
    { label: `$(save-as) ${exportMessages.saveAs()}`, choice: "file" },
    ...(isTextFormat(format) ? TEXT_ROWS() : []),
  ];
}

const TEXT_ROWS = (): readonly Row<PlaceChoice>[] => [
  {
    label: `$(new-file) ${exportMessages.editor()}`,
    detail: exportMessages.editorDetail(),
    choice: "editor",
  },
  { label: `$(clippy) ${exportMessages.clipboard()}`, choice: "clipboard" },
];

function severalRows(takesSeveral: boolean): readonly Row<PlaceChoice>[] {
  return [
    { label: `$(note) ${exportMessages.besideEach()}`, choice: "beside" },
    {
      label: `$(folder) ${exportMessages.intoFolder()}`,
      detail: exportMessages.intoFolderDetail(),
      choice: "folder",
    },
    ...(takesSeveral
      ? [
          {
            label: `$(file) ${exportMessages.together()}`,
            detail: exportMessages.togetherDetail(),
            choice: "together" as const,
          },
        ]
      : []),
  ];
}

async function besideRow(note: vscode.Uri, name: string): Promise<Row<PlaceChoice>> {
  const hasFile = await isThere(vscode.Uri.joinPath(folderOf(note), name));
  return {
    label: `$(note) ${exportMessages.beside()}`,
    description: hasFile ? exportMessages.exists() : "",
    detail: name,
    choice: "beside",
  };
}

/** The place that a row stands for; undefined when the dialog of the system was closed. */
export async function takePlace(
  { dialogs, subject, last }: PlaceFlow,
  { format }: ExportChoices,
  choice: PlaceChoice,
): Promise<ExportPlace | undefined> {
  const top = commonFolder(subject.uris) ?? undefined;
  switch (choice) {
    case "last":
      return last?.folder instanceof vscode.Uri
        ? { kind: "folder", uri: last.folder }
        : { kind: "beside" };
    case "folder": {
      const uri = await dialogs.pickFolder(exportMessages.chooseFolder(), top);
      return uri === undefined ? undefined : { kind: "folder", uri };
    }
    case "file":
    case "together": {
      const uri = await dialogs.pickNewFile(
        exportMessages.chooseFile(),
        proposedFile(subject, last, format),
      );
      return uri === undefined ? undefined : { kind: "file", uri };
    }
    default:
      return { kind: choice };
  }
}

/** What the dialog for a new file begins with: the usual name, in the folder of last time. */
function proposedFile(
  { only, uris }: ExportSubject,
  last: LastExport | null,
  format: ExportChoices["format"],
): vscode.Uri {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const own = only?.document.isUntitled === true ? workspace : (commonFolder(uris) ?? workspace);
  const folder = last?.folder ?? own ?? vscode.Uri.file("/");
  const name =
    only === null
      ? folderSummaryName(folder.path, format)
      : summaryName(nameOf(only.document.uri), format);
  return vscode.Uri.joinPath(folder, name);
}
