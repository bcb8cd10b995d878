import type { AnnotationKind } from "../annotations/index.js";
import { ownWords } from "../note/index.js";
import type { Annotation } from "../note/index.js";

/** How a date stands to a period: in it, before it, up to its end, after it, from its start on. */
export type DateComparison = "in" | "before" | "until" | "after" | "from";

/** One thing that is asked for. Texts, tags and names are in lower case. */
export type Condition =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "kind"; readonly kind: AnnotationKind }
  /** `a` also finds `a/b`. */
  | { readonly type: "tag"; readonly tag: string }
  | { readonly type: "reader"; readonly name: string }
  /** The period is a year, a month or a day: `2026`, `2026-05`, `2026-05-01`. */
  | { readonly type: "date"; readonly comparison: DateComparison; readonly period: string }
  /** A to-do that is done, or one that is open. */
  | { readonly type: "done"; readonly isDone: boolean }
  | { readonly type: "has"; readonly what: "tag" | "reader" | "date" | "reply" };

/** What is asked for, as a tree. */
export type FilterTerm =
  | Condition
  | { readonly type: "all" | "any"; readonly terms: readonly FilterTerm[] }
  | { readonly type: "not"; readonly term: FilterTerm };

/**
 * True when a label is what a term asks for. Only words can be asked of a label: what asks for a kind, a tag, a reader,
 * a date or a state finds annotations alone, also behind NOT.
 *
 * @param label in lower case
 * @param isWished false for what stands behind NOT
 */
export function matchesLabel(term: FilterTerm, label: string, isWished = true): boolean {
  switch (term.type) {
    case "text":
      return label.includes(term.text) === isWished;
    case "not":
      return matchesLabel(term.term, label, !isWished);
    case "all":
    case "any": {
      const holds = (part: FilterTerm): boolean => matchesLabel(part, label, isWished);
      return (term.type === "all") === isWished ? term.terms.every(holds) : term.terms.some(holds);
    }
    default:
      return false;
  }
}

/** True when some label could be what a term asks for. */
export function canMatchLabels(term: FilterTerm, isWished = true): boolean {
  switch (term.type) {
    case "text":
      return true;
    case "not":
      return canMatchLabels(term.term, !isWished);
    case "all":
    case "any": {
      const can = (part: FilterTerm): boolean => canMatchLabels(part, isWished);
      return (term.type === "all") === isWished ? term.terms.every(can) : term.terms.some(can);
    }
    default:
      return false;
  }
}

/** True when an annotation is what a term asks for. Its replies are annotations of their own: their words do not count. */
export function matchesAnnotation(term: FilterTerm, annotation: Annotation): boolean {
  switch (term.type) {
    case "all":
      return term.terms.every((part) => matchesAnnotation(part, annotation));
    case "any":
      return term.terms.some((part) => matchesAnnotation(part, annotation));
    case "not":
      return !matchesAnnotation(term.term, annotation);
    case "text":
      return ownWords(annotation).toLowerCase().includes(term.text);
    default:
      return hasProperty(term, annotation);
  }
}

function hasProperty(
  condition: Exclude<Condition, { readonly type: "text" }>,
  { kind, done, tags, reader, date, replies }: Annotation,
): boolean {
  switch (condition.type) {
    case "kind":
      return kind === condition.kind;
    case "tag":
      return tags.some((tag) => isTagUnder(tag, condition.tag));
    case "reader":
      return reader?.toLowerCase() === condition.name;
    case "date":
      return date !== null && isInPeriod(date, condition);
    case "done":
      return kind === "todo" && done === condition.isDone;
    case "has":
      return {
        tag: tags.length > 0,
        reader: reader !== null,
        date: date !== null,
        reply: replies.length > 0,
      }[condition.what];
  }
}

function isTagUnder(tag: string, wished: string): boolean {
  const own = tag.toLowerCase();
  return own === wished || own.startsWith(`${wished}/`);
}

/** ISO dates and the beginnings of such are in order as texts. */
function isInPeriod(
  date: string,
  { comparison, period }: Extract<Condition, { readonly type: "date" }>,
): boolean {
  const part = date.slice(0, period.length);
  switch (comparison) {
    case "in":
      return part === period;
    case "before":
      return part < period;
    case "until":
      return part <= period;
    case "after":
      return part > period;
    case "from":
      return part >= period;
  }
}
