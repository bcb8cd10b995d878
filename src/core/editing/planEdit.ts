import { noteOutline, updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import { composeChanges, mapOffset } from "../text/index.js";
import type { Steps, TextChange, TextRange } from "../text/index.js";
import { joinDrafts } from "./draft.js";
import type { Draft, DraftChange } from "./draft.js";
import { proveDraft } from "./draftCheck.js";
import type { ProvedDraft } from "./draftCheck.js";
import { NO_EDIT } from "./noteEdit.js";
import type { EditPlan, EditRefusalCode, NoteEdit } from "./noteEdit.js";
import { isReadAlike, partAround } from "./notePart.js";
import type { NotePart } from "./notePart.js";

/** Proposals for one subject in a part, the best first; none where nothing needs to change; a refusal where it cannot. */
export type Choices = Iterable<Draft> | EditRefusalCode | null;

/** What is to be edited. Offsets of subjects count in the note. */
export interface EditTask<Subject extends TextRange> {
  readonly note: Note;
  readonly subjects: readonly Subject[];
  /** The proposals for a subject, whose offsets count in `part`, which may have been changed behind the subject. */
  readonly choose: (part: Note, subject: Subject) => Choices;
  /** The refusal where no proposal holds. */
  readonly otherwise: EditRefusalCode;
  /** True where the cursors go to what was made. */
  readonly selects?: boolean;
}

/**
 * Plans one edit for all subjects. The first proposals of all are tried together; where that changes anything else, the
 * subjects are taken one by one from the last to the first, each with the first proposal that holds.
 *
 * @throws TypeError for a note that `parseNote` did not make
 */
export function* planEdit<Subject extends TextRange>(task: EditTask<Subject>): Steps<EditPlan> {
  const { note, subjects } = task;
  if (subjects.length === 0) return { refusal: "no-annotation" };
  const part = yield* partAround(note, subjects);
  const plan = yield* planIn(part, task);
  if ("refusal" in plan || part.note === note) return plan;
  // The part proves the edit where it is read as it is in the note.
  const { note: after } = yield* updateNoteSteps(note, plan.changes);
  const { note: partAfter } = yield* updateNoteSteps(part.note, shifted(plan.changes, -part.start));
  const isSame =
    after.nodeCount - note.nodeCount === partAfter.nodeCount - part.note.nodeCount &&
    after.annotationCount - note.annotationCount ===
      partAfter.annotationCount - part.note.annotationCount &&
    isReadAlike(noteOutline(partAfter), noteOutline(after), {
      start: part.start,
      end: part.start + partAfter.length,
    });
  return isSame ? plan : yield* planIn({ note, start: 0 }, task);
}

function* planIn<Subject extends TextRange>(
  part: NotePart,
  task: EditTask<Subject>,
): Steps<EditPlan> {
  const { note, start } = part;
  const subjects = task.subjects.map((subject) => ({
    ...subject,
    start: subject.start - start,
    end: subject.end - start,
  }));
  const choices = subjects.map((subject) => task.choose(note, subject));
  const refusal = choices.find((choice) => typeof choice === "string");
  if (refusal !== undefined) return { refusal };
  const open = choices.filter((choice) => choice !== null);
  if (open.length === 0) return NO_EDIT;
  const firsts = open.flatMap((choice) => [...take(choice as Iterable<Draft>)]);
  const joint = firsts.length === open.length ? joinDrafts(firsts) : null;
  const proved = joint && (yield* proveDraft(note, joint));
  if (joint && proved) {
    return editOf({ changes: plain(joint.changes), ...proved }, start, task.selects);
  }
  const single = yield* planOneByOne(note, { ...task, subjects });
  return single ? editOf(single, start, task.selects) : { refusal: task.otherwise };
}

/** The first draft alone. */
function take(choice: Iterable<Draft>): readonly Draft[] {
  for (const draft of choice) return [draft];
  return [];
}

interface Progress {
  readonly changes: readonly TextChange[];
  readonly touched: readonly TextRange[];
  readonly carets: readonly number[];
}

/** From the last subject to the first, so that none moves before its turn. */
function* planOneByOne<Subject extends TextRange>(
  part: Note,
  { subjects, choose }: EditTask<Subject>,
): Steps<Progress | null> {
  const ordered = [...subjects].sort((a, b) => b.start - a.start || b.end - a.end);
  let note = part;
  let progress: Progress = { changes: [], touched: [], carets: [] };
  for (const subject of ordered) {
    const choices = choose(note, subject);
    if (choices === null) continue;
    const found = typeof choices === "string" ? null : yield* firstProved(note, choices);
    if (found === null) return null;
    progress = joined(progress, found.draft, found.proved);
    ({ note } = found.proved);
    yield;
  }
  return progress;
}

function* firstProved(
  note: Note,
  drafts: Iterable<Draft>,
): Steps<{ readonly draft: Draft; readonly proved: ProvedDraft } | null> {
  for (const draft of drafts) {
    const proved = yield* proveDraft(note, draft);
    if (proved) return { draft, proved };
  }
  return null;
}

/** What was done so far, and one more draft against its result. */
function joined(done: Progress, draft: Draft, proved: ProvedDraft): Progress {
  const changes = plain(draft.changes);
  // As the editor tells of them: from the last to the first, so that each offset holds.
  const added = [...changes].reverse().map(({ start, end, text }) => ({
    rangeOffset: start,
    rangeLength: end - start,
    text,
  }));
  const moved = (offset: number, side: -1 | 1): number => mapOffset(changes, offset, side);
  return {
    changes: composeChanges(done.changes, added),
    touched: [
      ...proved.touched,
      ...done.touched.map(({ start, end }) => ({ start: moved(start, 1), end: moved(end, -1) })),
    ],
    carets: [...proved.carets, ...done.carets.map((caret) => moved(caret, 1))],
  };
}

function editOf(
  { changes, touched, carets }: Progress,
  start: number,
  selects: boolean | undefined,
): NoteEdit {
  const selections = carets.map((caret) => ({ anchor: caret + start, active: caret + start }));
  return {
    changes: shifted(changes, start),
    selections: selects === true && selections.length > 0 ? selections : null,
    touched: touched.map((range) => ({ start: range.start + start, end: range.end + start })),
  };
}

function plain(changes: readonly DraftChange[]): readonly TextChange[] {
  return changes.map(({ start, end, text }) => ({ start, end, text }));
}

function shifted(changes: readonly TextChange[], by: number): readonly TextChange[] {
  return changes.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
}
