import type * as vscode from "vscode";
import { changedChoices, readChoices, takesTemplate } from "../../core/exportChoices/index.js";
import type { ChosenLinks, ExportChoices } from "../../core/exportChoices/index.js";
import { TemplateError } from "../../core/exporters/index.js";
import type { WriteOptions } from "../../core/exporters/index.js";
import { nameOf, readText } from "../files/index.js";
import { Failure } from "../platform/failure.js";
import { SETTINGS } from "../platform/ids.js";
import type { Settings } from "../platform/settings.js";
import { resolvePath } from "./exportPlace.js";
import { exportMessages } from "./messages.js";

/** Named choices of the reader's, as the settings hold them: not read yet. */
export type Presets = ReadonlyMap<string, unknown>;

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The presets, in the order of the settings. */
export function presetsOf({ current }: Settings): Presets {
  return new Map(Object.entries(record(current.exports["presets"])));
}

/**
 * The choices of a preset; what it leaves open is as by default.
 * @throws Failure when there is none of this name, or something in it cannot be used
 */
export function readPreset(settings: Settings, name: string): ExportChoices {
  const preset = presetsOf(settings).get(name);
  if (preset === undefined) throw new Failure(exportMessages.noPreset(name));
  const { choices, problems } = readChoices(preset);
  const [problem] = problems;
  if (problem === undefined) return choices;
  const reason = exportMessages.badArgument(problem.name, problem.expected);
  throw new Failure(exportMessages.badPreset(name, reason));
}

/** Keeps choices as a preset, over another of this name; the other presets stay in the settings that they are in. */
export async function savePreset(
  settings: Settings,
  name: string,
  choices: ExportChoices,
): Promise<void> {
  const preset = { format: choices.format, ...changedChoices(choices) };
  await settings.writeEntry(SETTINGS.presets, name, preset);
}

/** The links that are chosen, else those of the setting. */
export function linksOf({ current }: Settings, { links }: ExportChoices): ChosenLinks {
  const setting = current.exports["links"];
  const read = readChoices({ links: setting }).choices.links;
  return links ?? read ?? "none";
}

/** The file of the template that is chosen, else that of the setting; "" for the built-in one, or where none is used. */
export function templateOf({ current }: Settings, { template, format }: ExportChoices): string {
  if (!takesTemplate(format)) return "";
  const setting = current.exports[`${format}Template`];
  return template ?? (typeof setting === "string" ? setting.trim() : "");
}

/** A template that was read from a file. */
export interface ReadTemplate {
  readonly uri: vscode.Uri;
  readonly options: Pick<WriteOptions, "template">;
}

/**
 * Reads a template; null for the built-in one.
 * @throws Failure when the file cannot be read
 */
export async function readTemplateFile(
  path: string,
  note: vscode.Uri,
): Promise<ReadTemplate | null> {
  if (path === "") return null;
  const uri = resolvePath(path, note);
  const template = (await readText(uri)).replace(/^\uFEFF/u, "");
  return { uri, options: { template } };
}

/** The error of an export with words for the reader where its template was at fault. */
export function templateFailure(error: unknown, template: ReadTemplate | null): unknown {
  if (!(error instanceof TemplateError) || template === null) return error;
  const reason = exportMessages.templateFault(error.code, error.tag);
  const message = exportMessages.badTemplate(nameOf(template.uri), error.line, reason);
  return new Failure(message, { cause: error });
}
