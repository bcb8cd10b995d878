import * as vscode from "vscode";
import type { TextRange } from "../../core/index.js";
import { pathLine } from "../../core/note/index.js";
import { positionMapSteps } from "../../core/separation/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import type { FormerTexts } from "./formerTexts.js";
import { reviewMessages } from "./messages.js";
import type { ReviewSession } from "./reviewSession.js";
import type { CandidateRow, OrphanRow, PlaceRow } from "./rows.js";

/** Selects what a row stands for in the note; the focus stays in the list. For an orphan says where it was. */
export async function showNow(
  notes: NoteSource,
  session: ReviewSession,
  row: PlaceRow | OrphanRow | CandidateRow,
): Promise<void> {
  if (row.kind === "orphan") {
    return;
  }
  const { document } = session;
  const state = await session.follow();
  const note = notes.current(document);
  if (state === null || note === null) {
    return;
  }
  let range: TextRange | undefined;
  if (row.kind === "place") {
    const index = state.separated.annotations.findIndex(({ id }) => id === row.place.annotation.id);
    range = note.annotations[index];
  } else {
    const map = await runInSlices(positionMapSteps(note.text, state.separated));
    const { at, text } = row.candidate;
    range = map && { start: map.noteOffset(at - text.length), end: map.noteOffset(at) };
  }
  if (range !== undefined && notes.current(document) === note) {
    await select(document, toRange(document, range));
  }
}

/** Shows where an annotation was in the edition before: in its text where this window knows it, else in words. */
export async function showFormer(
  former: FormerTexts,
  session: ReviewSession,
  row: PlaceRow | OrphanRow,
): Promise<void> {
  const range = await formerRange(session, row);
  if (range !== null) {
    const document = await vscode.workspace.openTextDocument(former.uriOf(session.document.uri));
    await select(document, toRange(document, range));
    return;
  }
  const words =
    row.kind === "orphan"
      ? [
          reviewMessages.wasOn(pathLine(row.orphan.oldPath)),
          reviewMessages.wasAt(`${row.orphan.context.before}‸${row.orphan.context.after}`),
        ]
      : [reviewMessages.formerGone()];
  void vscode.window.showInformationMessage(messages.sentences(words));
}

/** Where an annotation stood in the note of the edition before; null when that is not known here. */
async function formerRange(
  { former }: ReviewSession,
  row: PlaceRow | OrphanRow,
): Promise<TextRange | null> {
  if (former === null) {
    return null;
  }
  const { annotations } = former.separated;
  const found =
    row.kind === "orphan"
      ? annotations.find(({ id }) => id === row.orphan.annotation.id)
      : annotations.find(
          ({ at, raw }) => at === row.place.review.from && raw === row.place.annotation.raw,
        );
  const map = await runInSlices(positionMapSteps(former.text, former.separated));
  if (found === undefined || map === undefined) {
    return null;
  }
  // Close behind its place in the author's text: there may be others, and what was taken out with it.
  const start = former.text.indexOf(
    found.raw,
    Math.max(0, map.noteOffset(found.at) - slack(former.separated.annotations, found.at)),
  );
  return start < 0 ? null : { start, end: start + found.raw.length };
}

/** How much was taken out at a place. */
function slack(
  annotations: readonly {
    readonly at: number;
    readonly lead: string;
    readonly raw: string;
    readonly trail: string;
  }[],
  place: number,
): number {
  return annotations
    .filter(({ at }) => at === place)
    .reduce((sum, { lead, raw, trail }) => sum + lead.length + raw.length + trail.length, 0);
}

/** Selects in the editor that shows the document, also as a side of a diff; opens one where there is none. */
async function select(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = shown ?? (await vscode.window.showTextDocument(document, { preserveFocus: true }));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
