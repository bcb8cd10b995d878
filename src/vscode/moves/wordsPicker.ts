import * as vscode from "vscode";
import { findWordsSteps } from "../../core/find/index.js";
import type { Voice, WordsMatch } from "../../core/find/index.js";
import { nodePath, pathLine } from "../../core/note/index.js";
import type { Note, Steps } from "../../core/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { jumpTo } from "./jump.js";
import { MatchPainter } from "./matchPainter.js";
import { moveMessages } from "./messages.js";
import { pickInNote } from "./notePicker.js";
import { asPlainLabel } from "./rowText.js";

/** Units of text that a row shows before its match. */
const LEAD_LENGTH = 24;

/**
 * Lets the reader look for words in one voice of the note: each place is a row, the arrow keys show one after the other,
 * and all are marked in the text meanwhile.
 *
 * @param query words that are typed already; "" for those that are selected
 */
export async function findWords(notes: NoteSource, voice: Voice, query: string): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) {
    return;
  }
  const { editor, note } = open;
  const { document, selection } = editor;
  const cursor = document.offsetAt(selection.start);
  const painter = new MatchPainter(editor);
  let nearest: WordsMatch | undefined;
  try {
    await pickInNote<WordsMatch>(editor, {
      title: (found) => moveMessages.findTitle(voice, found),
      placeholder: moveMessages.findPlaceholder(),
      query: query === "" && selection.isSingleLine ? document.getText(selection) : query,
      nothing: moveMessages.findNothing(voice),
      list: nothing,
      search: (words, limit) => findWordsSteps(note, { words, voice, limit }),
      show: (found) => {
        nearest = found.find(({ ranges: [{ start }] }) => start >= cursor);
        painter.paint(found);
      },
      row: (match) => matchRow(document, note, match),
      rangeOf: ({ ranges: [first] }) => toRange(document, first),
      isAtCursor: (match) => match === nearest,
      accept: ({ ranges }) => goToMatch(editor, ranges),
    });
  } finally {
    painter.dispose();
  }
}

function matchRow(
  document: vscode.TextDocument,
  note: Note,
  { ranges: [{ start, end }] }: WordsMatch,
): vscode.QuickPickItem {
  const { line, character } = document.positionAt(start);
  const { text } = document.lineAt(line);
  const from = Math.max(start - character, voiceStart(note, start - character, start));
  const lead = leadOf(note.slice(from, start), note.slice(start, end));
  const path = pathLine(nodePath(note.annotationAt(start)?.host ?? note.nodeAt(start)));
  return {
    label: asPlainLabel(`${lead}${text.slice(character)}`),
    description: moveMessages.line(line + 1),
    ...(path === "" ? {} : { detail: asPlainLabel(path) }),
  };
}

/** Where the words of one voice begin that run up to a place: behind the last bracket in front of it. */
function voiceStart(note: Note, lineStart: number, offset: number): number {
  const annotation = note.annotationAt(offset);
  const others = annotation?.replies ?? note.annotationsIn({ start: lineStart, end: offset });
  const ends = others.map(({ end }) => end).filter((end) => end <= offset);
  return Math.max(annotation?.bodyStart ?? lineStart, ...ends.slice(-1));
}

/** What a row shows in front of a match: no marker, and no other match, which the list would mark instead. */
function leadOf(before: string, words: string): string {
  const own = before.replace(MARKER, "");
  const other = own.toLowerCase().lastIndexOf(words.toLowerCase());
  const from = Math.max(own.length - LEAD_LENGTH, other < 0 ? 0 : other + words.length);
  return `${from > 0 ? "…" : ""}${own.slice(from)}`;
}

const MARKER = /^\s*(?:(?:[-*+•]|\d+[.)]|#+)\s+)?/u;

/** Goes to a match and selects it, up to its end where the other's words stand in it. */
async function goToMatch(editor: vscode.TextEditor, ranges: WordsMatch["ranges"]): Promise<void> {
  const { document } = editor;
  const [first] = ranges;
  const whole = toRange(document, first);
  await jumpTo(editor, { position: whole.start, whole });
  const active = vscode.window.activeTextEditor;
  if (active?.document === document) {
    active.selections = ranges.map((range) => {
      const { start, end } = toRange(document, range);
      return new vscode.Selection(start, end);
    });
  }
}

/** There is nothing to list before words are typed. */
function* nothing(): Steps<readonly never[]> {
  yield;
  return [];
}
