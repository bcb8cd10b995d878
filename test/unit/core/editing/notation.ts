import assert from "node:assert/strict";
import { parseNote } from "../../../../src/core/index.js";
import type { Annotation, Note, NoteFormat, NoteOptions } from "../../../../src/core/index.js";
import { isRefusal } from "../../../../src/core/editing/index.js";
import type { EditPlan } from "../../../../src/core/editing/index.js";
import { finished } from "../../../../src/core/text/index.js";
import type { Steps, TextRange } from "../../../../src/core/text/index.js";

/** Plans an edit for the places that are marked in a text. */
export type Planner = (note: Note, places: readonly TextRange[]) => Steps<EditPlan>;

/**
 * Plans an edit and compares the text after it, or the code of the refusal. Selections stand between `⟨` and `⟩`, a
 * cursor is `|`; what is selected afterwards is compared where the expected text has a mark.
 */
export function checkEdit(
  options: NoteOptions,
  marked: string,
  plan: Planner,
  expected: string,
): void {
  const { text, places } = unmark(marked);
  const edit = finished(plan(parseNote(text, options), places));
  if (isRefusal(edit)) {
    assert.equal(edit.refusal, expected);
    return;
  }
  let after = "";
  let at = 0;
  for (const change of edit.changes) {
    after += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  after += text.slice(at);
  const wished = unmark(expected);
  assert.equal(after, wished.text);
  if (wished.places.length > 0) {
    assert.deepEqual(
      edit.selections,
      wished.places.map(({ start, end }) => ({ anchor: start, active: end })),
    );
  }
}

/** An example of an edit in a format: what it shows, and the texts as `checkEdit` takes them. */
export type Example = readonly [name: string, format: NoteFormat, before: string, after: string];

/** One test for each example. */
export function itShows(examples: readonly Example[], plan: Planner): void {
  for (const [name, format, before, after] of examples) {
    it(`${name} (${format})`, () => {
      checkEdit({ format }, before, plan, after);
    });
  }
}

function unmark(marked: string): { readonly text: string; readonly places: readonly TextRange[] } {
  const places: TextRange[] = [];
  let text = "";
  let from = 0;
  for (const unit of marked) {
    if (unit === "|") places.push({ start: text.length, end: text.length });
    else if (unit === "⟨") from = text.length;
    else if (unit === "⟩") places.push({ start: from, end: text.length });
    else text += unit;
  }
  return { text, places };
}

/** The innermost annotations at the places. */
export function annotationsAt(note: Note, places: readonly TextRange[]): readonly Annotation[] {
  return places.map(({ start }) => {
    const annotation = note.annotationAt(start);
    assert.ok(annotation);
    return annotation;
  });
}
