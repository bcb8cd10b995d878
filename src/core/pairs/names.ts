import type { NoteFormat } from "../note/index.js";

/** What the name of a file in a note's folder says of it. */
export type FileRole =
  /** The author text of the note of this name. */
  | { readonly kind: "author"; readonly noteName: string }
  /** The sidecar of the note whose name without its extension is this. */
  | { readonly kind: "sidecar"; readonly stem: string }
  /** What is left of writing the file of this name, when that was interrupted. */
  | { readonly kind: "leftover"; readonly of: string }
  /** A note, for all that its name says. */
  | { readonly kind: "note" };

/** The names of the two files that a note is separated into. */
export interface PairNames {
  readonly author: string;
  readonly sidecar: string;
}

const AUTHOR = /^(.+)\.author(\.[^.]+)?$/su;
const SIDECAR = /^(.+)\.annotations\.json$/su;
const LEFTOVER = /^(.+)\.tmp-[0-9a-f]{8}$/su;

/** `NAME.author.EXT` and `NAME.annotations.json` for the note `NAME.EXT`. */
export function pairNames(noteName: string): PairNames {
  const { stem, extension } = splitName(noteName);
  return { author: `${stem}.author${extension}`, sidecar: `${stem}.annotations.json` };
}

/** `NAME.outline.json`, which keeps what is known of the tree of the page `NAME.EXT`. */
export function outlineName(pageName: string): string {
  return `${splitName(pageName).stem}.outline.json`;
}

/** Tells by a file's name alone what it is. */
export function fileRole(name: string): FileRole {
  const leftover = LEFTOVER.exec(name)?.[1];
  if (leftover !== undefined) return { kind: "leftover", of: leftover };
  const stem = SIDECAR.exec(name)?.[1];
  if (stem !== undefined) return { kind: "sidecar", stem };
  const [, base, extension = ""] = AUTHOR.exec(name) ?? [];
  return base === undefined ? { kind: "note" } : { kind: "author", noteName: base + extension };
}

/**
 * The name under which a file is written before it is renamed.
 *
 * @param name the file's name
 * @param token 8 hexadecimal digits that no other writer has
 */
export function temporaryName(name: string, token: string): string {
  return `${name}.tmp-${token}`;
}

/** A name without its extension, and the extension with its dot; a name that begins with its only dot has none. */
export function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf(".");
  return dot <= 0
    ? { stem: name, extension: "" }
    : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

/** What is known of a note that is to be merged. */
export interface NoteClues {
  /** The name of the sidecar's file. */
  readonly sidecar: string;
  /** The name of the author text's file, where there is one. */
  readonly author: string | null;
  /** The note's name as the sidecar has it. */
  readonly label: string | undefined;
  readonly format: NoteFormat;
}

/**
 * The name of the note that a pair makes. Files are renamed, what a sidecar says inside is not: so the files' names go
 * before the label, and that gives no more than an extension where a file gives the name.
 */
export function noteNameOf({ sidecar, author, label, format }: NoteClues): string {
  const labelled = label !== undefined && isFileName(label) ? label : null;
  const authorRole = author === null ? null : fileRole(author);
  const byAuthor = authorRole?.kind === "author" ? authorRole.noteName : null;
  const sidecarRole = fileRole(sidecar);
  if (sidecarRole.kind !== "sidecar") return byAuthor ?? labelled ?? splitName(sidecar).stem;
  const { stem } = sidecarRole;
  const known = [byAuthor, labelled, author].find((name) => name !== null);
  const otherwise = format === "markdown" ? ".md" : ".txt";
  return stem + (known === undefined ? otherwise : splitName(known).extension);
}

/** True for a name that is one file in a folder on every system, and no path. */
export function isFileName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /^[^/\\:*?"<>|\u0000-\u001f]{1,255}$/u.test(name) && !/^\.{1,2}$/u.test(name);
}
