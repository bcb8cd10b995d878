import { beginsAddress, findTags } from "../annotations/index.js";
import type { AnnotationGrammar, TagMatch } from "../annotations/index.js";
import type { Annotation, Note } from "../note/index.js";
import type { Steps, TextChange } from "../text/index.js";
import { ownBody } from "./ownBody.js";

/**
 * Why a name cannot be that of a tag (grammar.md, rule 8).
 * - `empty`: there is no name; `blank`: white space in it; `character`: one that no tag holds;
 * - `first`, `last`: a `-` or `/` where a tag does not begin or end; `digits`: nothing but digits;
 * - `mark`: the settings have a kind that annotations with this tag at their end would be.
 */
export type TagFault = "empty" | "blank" | "character" | "first" | "last" | "digits" | "mark";

/** A new name for a tag. */
export interface TagRename {
  /** The tag without `#`, in any case: `#Tag` and `#tag` are one, as they are for the filter. */
  readonly from: string;
  readonly to: string;
  /** True when `from/x` becomes `to/x`. */
  readonly hasSubTags: boolean;
}

/** What a tag is called that a reader typed with or without its `#`. */
export function tagName(typed: string): string {
  return typed.trim().replace(/^[#＃]/u, "");
}

/** Says what is wrong with the name of a tag; null where nothing is. */
export function findTagFault(name: string, grammar: AnnotationGrammar): TagFault | null {
  if (name === "") return "empty";
  if (/\s/u.test(name)) return "blank";
  if (!/^[\p{L}\p{M}\p{Nd}_/-]+$/u.test(name) || grammar.mayHold(name)) return "character";
  if (/^[-/]/u.test(name)) return "first";
  if (/[-/]$/u.test(name)) return "last";
  if (/^\p{Nd}+$/u.test(name)) return "digits";
  const lower = name.toLowerCase();
  return grammar.marks.some(({ side, text }) => side === "end" && lower.endsWith(text))
    ? "mark"
    : null;
}

/** The tags of an annotation where they stand in the note, in order; those of its replies are theirs. */
export function placedTags(annotation: Annotation): readonly TagMatch[] {
  if (annotation.tags.length === 0) return [];
  const { content, text } = ownBody(annotation);
  const shift = annotation.bodyStart + text.start;
  return [...findTags(content.slice(text.start, text.end))]
    .filter(({ name }) => annotation.tags.includes(name))
    .map(({ name, start, end }) => ({ name, start: start + shift, end: end + shift }));
}

/** The tag that holds an offset or ends there; null when none does. */
export function tagAt(note: Note, offset: number): TagMatch | null {
  const annotation = note.annotationAt(offset);
  const tags = annotation === null ? [] : placedTags(annotation);
  return tags.find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

/** True when two names are of one tag. */
export function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** True when a tag is below another: `a/b` is below `a`. */
export function isSubTag(name: string, above: string): boolean {
  return name.charAt(above.length) === "/" && isSameTag(name.slice(0, above.length), above);
}

/** What a tag is called after a renaming; the same where it has nothing to do with it. */
export function renamedTag(name: string, { from, to, hasSubTags }: TagRename): string {
  if (isSameTag(name, from)) return to;
  return hasSubTags && isSubTag(name, from) ? to + name.slice(from.length) : name;
}

/**
 * The changes that rename a tag within annotations and the replies to them.
 *
 * @param annotations ascending and apart from each other
 * @returns changes of the names alone, without their `#`: ascending. Where an address follows that the new name would
 *   be read as a part of, a blank comes between.
 */
export function renameTagIn(
  annotations: readonly Annotation[],
  rename: TagRename,
): readonly TextChange[] {
  const changes: TextChange[] = [];
  for (const annotation of withReplies(annotations)) {
    for (const { name, start, end } of placedTags(annotation)) {
      const text = renamedTag(name, rename);
      if (text === name) continue;
      const following = annotation.body.slice(end - annotation.bodyStart);
      const blank = beginsAddress(text, following) ? " " : "";
      changes.push({ start: start + 1, end, text: text + blank });
    }
  }
  return changes.sort((a, b) => a.start - b.start);
}

/** The changes that rename a tag in the whole note, in slices. */
export function* renameTagSteps(note: Note, rename: TagRename): Steps<readonly TextChange[]> {
  const changes: TextChange[] = [];
  let annotation = note.annotationAfter(-1);
  while (annotation !== null) {
    changes.push(...renameTagIn([annotation], rename));
    annotation = note.annotationAfter(annotation.start);
    yield;
  }
  return changes;
}

/**
 * The changes that give annotations a tag, each at the end of what it says itself: before a kind mark that stands there
 * and before its replies. Those that have the tag stay as they are.
 *
 * @param tag a name without fault
 */
export function addTagIn(annotations: readonly Annotation[], tag: string): readonly TextChange[] {
  return annotations.flatMap((annotation) => {
    if (annotation.tags.some((name) => isSameTag(name, tag))) return [];
    const { text } = ownBody(annotation);
    const isAlone = text.start === text.end;
    const at = annotation.bodyStart + text.end;
    return [{ start: at, end: at, text: isAlone ? `#${tag}` : ` #${tag}` }];
  });
}

/** Annotations with their replies, each before its own. A list instead of recursion: replies nest 5,000 deep. */
export function withReplies(annotations: readonly Annotation[]): readonly Annotation[] {
  const all = [...annotations];
  // What is added on the way is visited too.
  for (const { replies } of all) all.push(...replies);
  return all;
}
