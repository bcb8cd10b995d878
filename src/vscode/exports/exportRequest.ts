import type * as vscode from "vscode";
import { DEFAULT_CHOICES, readChoices } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import { KeptFailure } from "../platform/failure.js";
import type { Settings } from "../platform/settings.js";
import type { AfterExport } from "./afterExport.js";
import type { WithExisting } from "./exportPlan.js";
import { readPreset } from "./exportSettings.js";
import { exportMessages } from "./messages.js";

/** What the command is asked for by its argument: everything, so that nothing is asked. */
export interface ExportRequest {
  readonly choices: ExportChoices;
  /** A place as `readPlace` takes it. */
  readonly target: string;
  /** Paths, addresses and globs of files and folders; [] for the active note. */
  readonly notes: readonly string[];
  /** All notes in one file: then `target` names it. */
  readonly together: boolean;
  readonly existing: WithExisting;
  readonly after: AfterExport;
}

const OTHERS = ["preset", "target", "notes", "together", "existing", "then"] as const;

/** True for an argument that asks for an export without questions: an object of plain data. */
export function isRequest(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null) &&
    !("node" in value) &&
    !("scheme" in value)
  );
}

/**
 * Reads the argument of the command.
 * @throws KeptFailure when something in it cannot be used
 */
export function readRequest(
  settings: Settings,
  given: Readonly<Record<string, unknown>>,
): ExportRequest {
  const preset = wish(given, "preset", "name", isString);
  const base = preset === undefined ? DEFAULT_CHOICES : readPreset(settings, preset);
  const { choices, problems } = readChoices(given, base, OTHERS);
  const [problem] = problems;
  if (problem !== undefined) refuse(problem.name, problem.expected);
  return {
    choices,
    target: wish(given, "target", "beside, editor, clipboard, exports/", isString) ?? "beside",
    notes: toList(wish(given, "notes", '["chapter.md", "books/"]', isStrings)),
    together: wish(given, "together", "true, false", isBoolean) ?? false,
    existing: wish(given, "existing", EXISTING.join(", "), isExisting) ?? "ask",
    after: wish(given, "then", AFTER.join(", "), isAfter) ?? "ask",
  };
}

function wish<Value>(
  given: Readonly<Record<string, unknown>>,
  name: (typeof OTHERS)[number],
  expected: string,
  is: (value: unknown) => value is Value,
): Value | undefined {
  const value = given[name];
  if (value === undefined || is(value)) return value;
  return refuse(name, expected);
}

function refuse(name: string, expected: string): never {
  throw new KeptFailure(exportMessages.badArgument(name, expected));
}

const EXISTING: readonly WithExisting[] = ["ask", "replace", "keep", "skip"];
const AFTER: readonly AfterExport[] = ["ask", "open", "reveal", "nothing"];

function isExisting(value: unknown): value is WithExisting {
  return EXISTING.some((one) => one === value);
}

function isAfter(value: unknown): value is AfterExport {
  return AFTER.some((one) => one === value);
}

function isString(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isStrings(value: unknown): value is string | readonly string[] {
  return isString(value) || (Array.isArray(value) && value.every(isString));
}

function toList(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}

/** What the caller is given: the path of the file, or the paths of several. */
export function resultOf(files: readonly vscode.Uri[]): string | readonly string[] | undefined {
  const paths = files.map((uri) => (uri.scheme === "file" ? uri.fsPath : uri.toString()));
  return paths.length > 1 ? paths : paths[0];
}
