import type * as vscode from "vscode";
import { FileMemory } from "../platform/fileMemory.js";

/** How the outline of a page text is shown: with the tree that it was restored to, or flat as its lines are. */
export type PageChoice = "tree" | "flat";

/** Remembers how the reader wants the outline of each page text. */
export type PageChoices = FileMemory<PageChoice>;

/** It in the editor's memory. */
export function pageChoices(memory: vscode.Memento): PageChoices {
  return new FileMemory(
    memory,
    "pageOutlines",
    (choice): choice is PageChoice => choice === "tree" || choice === "flat",
  );
}
