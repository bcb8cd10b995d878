import * as vscode from "vscode";
import {
  DEFAULT_CHOICES,
  isTextFormat,
  SUMMARY_FORMATS,
  takesSeveralNotes,
} from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { SummaryFormat } from "../../core/exporters/index.js";
import type { Row } from "../platform/dialogs.js";
import { messages } from "../platform/messages.js";
import { BACK } from "./exportDialogs.js";
import type { Answer } from "./exportDialogs.js";
import type { ExportFlow } from "./flowContext.js";
import type { LastExport } from "./exportMemory.js";
import type { ExportPlace } from "./exportPlace.js";
import { presetsOf, readPreset } from "./exportSettings.js";
import { nameSubject } from "./exportSubject.js";
import { askForContent } from "./contentStep.js";
import { describeChoices, exportMessages } from "./messages.js";
import { placeRows, takePlace } from "./placeStep.js";

/** What the reader wants. */
export interface ExportWish {
  readonly choices: ExportChoices;
  readonly place: ExportPlace;
}

/** Where the reader is: what is chosen so far, and the question that is next. */
interface State {
  readonly choices: ExportChoices;
  readonly next: "format" | "content" | "place";
  /** The question before the last one: a preset says what the content is. */
  readonly before: "format" | "content";
}

/** Asks what is to be exported as what and where to, with a way back; undefined when the reader went away. */
export async function askForExport(flow: ExportFlow): Promise<ExportWish | undefined> {
  const choices = { ...(flow.last?.choices ?? DEFAULT_CHOICES), part: "note" as const };
  let state: State | ExportWish | undefined = { choices, next: "format", before: "format" };
  while (state !== undefined && !("place" in state)) state = await STEPS[state.next](flow, state);
  return state;
}

type NextState = Promise<State | ExportWish | undefined>;

const STEPS: Readonly<Record<State["next"], (flow: ExportFlow, state: State) => NextState>> = {
  format: askForFormat,
  content: async (flow, state) => {
    const choices = await askForContent(flow, state.choices);
    if (choices === BACK) return { ...state, next: "format" };
    return choices && { choices, next: "place", before: "content" };
  },
  place: async (flow, state) => {
    const place = await askForPlace(flow, state.choices);
    if (place === BACK) return { ...state, next: state.before };
    return place && { choices: state.choices, place };
  },
};

type FormatChoice = SummaryFormat | "again" | `preset:${string}`;

async function askForFormat(flow: ExportFlow, { choices }: State): NextState {
  const { last, settings } = flow;
  const again = lastPlace(flow);
  const chosen = await flow.dialogs.choose<FormatChoice>({
    title: exportMessages.title(nameSubject(flow.subject)),
    placeholder: exportMessages.formatPlaceholder(),
    place: [1, 3],
    hasBack: false,
    current: again === null ? choices.format : "again",
    rows: [
      ...(last === null || again === null ? [] : [againRow(last)]),
      ...presetRows(flow),
      ...(presetsOf(settings).size === 0 ? [] : [separator(exportMessages.formats())]),
      ...SUMMARY_FORMATS.map((format): Row<FormatChoice> => ({
        label: exportMessages.format(format),
        detail: exportMessages.formatDetail(format),
        choice: format,
      })),
    ],
  });
  if (chosen === undefined || chosen === BACK) return undefined;
  if (chosen === "again") return { choices, place: again ?? { kind: "beside" } };
  if (!isPreset(chosen)) {
    // A template lays out one format, and is not the other's.
    const template = chosen === choices.format ? choices.template : null;
    return {
      choices: { ...choices, format: chosen, template },
      next: "content",
      before: "content",
    };
  }
  const preset = readPreset(settings, chosen.slice(PRESET.length));
  return { choices: preset, next: "place", before: "format" };
}

const PRESET = "preset:";

function isPreset(choice: FormatChoice): choice is `preset:${string}` {
  return choice.startsWith(PRESET);
}

/** The place of last time, where it is one that needs no further question; null where it is none for this subject. */
function lastPlace({ last, subject }: ExportFlow): ExportPlace | null {
  if (last === null || subject.node !== null) return null;
  const isOne = subject.only !== null;
  if (last.place === "editor" || last.place === "clipboard") {
    return isOne && isTextFormat(last.choices.format) ? { kind: last.place } : null;
  }
  if (last.folder !== null) return { kind: "folder", uri: last.folder };
  return subject.only?.document.isUntitled === true ? null : { kind: "beside" };
}

function againRow({ choices }: LastExport): Row<"again"> {
  return {
    label: `$(history) ${exportMessages.again()}`,
    detail: messages.joined([exportMessages.format(choices.format), describeChoices(choices)]),
    choice: "again",
  };
}

function presetRows({
  settings,
}: ExportFlow): readonly (Row<FormatChoice> | vscode.QuickPickItem)[] {
  const names = [...presetsOf(settings).keys()];
  return names.length === 0
    ? []
    : [
        separator(exportMessages.presets()),
        ...names.map((name): Row<FormatChoice> => ({
          label: `$(bookmark) ${name}`,
          choice: `preset:${name}`,
        })),
      ];
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Asks where to. A dialog of the system that is closed leads back to the list. */
async function askForPlace(flow: ExportFlow, choices: ExportChoices): Promise<Answer<ExportPlace>> {
  for (;;) {
    const chosen = await flow.dialogs.choose({
      title: exportMessages.titleOf(
        nameSubject(flow.subject),
        exportMessages.format(choices.format),
      ),
      placeholder: exportMessages.wherePlaceholder(),
      place: [3, 3],
      hasBack: true,
      current:
        flow.last?.folder === null ? flow.last.place : flow.last === null ? "beside" : "last",
      rows: await placeRows(flow, choices, takesSeveralNotes(choices.format)),
    });
    if (chosen === undefined || chosen === BACK) return chosen;
    const place = await takePlace(flow, choices, chosen);
    if (place !== undefined) return place;
  }
}
