import { readBody } from "../annotations/index.js";
import type { ParsedAnnotation } from "../annotations/index.js";
import { ownBody } from "../editing/index.js";
import type { BodySource, OwnBody } from "../editing/index.js";
import { noteOutline } from "../note/index.js";
import type { Note } from "../note/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";

/** The body that a cursor is in. */
export interface BodyAt extends OwnBody {
  /** Where the body starts in the note. */
  readonly start: number;
  /** Where the mark of its kind ends, in `content`; -1 without one. */
  readonly markEnd: number;
}

/**
 * The body that holds an offset: of the innermost annotation around it, or what stands behind a bracket that is not
 * closed yet, up to the end of its line. Null in the author's text.
 */
export function bodyAt(note: Note, offset: number): BodyAt | null {
  const outline = noteOutline(note);
  const placed = outline.rows.at(outline.rows.indexAt(offset));
  const { row, start } = placed;
  const around = innermost(row.annotations, offset - start);
  const raw = around === null ? unclosedBody(outline, placed, offset) : shiftedBody(around, start);
  if (raw === null) return null;
  const { kindMark, bodyStart } = raw;
  const markEnd = kindMark === null ? -1 : kindMark.end - bodyStart;
  return { ...ownBody(raw), start: bodyStart, markEnd };
}

/** The annotation in whose body an offset lies, not in a reply to it. */
function innermost(
  annotations: readonly ParsedAnnotation[],
  offset: number,
): ParsedAnnotation | null {
  let found: ParsedAnnotation | null = null;
  let level = annotations;
  for (;;) {
    const next: ParsedAnnotation | undefined = level.find(
      ({ bodyStart, bodyEnd }) => bodyStart <= offset && offset <= bodyEnd,
    );
    if (next === undefined) return found;
    found = next;
    level = next.replies;
  }
}

function shiftedBody(annotation: ParsedAnnotation, by: number): BodySource {
  const { body, bodyStart, replies, reader, kindMark } = annotation;
  return {
    body,
    bodyStart: bodyStart + by,
    replies: replies.map(({ start, end }) => ({ start: start + by, end: end + by })),
    reader,
    kindMark: kindMark && { start: kindMark.start + by, end: kindMark.end + by },
  };
}

function unclosedBody(
  { text, grammar }: Outline,
  { row, start }: PlacedRow,
  offset: number,
): BodySource | null {
  const line = text.lineAt(offset);
  const open = row.problems.findLast(
    (problem) =>
      problem.code === "unclosed-bracket" &&
      start + problem.start >= line.from &&
      start + problem.end <= offset,
  );
  if (open === undefined) return null;
  const bodyStart = start + open.end;
  const body = text.sliceString(bodyStart, line.to).trimEnd();
  // A blank that was just typed is a part of it.
  const end = Math.max(offset, bodyStart + body.length);
  const replies = row.annotations
    .map((one) => ({ start: start + one.start, end: start + one.end }))
    .filter((one) => one.start >= bodyStart && one.end <= end);
  if (replies.some((one) => one.start < offset && offset < one.end)) return null;
  const raw = text.sliceString(bodyStart, end);
  return {
    body: raw,
    bodyStart,
    replies,
    ...readBody({ raw, start: bodyStart, replies }, grammar),
  };
}
