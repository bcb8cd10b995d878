import * as vscode from "vscode";
import { parseFilter } from "../../core/filter/index.js";
import type { NoteFilter } from "../../core/filter/index.js";
import { Coalescer } from "../platform/timer.js";
import { describeProblems, filterMessages } from "./messages.js";

/** A note is filtered so long after the first letter of a burst, in milliseconds. */
const FILTER_DELAY_MS = 120;

/** What the input sets the filter on. */
interface FilterTarget {
  queryOf(document: vscode.TextDocument): string;
  apply(document: vscode.TextDocument, query: string, filter: NoteFilter): Promise<void>;
}

/**
 * Asks for a filter and applies it while the reader types; a query with an error in it is not applied, and says what
 * the error is. Enter keeps the filter, Escape takes it back.
 */
export function askForFilter(target: FilterTarget, document: vscode.TextDocument): void {
  const before = target.queryOf(document);
  const input = vscode.window.createInputBox();
  /** Applies what was typed; false when it has an error. */
  const apply = (query: string): boolean => {
    const { filter, problems } = parseFilter(query);
    input.validationMessage = problems.length > 0 ? describeProblems(problems) : undefined;
    if (problems.length === 0) void target.apply(document, query, filter);
    return problems.length === 0;
  };
  const later = new Coalescer(() => {
    apply(input.value.trim());
  }, FILTER_DELAY_MS);
  input.title = filterMessages.title();
  input.placeholder = filterMessages.placeholder();
  input.prompt = filterMessages.help();
  input.value = before;
  input.onDidChangeValue(() => {
    later.request();
  });
  let isKept = false;
  input.onDidAccept(() => {
    isKept = apply(input.value.trim());
    if (isKept) input.hide();
  });
  input.onDidHide(() => {
    later.dispose();
    if (!isKept) void target.apply(document, before, parseFilter(before).filter);
    input.dispose();
  });
  input.show();
}
