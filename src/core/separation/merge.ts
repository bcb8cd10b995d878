import { compileGrammar } from "../annotations/index.js";
import { detectFormat, parseNote } from "../note/index.js";
import type { NoteOptions } from "../note/index.js";
import { AuthorMerge } from "./authorMerge.js";
import type { MergeItem } from "./authorMerge.js";
import { defaultRuns } from "./backslashes.js";
import { composeText } from "./composeText.js";
import type { Insertion } from "./composeText.js";
import { MergeError } from "./mergeError.js";
import { sealOf } from "./seal.js";
import { idMaker, readAuthorText } from "./separate.js";
import type { Separated, SeparatedAnnotation, SeparatedGrammar } from "./separated.js";
import { fixedOptions } from "./structure.js";

/** An annotation to be put into an author text: `at` and `raw` suffice. */
export type MergeAnnotation = Pick<SeparatedAnnotation, "at" | "raw"> &
  Partial<Pick<SeparatedAnnotation, "id" | "lead" | "trail">>;

/** What is merged: what `separate` gave, or an author text with annotations from elsewhere. */
export interface MergeInput {
  readonly text: string;
  readonly annotations: readonly MergeAnnotation[];
  readonly escapes?: Separated["escapes"];
  /** Goes before the options. Without it the options' grammar is used, and the text's format is detected. */
  readonly grammar?: SeparatedGrammar;
  readonly seal?: string;
}

/** An annotation that could not stand at its place. */
export interface MovedAnnotation {
  /** Its index in the order given. */
  readonly index: number;
  /** Its place and the one it got, in units of the author text. */
  readonly from: number;
  readonly to: number;
}

/** What the caller should know of a merge. `grammar-differs`: the note's grammar is not that of the options. */
export type MergeProblemCode = "grammar-differs";

/** The result of `mergeWithReport`. */
export interface MergeReport {
  readonly text: string;
  readonly moved: readonly MovedAnnotation[];
  readonly problems: readonly { readonly code: MergeProblemCode }[];
}

/**
 * Puts annotations into an author text. What `separate` gave becomes the note it was, to the byte. Of any other text
 * and annotations the result can be separated again into the same text and the same annotations in the same order;
 * where an annotation cannot stand at its place (in code, in a link target, within a character) it is moved to the end of
 * the node there or to a line of its own, and author brackets that would be annotations get backslashes.
 *
 * @param options are used where `separated` has no grammar of its own
 * @throws MergeError when there is no such text
 */
export function merge(separated: MergeInput, options: NoteOptions = {}): string {
  return mergeWithReport(separated, options).text;
}

/**
 * `merge`, telling what was moved.
 * @throws MergeError as `merge` does
 */
export function mergeWithReport(separated: MergeInput, options: NoteOptions = {}): MergeReport {
  const { text, grammar } = separated;
  const format = grammar?.format ?? options.format ?? detectFormat(text);
  const compiled = compileGrammar({ ...options, ...grammar });
  const fixed = fixedOptions(format, compiled);
  const problems = grammar && isOtherGrammar(grammar, options) ? [GRAMMAR_DIFFERS] : [];
  const sealed = sealedInsertions(separated);
  if (sealed) {
    const author = readAuthorText(text, format, compiled);
    const places = sealed.map(({ at }) => at);
    const runs = author ? defaultRuns(author, places) : new Map<number, number>();
    for (const { at, backslashes } of separated.escapes ?? []) runs.set(at, backslashes);
    return { text: composeText(text, sealed, runs).text, moved: [], problems };
  }
  const items = sortedItems(separated);
  const merging = new AuthorMerge(parseNote(text, fixed), items, {
    options: fixed,
    escapes: separated.escapes ?? [],
  });
  const { text: merged, places } = merging.run();
  const moved = items.flatMap(({ index, at }, order) => {
    const to = places[order]?.at ?? at;
    return to === at ? [] : [{ index, from: at, to }];
  });
  return { text: merged, moved: moved.sort((a, b) => a.index - b.index), problems };
}

const GRAMMAR_DIFFERS = { code: "grammar-differs" } as const;

/** The annotations as they are, when nothing was changed since they were separated. */
function sealedInsertions(separated: MergeInput): readonly Insertion[] | null {
  const { text, annotations, escapes, grammar, seal } = separated;
  if (seal === undefined || !escapes || !grammar) return null;
  const insertions = annotations.map(insertionOf);
  return sealOf({ text, annotations: insertions, escapes, grammar }) === seal ? insertions : null;
}

function insertionOf({ at, raw, lead = "", trail = "" }: MergeAnnotation): Insertion {
  return { at, raw, lead, trail };
}

function sortedItems({ text, annotations }: MergeInput): MergeItem[] {
  const nextId = idMaker(text);
  return annotations
    .map((annotation, index) => ({ annotation, index }))
    .sort((a, b) => a.annotation.at - b.annotation.at || a.index - b.index)
    .map(({ annotation, index }) => {
      const { at, raw, id } = annotation;
      if (!Number.isInteger(at) || at < 0 || at > text.length) {
        throw new MergeError("bad-position", index);
      }
      const isKnown = id === nextId(at, raw);
      return { ...insertionOf(annotation), index, isKnown };
    });
}

function isOtherGrammar(grammar: SeparatedGrammar, options: NoteOptions): boolean {
  const given = compileGrammar(options);
  const mine = [grammar.format, grammar.brackets, grammar.authorBrackets];
  const theirs = [
    options.format ?? grammar.format,
    options.brackets ? given.pairs : grammar.brackets,
    options.authorBrackets ? given.authorBrackets : grammar.authorBrackets,
  ];
  return JSON.stringify(mine) !== JSON.stringify(theirs);
}
