import type { SummaryFormat } from "../exporters/index.js";
import { isFileName, splitName } from "../pairs/index.js";

const EXTENSIONS: Readonly<Record<SummaryFormat, string>> = {
  markdown: "md",
  html: "html",
  docx: "docx",
  text: "txt",
  csv: "csv",
  json: "json",
  sidecar: "annotations.json",
};

/** `NAME.summary.EXT` for the summary of the note `NAME.…`: never the name of a note, nor of its sidecar. */
export function summaryName(noteName: string, format: SummaryFormat): string {
  const { stem } = splitName(noteName);
  const name = `${stem}.summary.${EXTENSIONS[format]}`;
  return isFileName(name) ? name : `summary.${EXTENSIONS[format]}`;
}

/**
 * `FOLDER.summary.EXT` for the one summary of several notes in a folder: a name that tells it from the notes there. A
 * folder without a name, such as the root of a file system, is called `notes`.
 *
 * @param folder its path, with or without a slash at the end
 */
export function folderSummaryName(folder: string, format: SummaryFormat): string {
  const [, own = ""] = /([^/]+)\/?$/u.exec(folder) ?? [];
  const name = `${own}.summary.${EXTENSIONS[format]}`;
  return own !== "" && isFileName(name) ? name : `notes.summary.${EXTENSIONS[format]}`;
}

/** True for the name of a summary: a folder's notes are exported without the exports of before. */
export function isSummaryName(name: string): boolean {
  return /\.summary(?: \d+)*\.[^.]+$/u.test(name);
}

/** The first of `NAME EXT`, `NAME 2 EXT`, `NAME 3 EXT` … that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, extension = ""] = /^(.*?)((?:\.annotations)?\.[^.]+)$/su.exec(name) ?? [];
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${stem} ${number}${extension}`;
  return free;
}

/**
 * The address of a file as seen from a folder, as links in Markdown and HTML have it: `../notes/a%20b.md`.
 *
 * @param folder path of the folder, with slashes
 * @param file path of the file
 */
export function relativeAddress(folder: string, file: string): string {
  const from = folder.split("/").filter((part) => part !== "");
  const to = file.split("/").filter((part) => part !== "");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const parts = [...from.slice(shared).map(() => ".."), ...to.slice(shared).map(encodePart)];
  const address = parts.join("/");
  // What looks like a scheme would be read as one.
  return /^[^/]*:/u.test(address) ? `./${address}` : address;
}

/** Letters of other scripts stay, for people read these; what would end an address or be part of it otherwise does not. */
function encodePart(part: string): string {
  return part.replace(/[\s%#?<>[\]{}"\\`|^&]/gu, encodeURIComponent);
}
