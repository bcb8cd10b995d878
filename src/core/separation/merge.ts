import { compileGrammar } from "../annotations/index.js";
import { detectFormatSteps, parseNoteSteps } from "../note/index.js";
import type { NoteOptions } from "../note/index.js";
import { finished, ITEMS_PER_STEP, sortedSteps } from "../text/index.js";
import type { Steps } from "../text/index.js";
import { AuthorMerge } from "./authorMerge.js";
import type { MergeItem } from "./authorMerge.js";
import { defaultRuns } from "./backslashes.js";
import { composeText } from "./composeText.js";
import type { Insertion } from "./composeText.js";
import { MergeError } from "./mergeError.js";
import { hashTextSteps } from "./hash.js";
import { sealSteps } from "./seal.js";
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
  return finished(mergeSteps(separated, options));
}

/**
 * `merge` in slices, for texts that take longer than a frame.
 * @throws MergeError as `merge` does
 */
export function* mergeSteps(separated: MergeInput, options: NoteOptions = {}): Steps<string> {
  return (yield* mergeWithReportSteps(separated, options)).text;
}

/**
 * `merge`, telling what was moved.
 * @throws MergeError as `merge` does
 */
export function mergeWithReport(separated: MergeInput, options: NoteOptions = {}): MergeReport {
  return finished(mergeWithReportSteps(separated, options));
}

/**
 * `mergeWithReport` in slices.
 * @throws MergeError as `merge` does
 */
export function* mergeWithReportSteps(
  separated: MergeInput,
  options: NoteOptions = {},
): Steps<MergeReport> {
  const { grammar } = separated;
  const problems = grammar && isOtherGrammar(grammar, options) ? [GRAMMAR_DIFFERS] : [];
  const textHash = yield* hashTextSteps(separated.text);
  const sealed = yield* mergeSealed(separated, textHash, options);
  if (sealed !== null) return { text: sealed, moved: [], problems };
  return { ...(yield* mergeAnew(separated, textHash, options)), problems };
}

const GRAMMAR_DIFFERS = { code: "grammar-differs" } as const;

/** The note as it was, when nothing was changed since it was separated; else null. */
function* mergeSealed(
  { text, annotations, escapes, grammar, seal }: MergeInput,
  textHash: string,
  options: NoteOptions,
): Steps<string | null> {
  if (seal === undefined || !escapes || !grammar) return null;
  const insertions = annotations.map(insertionOf);
  const parts = { textHash, annotations: insertions, escapes, grammar };
  if ((yield* sealSteps(parts)) !== seal) return null;
  const compiled = compileGrammar({ ...options, ...grammar });
  const author = yield* readAuthorText(text, grammar.format, compiled);
  const places = insertions.map(({ at }) => at);
  const runs = author ? yield* defaultRuns(author, places) : new Map<number, number>();
  for (const { at, backslashes } of escapes) runs.set(at, backslashes);
  return (yield* composeText(text, insertions, runs)).text;
}

/** What proves to be separated again into the same. */
function* mergeAnew(
  separated: MergeInput,
  textHash: string,
  options: NoteOptions,
): Steps<Omit<MergeReport, "problems">> {
  const { text, grammar, escapes = [] } = separated;
  const format = grammar?.format ?? options.format ?? (yield* detectFormatSteps(text));
  const fixed = fixedOptions(format, compileGrammar({ ...options, ...grammar }));
  const items = yield* sortedItems(separated, textHash);
  const author = yield* parseNoteSteps(text, fixed);
  const merging = new AuthorMerge(author, items, { options: fixed, escapes });
  const { text: merged, places } = yield* merging.run();
  const moved = items.flatMap(({ index, at }, order) => {
    const to = places[order]?.at ?? at;
    return to === at ? [] : [{ index, from: at, to }];
  });
  return { text: merged, moved: yield* sortedSteps(moved, (a, b) => a.index - b.index) };
}

function insertionOf({ at, raw, lead = "", trail = "" }: MergeAnnotation): Insertion {
  return { at, raw, lead, trail };
}

function* sortedItems({ text, annotations }: MergeInput, textHash: string): Steps<MergeItem[]> {
  const nextId = idMaker(textHash);
  const indexed = annotations.map((annotation, index) => ({ annotation, index }));
  const ordered = yield* sortedSteps(indexed, (a, b) => a.annotation.at - b.annotation.at);
  const items: MergeItem[] = [];
  for (const { annotation, index } of ordered) {
    const { at, raw, id } = annotation;
    if (!Number.isInteger(at) || at < 0 || at > text.length) {
      throw new MergeError("bad-position", index);
    }
    const isKnown = id === nextId(at, raw);
    items.push({ ...insertionOf(annotation), index, isKnown });
    if (items.length % ITEMS_PER_STEP === 0) yield;
  }
  return items;
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
