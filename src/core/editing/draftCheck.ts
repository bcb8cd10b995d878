import { isAnnotationOnly, noteOutline, updateNoteSteps } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { PlacedRow } from "../outline/index.js";
import { takeOut } from "../separation/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps, TextRange } from "../text/index.js";
import type { AnnotationTest, Draft, Kept } from "./draft.js";
import { separationOf } from "./noteSeparation.js";
import { OffsetMap } from "./offsetMap.js";

/** A draft that does what it says and nothing else. */
export interface ProvedDraft {
  /** The part after it. */
  readonly note: Note;
  /** The annotations made or altered, in the new text, ascending. */
  readonly touched: readonly TextRange[];
  /** Where the cursors go, in the new text, in the order of the changes. */
  readonly carets: readonly number[];
}

/**
 * Applies a draft and compares: every annotation that it does not name is what it was and speaks of the same node, those
 * that it names are as wished, and the author's text and its outline are the same where the draft says so.
 *
 * @returns Null when anything else changes.
 */
export function* proveDraft(before: Note, draft: Draft): Steps<ProvedDraft | null> {
  const changes = draft.changes.map(({ start, end, text }) => ({ start, end, text }));
  const { note } = yield* updateNoteSteps(before, changes);
  const places = new OffsetMap(changes);
  const wished = wishedAnnotations(draft, places);
  const facts = (draft.keeps ?? "outline") === "outline" ? factsOf : wordsOf;
  const expected = yield* expectedFacts(before, { draft, places, facts });
  const isSame =
    expected !== null &&
    (yield* hasAnnotations(note, { expected, wished, facts })) &&
    (yield* hasSameAuthor(before, note, draft.keeps ?? "outline"));
  if (!isSame) return null;
  return { note, touched: wished.map(({ start, end }) => ({ start, end })), carets: carets(draft) };
}

interface WishedAnnotation extends TextRange {
  readonly inside: "kept" | "free";
  readonly isWished: AnnotationTest;
}

function wishedAnnotations(draft: Draft, places: OffsetMap): readonly WishedAnnotation[] {
  let shift = 0;
  const wished: WishedAnnotation[] = [];
  for (const { start, end, text, made } of draft.changes) {
    const at = start + shift;
    if (made) wished.push({ ...made, start: at + made.start, end: at + made.end, inside: "free" });
    shift += text.length - (end - start);
  }
  for (const { annotation, inside, isWished } of draft.altered ?? []) {
    const start = places.map(annotation.start, 1);
    wished.push({ start, end: places.map(annotation.end, -1), inside, isWished });
  }
  for (const { start, end, lead, isWished } of draft.enclosed ?? []) {
    const from = places.map(start, -1) + lead;
    wished.push({ start: from, end: places.map(end, 1), inside: "kept", isWished });
  }
  return wished.sort((a, b) => a.start - b.start);
}

function carets(draft: Draft): readonly number[] {
  let shift = 0;
  const found: number[] = [];
  for (const { start, end, text, caret } of draft.changes) {
    if (caret !== undefined) found.push(start + shift + caret);
    shift += text.length - (end - start);
  }
  return found;
}

/** What is known of an annotation and must stay. */
type Facts = string;

interface Expectation {
  readonly draft: Draft;
  readonly places: OffsetMap;
  readonly facts: (annotation: Annotation, end: number, host: number) => Facts;
}

/** The facts of all annotations that stay, by where they start in the new text; null where two would start at one place. */
function* expectedFacts(
  note: Note,
  { draft: { altered = [], gone = [], unwrapped = [] }, places, facts }: Expectation,
): Steps<ReadonlyMap<number, Facts> | null> {
  const deep = new Set([
    ...gone.map(({ start }) => start),
    ...altered.flatMap(({ annotation, inside }) => (inside === "free" ? [annotation.start] : [])),
  ]);
  const shallow = new Set([
    ...altered.map(({ annotation }) => annotation.start),
    ...unwrapped.map(({ start }) => start),
  ]);
  const expected = new Map<number, Facts>();
  const left = [...note.annotations].reverse();
  let read = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    if (deep.has(next.start)) continue;
    left.push(...next.replies);
    if (!shallow.has(next.start)) {
      const start = places.map(next.start, 1);
      if (expected.has(start)) return null;
      const host = next.host.type === "root" ? -1 : places.map(next.host.start, 1);
      expected.set(start, facts(next, places.map(next.end, -1), host));
    }
    if (++read % ITEMS_PER_STEP === 0) yield;
  }
  return expected;
}

function wordsOf(annotation: Annotation, end: number): Facts {
  const { kind, done, tags, reader, date, text } = annotation;
  // Without blanks: one may have to stand where a reply was.
  return JSON.stringify([end, kind, done, tags, reader, date, text.replace(/\s+/gu, "")]);
}

function factsOf(annotation: Annotation, end: number, host: number): Facts {
  return `${String(host)} ${annotation.placement} ${wordsOf(annotation, end)}`;
}

/** True when a note has the annotations that are expected and wished, and no others. */
function* hasAnnotations(
  note: Note,
  {
    expected,
    wished,
    facts,
  }: Pick<Expectation, "facts"> & {
    readonly expected: ReadonlyMap<number, Facts>;
    readonly wished: readonly WishedAnnotation[];
  },
): Steps<boolean> {
  const byStart = new Map(wished.map((annotation) => [annotation.start, annotation]));
  const left = [...note.annotations];
  let found = 0;
  let read = 0;
  for (let next = left.pop(); next; next = left.pop()) {
    if (++read % ITEMS_PER_STEP === 0) yield;
    const wish = byStart.get(next.start);
    if (wish === undefined) {
      const host = next.host.type === "root" ? -1 : next.host.start;
      if (expected.get(next.start) !== facts(next, next.end, host)) return false;
    } else if (next.end !== wish.end || !wish.isWished(next)) return false;
    found++;
    if (wish?.inside !== "free") left.push(...next.replies);
  }
  return found === expected.size + byStart.size;
}

const authorTexts = new WeakMap<Note, string>();

/** The note without its annotations, as `separate` gives it. */
function* authorTextOf(note: Note): Steps<string> {
  const known = authorTexts.get(note);
  if (known !== undefined) return known;
  const { annotations, spans } = yield* separationOf(note);
  const { text } = yield* takeOut(note.text, noteOutline(note), annotations, spans);
  authorTexts.set(note, text);
  return text;
}

function* hasSameAuthor(before: Note, after: Note, kept: Kept): Steps<boolean> {
  if (kept === "nothing") return true;
  return (
    (kept === "text" || (yield* hasSameRows(before, after))) &&
    (yield* authorTextOf(before)) === (yield* authorTextOf(after))
  );
}

/** True when the rows that hold more than annotations are of the same types and ranks, with the same labels. */
function* hasSameRows(before: Note, after: Note): Steps<boolean> {
  const isPage = noteOutline(before).rootRow !== null;
  if (isPage !== (noteOutline(after).rootRow !== null)) return false;
  const now = authorRows(after);
  let read = 0;
  for (const old of authorRows(before)) {
    if (++read % ITEMS_PER_STEP === 0) yield;
    const next = now.next().value ?? null;
    // A row that was not read anew is the same object, and so is its label.
    if (next?.row !== old.row && !isSameRow(old, next)) return false;
  }
  return now.next().done === true;
}

interface AuthorRow {
  readonly row: PlacedRow["row"];
  label(): string;
}

function isSameRow(old: AuthorRow, now: AuthorRow | null): boolean {
  return (
    old.row.type === now?.row.type && old.row.rank === now.row.rank && old.label() === now.label()
  );
}

function* authorRows(note: Note): Generator<AuthorRow, void> {
  const { rows } = noteOutline(note);
  let ordinal = -2;
  for (const placed of rows.between(0, rows.count)) {
    ordinal++;
    const { row } = placed;
    if (row.type === "root" || isAnnotationOnly(placed)) continue;
    const at = ordinal;
    yield { row, label: () => note.node(at).label };
  }
}
