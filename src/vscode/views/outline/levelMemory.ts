import type * as vscode from "vscode";
import { FileMemory } from "../../platform/fileMemory.js";

/** Remembers for each file down to which level its outline is open. */
export type LevelMemory = FileMemory<number>;

/** It in the editor's memory. */
export function levelMemory(memory: vscode.Memento): LevelMemory {
  return new FileMemory(memory, "outlineLevels", (level) => typeof level === "number");
}
