import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { Note, NoteFormat } from "../../../../src/core/index.js";
import { shiftNodes } from "../../../../src/core/restructure/index.js";
import type { NodeShift, RestructurePlan } from "../../../../src/core/restructure/index.js";
import { finished } from "../../../../src/core/text/index.js";
import { applied } from "../../../property/randomMarkdown.js";

/** A text in which `|` marks where the cursor is. */
export function marked(source: string): { readonly text: string; readonly cursor: number } {
  return { text: source.replace("|", ""), cursor: source.indexOf("|") };
}

/** What a plan makes of a text, with `|` at the cursor, or the code of the refusal in `<…>`. */
export function shown(note: Note, plan: RestructurePlan): string {
  if ("refusal" in plan) return `<${plan.refusal}>`;
  const text = applied(note.text, plan.changes);
  const active = plan.selections?.[0]?.active;
  return active === undefined ? text : `${text.slice(0, active)}|${text.slice(active)}`;
}

/** Moves the node of the cursor. */
export function shifted(source: string, shift: NodeShift, format: NoteFormat): string {
  const { text, cursor } = marked(source);
  const note = parseNote(text, { format });
  const selections = [{ anchor: cursor, active: cursor }];
  const { ordinal } = note.nodeAt(cursor);
  return shown(note, finished(shiftNodes({ note, selections }, [ordinal], shift)));
}

/** Checks what a move makes of a text. */
export function check(
  shift: NodeShift,
  source: string,
  expected: string,
  format: NoteFormat = "markdown",
): void {
  assert.equal(shifted(source, shift, format), expected);
}
