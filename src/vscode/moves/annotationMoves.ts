import * as vscode from "vscode";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { Annotation, AnnotationKind } from "../../core/index.js";
import { findAnnotation } from "../../core/note/index.js";
import type { Direction } from "../../core/note/index.js";
import { findOpenNote } from "../documents/index.js";
import type { NoteSource } from "../documents/index.js";
import { hint } from "../platform/hint.js";
import { runInSlices } from "../platform/slices.js";
import { describeFarHost, jumpTo } from "./jump.js";
import type { JumpTarget } from "./jump.js";
import { moveMessages } from "./messages.js";

/**
 * Goes to the next or the previous annotation.
 *
 * @param filter what the caller gave: nothing, `{ kind }` or `{ kinds }`
 */
export async function goToAnnotation(
  notes: NoteSource,
  direction: Direction,
  filter: unknown,
): Promise<void> {
  const open = await findOpenNote(notes);
  if (open === null) {
    return;
  }
  const { editor, note } = open;
  const kinds = readKinds(filter);
  const offset = editor.document.offsetAt(editor.selection.active);
  const jump = await runInSlices(findAnnotation(note, { offset, direction, kinds }));
  if (jump === undefined || jump === null) {
    hint(kinds === null ? moveMessages.noAnnotation() : moveMessages.noAnnotationOf([...kinds]));
    return;
  }
  if (notes.current(editor.document) !== note) {
    return;
  }
  const { annotation, isWrapped } = jump;
  const target = targetOf(editor.document, annotation);
  await jumpTo(editor, target);
  const hints = [
    isWrapped ? moveMessages.wrapped(direction) : null,
    describeFarHost(editor, target.whole, annotation.host),
  ].filter((text) => text !== null);
  if (hints.length > 0) {
    hint(hints.join(" · "));
  }
}

/** The cursor stands behind the opening bracket: ready to type, and in reach of hover and commands. */
export function targetOf(document: vscode.TextDocument, annotation: Annotation): JumpTarget {
  const { start, end, bodyStart, host } = annotation;
  const hostIsVirtual = host.type === "root";
  const from = document.positionAt(hostIsVirtual ? start : Math.min(host.start, start));
  // In page text the host stands below.
  const to = document.positionAt(
    hostIsVirtual ? end : Math.max(end, Math.min(host.end, host.start + 1)),
  );
  return { position: document.positionAt(bodyStart), whole: new vscode.Range(from, to) };
}

function readKinds(filter: unknown): ReadonlySet<AnnotationKind> | null {
  if (typeof filter !== "object" || filter === null) {
    return null;
  }
  const { kind, kinds } = filter as { readonly kind?: unknown; readonly kinds?: unknown };
  const wished: readonly unknown[] = Array.isArray(kinds) ? kinds : [kind];
  const known = ANNOTATION_KINDS.filter((candidate) => wished.includes(candidate));
  return known.length === 0 ? null : new Set(known);
}
