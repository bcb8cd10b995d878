import * as vscode from "vscode";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { BracketPair, GrammarOptions, NoteFormat } from "../../core/index.js";
import { Disposable } from "./dispose.js";
import { Failure } from "./failure.js";
import { CONFIGURATION, SETTINGS } from "./ids.js";
import type { SettingKey } from "./ids.js";

/** What `marginalia.noteFormats` can say of a document. */
export type FormatChoice = NoteFormat | "none";

/** What the badge of the outline counts. */
export type BadgeContent = "off" | "open" | "all";

/** How annotations look in the text. */
export type AnnotationDisplay = "shown" | "dimmed" | "hidden";

/** How the filter of a note shows in its text. */
export type FilterDisplay = "highlight" | "dim" | "off";

/** All settings at one moment, every value checked and in its limits. */
export interface SettingsSnapshot {
  /** Brackets, kinds and author brackets as core takes them; what the reader has not set is left out. */
  readonly grammar: GrammarOptions;
  /** Glob to format, in the order of the settings file. */
  readonly noteFormats: readonly (readonly [glob: string, format: FormatChoice])[];
  readonly badge: BadgeContent;
  readonly followCursor: boolean;
  readonly showAnnotations: boolean;
  /** Levels that an outline opens with, 1 to 9. */
  readonly initialLevel: number;
  readonly annotationDisplay: AnnotationDisplay;
  readonly filterInText: FilterDisplay;
  /** True while annotations are shown in boxes for comments. */
  readonly comments: boolean;
  /** The name in the head of new annotations, or null. */
  readonly reader: string | null;
  /** Whether the date stands behind the name. */
  readonly readerDate: boolean;
  /** `marginalia.exports`, as it stands: presets, links, templates. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** `marginalia.problems`, as it stands: the severity of each problem by its code in camel case. */
  readonly problems: Readonly<Record<string, unknown>>;
}

/** What changed when settings changed. */
export interface SettingsChange {
  readonly settings: SettingsSnapshot;
  /** True when this setting (or one below it) changed. */
  readonly affects: (key: SettingKey) => boolean;
}

/** Reads the settings, in this one place. */
export class Settings extends Disposable {
  readonly #onDidChange = this._register(new vscode.EventEmitter<SettingsChange>());
  /** Fires after the snapshot changed. */
  readonly onDidChange = this.#onDidChange.event;
  #current: SettingsSnapshot | null = null;

  constructor() {
    super();
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(CONFIGURATION)) {
          this.#current = null;
          const settings = this.current;
          const affects = (key: SettingKey): boolean =>
            event.affectsConfiguration(`${CONFIGURATION}.${key}`);
          this.#onDidChange.fire({ settings, affects });
        }
      }),
    );
  }

  /** The settings as they are now. */
  get current(): SettingsSnapshot {
    return (this.#current ??= readSettings());
  }

  /**
   * Writes a setting where the reader keeps it: in the workspace when it is set there, else for the user.
   */
  async write(key: SettingKey, value: unknown): Promise<void> {
    const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
    const isInWorkspace = configuration.inspect(key)?.workspaceValue !== undefined;
    const target = isInWorkspace
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    await update(key, value, target);
  }

  /**
   * Writes one entry of a setting that has names; null removes it. The others stay where they are: what the reader keeps
   * for himself does not get into a workspace, nor the reverse. An entry is written where one of its name is, else for the
   * user; but globs, which name the files of a workspace, in the workspace when one is open.
   */
  async writeEntry(
    key: typeof SETTINGS.noteFormats | typeof SETTINGS.presets,
    name: string,
    value: unknown,
  ): Promise<void> {
    const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
    const inspected = configuration.inspect(key);
    const hasWorkspace = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
    const isInWorkspace =
      key === SETTINGS.noteFormats
        ? hasWorkspace
        : Object.hasOwn(asRecord(inspected?.workspaceValue), name);
    const old = isInWorkspace ? inspected?.workspaceValue : inspected?.globalValue;
    const others = Object.entries(asRecord(old)).filter(([other]) => other !== name);
    const entries = Object.fromEntries(value === null ? others : [...others, [name, value]]);
    const target = isInWorkspace
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    await update(key, entries, target);
  }
}

/**
 * Writes a setting.
 * @throws Failure with the editor's words where it cannot: its file may have unsaved changes, or be damaged
 */
async function update(
  key: SettingKey,
  value: unknown,
  target: vscode.ConfigurationTarget,
): Promise<void> {
  try {
    await vscode.workspace.getConfiguration(CONFIGURATION).update(key, value, target);
  } catch (cause) {
    throw new Failure((cause as Error).message, { cause });
  }
}

function readSettings(): SettingsSnapshot {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
  const read = (key: SettingKey): unknown => configuration.get<unknown>(key);
  return Object.freeze({
    grammar: readGrammar(read),
    noteFormats: readNoteFormats(read(SETTINGS.noteFormats)),
    badge: oneOf(read(SETTINGS.badge), ["open", "off", "all"]),
    followCursor: read(SETTINGS.followCursor) !== false,
    showAnnotations: read(SETTINGS.showAnnotations) !== false,
    initialLevel: clamp(read(SETTINGS.initialLevel), { least: 1, most: 9, otherwise: 2 }),
    comments: read(SETTINGS.comments) === true,
    annotationDisplay: oneOf(read(SETTINGS.annotationDisplay), ["shown", "dimmed", "hidden"]),
    filterInText: oneOf(read(SETTINGS.filterInText), ["highlight", "dim", "off"]),
    reader: readName(read(SETTINGS.reader)),
    readerDate: read(SETTINGS.readerDate) !== false,
    exports: asRecord(read(SETTINGS.exports)),
    problems: asRecord(read(SETTINGS.problems)),
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asStrings(value: unknown): readonly string[] {
  return asList(value).filter((entry) => typeof entry === "string");
}

/** The value when it is one of those allowed, else the first of them. */
function oneOf<Value extends string>(value: unknown, allowed: readonly [Value, ...Value[]]): Value {
  return allowed.find((candidate) => candidate === value) ?? allowed[0];
}

interface Limits {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

function clamp(value: unknown, { least, most, otherwise }: Limits): number {
  return typeof value === "number" && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.round(value)))
    : otherwise;
}

/** A name as a head takes it (grammar.md, rule 7): one word of at most 64 units without `:`, `@` or `#`. */
function readName(value: unknown): string | null {
  const name = typeof value === "string" ? value.trim().replace(/^@/u, "") : "";
  return /^[^\s:：@#]{1,64}$/u.test(name) ? name : null;
}

/** Shapes only: whether a pair or a mark can be used is core's to say, which also says why not. */
function readGrammar(read: (key: SettingKey) => unknown): GrammarOptions {
  const brackets = asList(read(SETTINGS.brackets)).flatMap(readPair);
  const kinds = asList(read(SETTINGS.kinds)).flatMap(readKind);
  const authorBrackets = asStrings(read(SETTINGS.authorBrackets));
  return {
    ...(brackets.length > 0 ? { brackets } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(authorBrackets.length > 0 ? { authorBrackets } : {}),
  };
}

function readPair(entry: unknown): readonly BracketPair[] {
  const { open, close } = asRecord(entry);
  return typeof open === "string" && typeof close === "string" ? [{ open, close }] : [];
}

type KindSetting = NonNullable<GrammarOptions["kinds"]>[number];

function readKind(entry: unknown): readonly KindSetting[] {
  const { kind: name, startMarks, endMarks, doneMarks, isFree } = asRecord(entry);
  const kind = ANNOTATION_KINDS.find((candidate) => candidate === name);
  if (kind === undefined) {
    return [];
  }
  const done = asStrings(doneMarks);
  return [
    {
      kind,
      startMarks: asStrings(startMarks),
      endMarks: asStrings(endMarks),
      ...(done.length > 0 ? { doneMarks: done } : {}),
      isFree: isFree === true,
    },
  ];
}

const FORMAT_CHOICES: readonly FormatChoice[] = ["markdown", "indented", "page", "none"];

function readNoteFormats(value: unknown): SettingsSnapshot["noteFormats"] {
  return Object.entries(asRecord(value)).flatMap(([glob, format]) => {
    const choice = FORMAT_CHOICES.find((candidate) => candidate === format);
    return choice === undefined || glob === "" ? [] : [[glob, choice] as const];
  });
}
