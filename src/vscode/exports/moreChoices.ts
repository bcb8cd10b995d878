import { usedWordsSteps } from "../../core/completion/index.js";
import {
  takesArrangement,
  takesLanguage,
  takesLinks,
  takesStatistics,
  takesTemplate,
} from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { Row } from "../platform/dialogs.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import { runInSlices } from "../platform/slices.js";
import { dateRange } from "./dateRange.js";
import { CHANGES } from "./choiceChanges.js";
import type { ChangedChoice } from "./choiceChanges.js";
import { BACK } from "./exportDialogs.js";
import type { Answer } from "./exportDialogs.js";
import type { ExportFlow } from "./flowContext.js";
import { linksOf, savePreset, templateOf } from "./exportSettings.js";
import { nameSubject } from "./exportSubject.js";
import { exportMessages as texts, kindList } from "./messages.js";

type Chosen = ChangedChoice | "go" | "save";

/** Shows all choices, each of which can be changed, until the reader goes on or back. */
export async function askForMore(
  flow: ExportFlow,
  choices: ExportChoices,
): Promise<Answer<ExportChoices>> {
  const { only } = flow.subject;
  const used = only === null ? undefined : await runInSlices(usedWordsSteps(only.note));
  let current = choices;
  let at: Chosen = "go";
  for (;;) {
    const chosen: Answer<Chosen> = await flow.dialogs.choose<Chosen>({
      title: titleOf(flow),
      placeholder: texts.morePlaceholder(),
      hasBack: true,
      current: at,
      rows: rowsFor(flow, current),
    });
    if (chosen === undefined || chosen === BACK) return chosen;
    if (chosen === "go") return current;
    at = chosen;
    if (chosen === "save") await saveAsPreset(flow, current);
    else {
      const changed = await CHANGES[chosen]({ ...flow, used }, current);
      if (changed === undefined) return undefined;
      if (changed !== BACK) current = { ...current, ...changed };
    }
  }
}

function titleOf({ subject, isPreview }: ExportFlow): string {
  const name = nameSubject(subject);
  return isPreview === true ? texts.previewTitle(name) : texts.title(name);
}

async function saveAsPreset(
  { dialogs, settings }: ExportFlow,
  choices: ExportChoices,
): Promise<void> {
  const name = await dialogs.typeLine({
    title: texts.savePreset(),
    prompt: texts.presetPrompt(),
    value: "",
    faultOf: (line) => (line.trim() === "" ? texts.presetPrompt() : null),
  });
  if (name === undefined || name === BACK) return;
  await savePreset(settings, name.trim(), choices);
  hint(texts.presetSaved(name.trim()));
}

function rowsFor(flow: ExportFlow, choices: ExportChoices): readonly Row<Chosen>[] {
  const rows = ROWS.filter(({ isShown }) => isShown?.(flow, choices) !== false);
  return [
    { label: `$(arrow-right) ${texts.goOn()}`, choice: "go" },
    ...rows.map(({ choice, label, value }) => ({
      label: label(),
      description: value(choices, flow),
      choice,
    })),
    { label: `$(save) ${texts.savePreset()}`, choice: "save" },
  ];
}

interface ChoiceRow {
  readonly choice: ChangedChoice;
  readonly label: () => string;
  readonly value: (choices: ExportChoices, flow: ExportFlow) => string;
  readonly isShown?: (flow: ExportFlow, choices: ExportChoices) => boolean;
}

const ROWS: readonly ChoiceRow[] = [
  {
    choice: "include",
    label: texts.include,
    value: contentName,
    isShown: (_, { format }) => takesArrangement(format),
  },
  {
    choice: "kinds",
    label: texts.kinds,
    value: ({ kinds }) => (kinds === null ? texts.all() : kindList(kinds)),
  },
  { choice: "tags", label: texts.tags, value: ({ tags }) => wordList(tags, "#") },
  { choice: "readers", label: texts.readers, value: ({ readers }) => wordList(readers, "@") },
  { choice: "dates", label: texts.dates, value: (choices) => dateRange(choices) || texts.all() },
  {
    choice: "currentFilter",
    label: texts.filterRow,
    value: ({ currentFilter }, { query }) => (currentFilter ? query : texts.no()),
    isShown: ({ query }) => query !== "",
  },
  {
    choice: "order",
    label: texts.order,
    value: ({ order }) => (order === "kind" ? texts.byKind() : texts.byOutline()),
    isShown: (_, { format }) => takesArrangement(format),
  },
  {
    choice: "authorText",
    label: texts.authorText,
    value: ({ authorText }) => texts[authorText](),
    isShown: (_, { format, include }) => takesArrangement(format) && include !== "annotations",
  },
  {
    choice: "part",
    label: texts.part,
    value: ({ part }) => (part === "cursor" ? texts.cursorNode() : texts.wholeNote()),
    isShown: ({ subject: { only, node }, isPreview }) =>
      only !== null && node === null && isPreview !== true,
  },
  {
    choice: "depth",
    label: texts.depth,
    value: depthName,
    isShown: (_, { format, include, order }) =>
      takesArrangement(format) && include !== "annotations" && order !== "kind",
  },
  {
    choice: "statistics",
    label: texts.statistics,
    value: ({ statistics }) => (statistics ? texts.yes() : texts.no()),
    isShown: (_, { format }) => takesStatistics(format),
  },
  {
    choice: "links",
    label: texts.links,
    value: linksName,
    isShown: ({ isPreview }, { format }) => isPreview !== true && takesLinks(format),
  },
  {
    choice: "template",
    label: texts.template,
    value: templateName,
    isShown: ({ isPreview }, { format }) => isPreview !== true && takesTemplate(format),
  },
  {
    choice: "language",
    label: texts.language,
    value: languageName,
    isShown: (_, { format }) => takesLanguage(format),
  },
];

function contentName({ include }: ExportChoices): string {
  if (include === "annotations") return texts.annotations();
  return include === "outline" ? texts.outline() : texts.annotated();
}

function wordList(words: readonly string[] | null, mark: string): string {
  if (words === null) return texts.all();
  return words.length === 0 ? texts.none() : messages.joined(words.map((word) => mark + word));
}

function depthName({ depth }: ExportChoices): string {
  return depth === null ? texts.all() : texts.levels(depth);
}

function linksName(choices: ExportChoices, { settings }: ExportFlow): string {
  const links = linksOf(settings, choices);
  const names: Readonly<Record<string, () => string>> = {
    none: texts.none,
    relative: texts.relativeLinks,
    editor: texts.editorLinks,
  };
  const name = names[links]?.() ?? links;
  return choices.links === null ? texts.setting(name) : name;
}

function templateName(choices: ExportChoices, { settings }: ExportFlow): string {
  const name = templateOf(settings, choices) || texts.builtIn();
  return choices.template === null ? texts.setting(name) : name;
}

function languageName({ language }: ExportChoices): string {
  return { auto: texts.auto(), en: "English", "zh-cn": "简体中文" }[language];
}
