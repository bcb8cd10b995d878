import * as vscode from "vscode";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { Annotation, AnnotationKind, Note, Steps } from "../../core/index.js";
import { annotationLine, listAnnotations, nodePath, pathLine } from "../../core/note/index.js";
import type { SearchEntry } from "../../core/note/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { toRange } from "../platform/convert.js";
import { kindIconId } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { targetOf } from "./annotationMoves.js";
import { jumpTo } from "./jump.js";
import { moveMessages } from "./messages.js";
import { pickInNote } from "./notePicker.js";
import { asPlainLabel } from "./rowText.js";

interface KindButton extends vscode.QuickInputButton {
  readonly kind: AnnotationKind;
}

/**
 * Lets the reader choose among all annotations of the note, or among those of some kinds.
 *
 * @param query words that are typed already
 */
export async function pickAnnotation(notes: NoteSource, query: string): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) {
    return;
  }
  const { editor, note } = open;
  const { document } = editor;
  const cursor = document.offsetAt(editor.selection.active);
  const nearest = note.annotationAt(cursor) ?? note.annotationAfter(cursor);
  const kinds = new Set<AnnotationKind>();
  await pickInNote<Annotation>(editor, {
    title: () => moveMessages.listAnnotationsTitle([...kinds]),
    placeholder: moveMessages.listAnnotationsPlaceholder(),
    query,
    nothing: moveMessages.noAnnotation(),
    buttons: () => ANNOTATION_KINDS.map((kind) => kindButton(kind, kinds.has(kind))),
    press: (button) => {
      const { kind } = button as KindButton;
      if (!kinds.delete(kind)) {
        kinds.add(kind);
      }
    },
    list: () => listOfKinds(note, kinds),
    row: annotationRow,
    rangeOf: (annotation) => toRange(document, annotation),
    isAtCursor: ({ start }) => start === nearest?.start,
    accept: (annotation) => jumpTo(editor, targetOf(document, annotation)),
  });
}

function* listOfKinds(
  note: Note,
  kinds: ReadonlySet<AnnotationKind>,
): Steps<readonly SearchEntry<Annotation>[]> {
  const entries: SearchEntry<Annotation>[] = [];
  for (const entry of yield* listAnnotations(note)) {
    const { subject, words } = entry;
    if (kinds.size === 0 || kinds.has(subject.kind)) {
      entries.push({ ...entry, words: `${words} ${describe(subject).toLowerCase()}` });
    }
    yield;
  }
  return entries;
}

/** Buttons cannot look pressed in the oldest editor: the filled filter stands for a kind that is on. */
function kindButton(kind: AnnotationKind, isOn: boolean): KindButton {
  return {
    kind,
    iconPath: new vscode.ThemeIcon(isOn ? "filter-filled" : kindIconId(kind)),
    tooltip: isOn ? moveMessages.withoutKind(kind) : moveMessages.onlyKind(kind),
  };
}

function annotationRow(annotation: Annotation): vscode.QuickPickItem {
  const { kind, done, host } = annotation;
  const line = annotationLine(annotation);
  const path = pathLine(nodePath(host));
  return {
    label: line === "" ? messages.emptyAnnotation() : asPlainLabel(line),
    description: asPlainLabel(describe(annotation)),
    ...(path === "" ? {} : { detail: asPlainLabel(path) }),
    iconPath: new vscode.ThemeIcon(done ? "pass" : kindIconId(kind)),
  };
}

/** What a row says behind the words. The kind in words too: a screen reader says no icons, and typing it finds them. */
function describe(annotation: Annotation): string {
  const { kind, done, reader, date, tags } = annotation;
  const line = annotationLine(annotation);
  return [
    messages.kind(kind),
    ...(done ? [messages.done()] : []),
    ...(reader === null ? [] : [`@${reader}`]),
    ...(date === null ? [] : [date]),
    ...tags.filter((tag) => !line.includes(`#${tag}`)).map((tag) => `#${tag}`),
  ].join(" · ");
}
