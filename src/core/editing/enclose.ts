import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { backslashesBefore } from "../separation/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { bodyFault, composeBody, escapeBrackets, newPair } from "./body.js";
import type { BodyHead } from "./body.js";
import type { Draft } from "./draft.js";
import { annotationsAround, annotationStarting } from "./insertion.js";
import type { EditPlan } from "./noteEdit.js";
import { planEdit } from "./planEdit.js";

/**
 * Makes annotations of selected words: brackets around them, without the white space at their ends. Annotations that are
 * selected whole become replies.
 *
 * @param head the head of the new annotations, or null
 */
export function* wrapSelectionsSteps(
  note: Note,
  selections: readonly TextRange[],
  head: BodyHead | null = null,
): Steps<EditPlan> {
  const { grammar } = noteOutline(note);
  const ranges: TextRange[] = [];
  for (const { start, end } of selections) {
    const words = note.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = start + words.trimEnd().length;
    if (from >= to) continue;
    const fault = bodyFault(words, grammar);
    if (fault !== null) return { refusal: fault };
    ranges.push({ start: from, end: to });
  }
  if (ranges.length === 0) return { refusal: "no-selection" };
  return yield* planEdit({
    note,
    subjects: ranges,
    choose: (part, range) => wrapDrafts(part, range, head),
    otherwise: "no-place",
  });
}

function* wrapDrafts(
  part: Note,
  { start, end }: TextRange,
  head: BodyHead | null,
): Generator<Draft, void> {
  const { grammar } = noteOutline(part);
  const { open, close } = newPair(grammar);
  const words = part.slice(start, end);
  const headed = head === null ? "" : composeBody("x", grammar, head).slice(0, -1);
  const lead = "\\".repeat(backslashesOf(part, start));
  for (const [before, after] of [
    [headed, backslashesOf(part, end) % 2 === 0 ? "" : "\\"],
    [headed === "" ? " " : headed, " "],
  ] as const) {
    const body = before + words + after;
    yield {
      changes: [
        { start, end: start, text: lead + open + before },
        { start: end, end, text: after + close },
      ],
      enclosed: [{ start, end, lead: lead.length, isWished: (now) => now.body === body }],
      keeps: "nothing",
    };
  }
  const text = escapeBrackets(words, grammar);
  if (text === words) return;
  const raw = open + headed + text + close;
  const made = {
    start: lead.length,
    end: lead.length + raw.length,
    isWished: (now: Annotation) => now.body === headed + text && now.replies.length === 0,
  };
  yield { changes: [{ start, end, text: lead + raw, made }], keeps: "nothing" };
}

/** Takes the brackets of annotations away: the words become the author's, replies become annotations. */
export function* unwrapSteps(note: Note, subjects: readonly TextRange[]): Steps<EditPlan> {
  return yield* planFreed(note, subjects, (part, { start, bodyStart, bodyEnd, end }) => {
    const half = Math.floor(backslashesOf(part, start) / 2);
    return [
      { start: start - half, end: bodyStart, text: "" },
      { start: bodyEnd, end, text: "" },
    ];
  });
}

/** Makes the brackets of annotations the author's own: a backslash before each (grammar.md, rule 1). */
export function* markAsAuthorSteps(note: Note, subjects: readonly TextRange[]): Steps<EditPlan> {
  return yield* planFreed(note, subjects, (_, { start, bodyEnd }) => [
    { start, end: start, text: "\\" },
    { start: bodyEnd, end: bodyEnd, text: "\\" },
  ]);
}

function* planFreed(
  note: Note,
  subjects: readonly TextRange[],
  changesOf: (part: Note, annotation: Annotation) => Draft["changes"],
): Steps<EditPlan> {
  return yield* planEdit({
    note,
    subjects: subjects.map(({ start, end }) => ({ start, end })),
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      if (annotation === null) return "no-annotation";
      const changes = changesOf(part, annotation);
      // The words of a reply become those of what it answers.
      const altered = annotationsAround(part, start).map((around) => ({
        annotation: around,
        inside: "kept" as const,
        isWished: ({ kind, reader }: Annotation) =>
          kind === around.kind && reader === around.reader,
      }));
      return [{ changes, altered, unwrapped: [annotation], keeps: "nothing" }];
    },
    otherwise: "no-place",
  });
}

function backslashesOf(note: Note, offset: number): number {
  const line = noteOutline(note).text.lineAt(offset);
  const before = line.text.slice(0, offset - line.from);
  return backslashesBefore(before, before.length, 0);
}
