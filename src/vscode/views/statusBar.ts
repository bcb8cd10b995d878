import * as vscode from "vscode";
import type { Feature, FeatureContext } from "../documents/index.js";
import type { Note } from "../../core/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { COMMANDS } from "../platform/ids.js";
import { formatNumber, messages } from "../platform/messages.js";

/** The format of the active note and the number of its annotations in the status bar; an offer for plain text. */
export function registerStatusBar({ notes }: FeatureContext): Feature {
  const store = new DisposableStore();
  const { Right } = vscode.StatusBarAlignment;
  // Left of the editor's own entries for encoding and language, which have about 100; side by side.
  const format = store.add(vscode.window.createStatusBarItem("marginalia.format", Right, 101.2));
  const count = store.add(vscode.window.createStatusBarItem("marginalia.count", Right, 101.1));
  format.name = messages.statusName();
  format.command = COMMANDS.setNoteFormat;
  count.name = messages.statusCountName();
  count.command = COMMANDS.listAnnotations;
  count.tooltip = messages.countTooltip();

  const show = (): void => {
    const document = notes.activeCandidate;
    const status = document === null ? null : notes.status(document);
    const note = document === null ? null : notes.latest(document);
    showCount(count, note);
    switch (status?.kind) {
      case "note":
        format.text = `$(list-tree) ${messages.formatName(status.format)}`;
        format.tooltip = messages.formatTooltip(
          messages.nodes(note?.nodeCount ?? 0),
          status.isByHand,
        );
        break;
      case "offered":
        format.text = `$(list-tree) ${messages.readAsNote()}`;
        format.tooltip = messages.offerTooltip();
        break;
      case "refused":
        format.text = `$(circle-slash) ${messages.notANote()}`;
        format.tooltip = messages.refusedTooltip();
        break;
      default:
        format.hide();
        return;
    }
    format.show();
  };

  store.add(notes.onDidChangeActiveNote(show));
  store.add(
    notes.onDidChangeStatus((document) => {
      if (document === notes.activeCandidate) {
        show();
      }
    }),
  );
  return store;
}

function showCount(item: vscode.StatusBarItem, note: Note | null): void {
  if (note === null) {
    item.hide();
    return;
  }
  item.text = `$(comment) ${formatNumber(note.annotationCount)}`;
  const label = messages.annotations(note.annotationCount);
  item.accessibilityInformation = { label, role: "button" };
  item.show();
}
