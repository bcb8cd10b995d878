import * as vscode from "vscode";
import type { ContextKey } from "./ids.js";

const known = new Map<ContextKey, string | boolean | number>();

/** Sets a key for when-clauses; does nothing when it has that value already. */
export function setContextKey(key: ContextKey, value: string | boolean | number): void {
  if (known.get(key) !== value) {
    known.set(key, value);
    void vscode.commands.executeCommand("setContext", key, value);
  }
}
