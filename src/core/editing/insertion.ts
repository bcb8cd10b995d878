import { scanAnnotations } from "../annotations/index.js";
import type { AnnotationGrammar } from "../annotations/index.js";
import { noteOutline } from "../note/index.js";
import type { Annotation, Note } from "../note/index.js";
import { newPair } from "./body.js";
import type { AnnotationTest, DraftChange } from "./draft.js";

/** The annotation or reply that starts at an offset; null where none does. */
export function annotationStarting(note: Note, offset: number): Annotation | null {
  const found = note.annotationAt(offset);
  return found?.start === offset ? found : null;
}

/** The annotations that hold the one that starts at an offset, the outermost first. */
export function annotationsAround(note: Note, start: number): readonly Annotation[] {
  const around: Annotation[] = [];
  let level = note.annotationsIn({ start, end: start });
  for (;;) {
    const next = level.find((one) => one.start < start && start < one.end);
    if (next === undefined) return around;
    around.push(next);
    level = next.replies;
  }
}

/** What stands around an annotation that is put in. */
export interface AnnotationText {
  readonly lead: string;
  readonly raw: string;
  readonly trail: string;
}

/**
 * The change that puts an annotation in at an offset; the cursor goes behind its closing bracket.
 *
 * @param isInPlace what is asked of the annotation beside its words
 */
export function madeChange(
  at: number,
  { lead, raw, trail }: AnnotationText,
  grammar: AnnotationGrammar,
  isInPlace: AnnotationTest = () => true,
): DraftChange {
  const start = lead.length;
  const end = start + raw.length;
  const [expected] = scanAnnotations(raw, grammar).annotations;
  const isWished = (annotation: Annotation): boolean =>
    annotation.body === expected?.body && annotation.replies.length === 0 && isInPlace(annotation);
  return {
    start: at,
    end: at,
    text: lead + raw + trail,
    made: { start, end, isWished },
    caret: end,
  };
}

/** The body in the brackets of new annotations. */
export function bracketed(body: string, grammar: AnnotationGrammar): readonly string[] {
  const { open, close } = newPair(grammar);
  return [`${open}${body}${close}`, `${open} ${body} ${close}`];
}

/** How lines end in a note: as its first line does. */
export function lineBreakOf(note: Note): string {
  return noteOutline(note).text.line(1).text.endsWith("\r") ? "\r\n" : "\n";
}
