import * as vscode from "vscode";
import { messages } from "../../platform/messages.js";
import { Coalescer } from "../../platform/timer.js";
import type { OutlineProvider } from "./outlineProvider.js";

/** The tree is filtered so long after the first letter of a burst, in milliseconds. */
const FILTER_DELAY_MS = 120;

/** Asks for a filter and applies it while the reader types. Enter keeps it, Escape takes it back. */
export function askForFilter(provider: OutlineProvider): vscode.InputBox {
  const before = provider.state?.query ?? "";
  const input = vscode.window.createInputBox();
  const later = new Coalescer(() => void provider.setQuery(input.value), FILTER_DELAY_MS);
  input.title = messages.filterTitle();
  input.placeholder = messages.filterPlaceholder();
  input.prompt = messages.filterHelp();
  input.value = before;
  input.onDidChangeValue(() => {
    later.request();
  });
  let isKept = false;
  input.onDidAccept(() => {
    isKept = true;
    input.hide();
  });
  input.onDidHide(() => {
    later.dispose();
    void provider.setQuery(isKept ? input.value.trim() : before);
    input.dispose();
  });
  input.show();
  return input;
}
