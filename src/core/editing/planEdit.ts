import { noteOutline, updateNoteSteps } from "../note/index.js";
import type { Note } from "../note/index.js";
import { followedBy } from "../text/index.js";
import type { Steps, TextChange, TextRange } from "../text/index.js";
import { joinDrafts } from "./draft.js";
import type { Draft, DraftChange } from "./draft.js";
import { proveDraft } from "./draftCheck.js";
import { NO_EDIT } from "./noteEdit.js";
import type { EditPlan, EditRefusalCode, NoteEdit } from "./noteEdit.js";
import { isReadAlike, partAround } from "./notePart.js";
import type { NotePart } from "./notePart.js";
import { OffsetMap } from "./offsetMap.js";

/** Proposals for one subject in a part, the best first; none where nothing needs to change; a refusal where it cannot. */
export type Choices = Iterable<Draft> | EditRefusalCode | null;

/** What is to be edited. Offsets of subjects count in the note. */
export interface EditTask<Subject extends TextRange> {
  readonly note: Note;
  readonly subjects: readonly Subject[];
  /** The proposals for a subject, whose offsets count in `part`, which may have been changed behind the subject. */
  readonly choose: (part: Note, subject: Subject) => Choices;
  /** What the proposals in a part are made from, worked out in slices before they are asked for. */
  readonly prepare?: (part: Note) => Steps<unknown>;
  /** The refusal where no proposal holds. */
  readonly otherwise: EditRefusalCode;
  /** True where the cursors go to what was made. */
  readonly selects?: boolean;
}

/**
 * Plans one edit for all subjects. The first proposals of all are tried together; where that changes anything else, in
 * halves from the last to the first, down to each subject alone with the first proposal that holds.
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
  const subjects = task.subjects
    .map((subject) => ({ ...subject, start: subject.start - start, end: subject.end - start }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const choices = yield* choicesFor(note, { ...task, subjects });
  const refusal = choices.find((choice) => typeof choice === "string");
  if (refusal !== undefined) return { refusal };
  const done = yield* planTogether(note, { ...task, subjects }, choices);
  if (done === null) return { refusal: task.otherwise };
  return done.changes.length === 0 ? NO_EDIT : editOf(done, start, task.selects);
}

/** What was planned so far: against the first text, and what that makes of the note. */
interface Progress {
  readonly note: Note;
  readonly changes: readonly TextChange[];
  readonly touched: readonly TextRange[];
  readonly carets: readonly number[];
}

/**
 * The first proposals of all subjects as one edit; where that does not hold, the later half of them and then the earlier
 * one, so that none moves before its turn, down to each alone with the first proposal that does. Null where one has none.
 */
function* planTogether<Subject extends TextRange>(
  note: Note,
  task: EditTask<Subject>,
  choices: readonly Choices[],
): Steps<Progress | null> {
  const { subjects } = task;
  const open = choices.filter((choice) => choice !== null);
  if (open.length === 0) return { note, changes: [], touched: [], carets: [] };
  if (open.some((choice) => typeof choice === "string")) return null;
  const [only] = open;
  if (subjects.length === 1) return yield* firstProved(note, only as Iterable<Draft>);
  const joint = yield* jointDraft(open as readonly Iterable<Draft>[]);
  const together = joint && (yield* firstProved(note, [joint]));
  if (together !== null) return together;
  const middle = subjects.length >>> 1;
  const later = yield* planHalf(note, { ...task, subjects: subjects.slice(middle) });
  const earlier =
    later && (yield* planHalf(later.note, { ...task, subjects: subjects.slice(0, middle) }));
  return earlier && joined(later, earlier);
}

function* planHalf<Subject extends TextRange>(
  note: Note,
  half: EditTask<Subject>,
): Steps<Progress | null> {
  return yield* planTogether(note, half, yield* choicesFor(note, half));
}

/** The proposals for each subject. To find the places for one may take a while. */
function* choicesFor<Subject extends TextRange>(
  note: Note,
  { subjects, choose, prepare }: EditTask<Subject>,
): Steps<readonly Choices[]> {
  if (prepare !== undefined) yield* prepare(note);
  const choices: Choices[] = [];
  for (const subject of subjects) {
    choices.push(choose(note, subject));
    yield;
  }
  return choices;
}

/** The first proposal of each as one; null where one has none, or they touch each other. */
function* jointDraft(choices: readonly Iterable<Draft>[]): Steps<Draft | null> {
  const firsts: Draft[] = [];
  for (const choice of choices) {
    for (const draft of choice) {
      firsts.push(draft);
      break;
    }
    yield;
  }
  return firsts.length === choices.length ? joinDrafts(firsts) : null;
}

function* firstProved(note: Note, drafts: Iterable<Draft>): Steps<Progress | null> {
  for (const draft of drafts) {
    const proved = yield* proveDraft(note, draft);
    if (proved) return { ...proved, changes: plain(draft.changes) };
  }
  return null;
}

/** What was done, and what was done before it in the text and after it in time. */
function joined(later: Progress, earlier: Progress): Progress {
  const { note, changes } = earlier;
  const places = new OffsetMap(changes);
  return {
    note,
    changes: followedBy(later.changes, changes),
    touched: [
      ...earlier.touched,
      ...later.touched.map(({ start, end }) => ({
        start: places.map(start, 1),
        end: places.map(end, -1),
      })),
    ],
    carets: [...earlier.carets, ...later.carets.map((caret) => places.map(caret, 1))],
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
