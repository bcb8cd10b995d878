import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { Steps, TextRange } from "../text/index.js";
import { annotationStarting, lineBreakOf } from "./insertion.js";
import { bodyFault, composeEditedBody } from "./body.js";
import type { Draft } from "./draft.js";
import { continuationAt } from "./lines.js";
import type { EditPlan } from "./noteEdit.js";
import { withoutQuoteMarks } from "./ownBody.js";
import { planEdit } from "./planEdit.js";

/**
 * Gives an annotation another body. Brackets in it that match are replies, others are escaped; in a block quote the
 * quote's marks before its lines may be left out.
 *
 * @param subject the annotation or reply
 * @param words the new body as the reader typed it; the old one, changed, keeps its replies
 */
export function* editBodySteps(note: Note, subject: TextRange, words: string): Steps<EditPlan> {
  const { grammar } = noteOutline(note);
  const fault = bodyFault(words, grammar);
  if (fault !== null) return { refusal: fault };
  return yield* planEdit({
    note,
    subjects: [{ start: subject.start, end: subject.end }],
    choose: (part, { start }) => {
      const annotation = annotationStarting(part, start);
      if (annotation === null) return "no-annotation";
      const isQuoted = continuationAt(part, start).includes(">");
      const composed = (text: string): string =>
        composeEditedBody(isQuoted ? withoutQuoteMarks(text) : text, grammar);
      const body = composed(words);
      return composed(annotation.body) === body ? null : bodyDrafts(part, annotation, body);
    },
    otherwise: /[\r\n]/u.test(words.trim()) ? "line-break" : "no-place",
  });
}

function* bodyDrafts(part: Note, annotation: Annotation, body: string): Generator<Draft, void> {
  const { bodyStart: start, bodyEnd: end } = annotation;
  const lines = body.replaceAll("\n", lineBreakOf(part) + continuationAt(part, annotation.start));
  for (const text of [lines, ` ${lines} `]) {
    const isWished = (now: Annotation): boolean => now.body === text;
    yield {
      changes: [{ start, end, text }],
      altered: [{ annotation, inside: "free", isWished }],
    };
  }
}
