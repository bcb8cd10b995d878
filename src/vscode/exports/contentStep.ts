import { DEFAULT_CHOICES } from "../../core/exportChoices/index.js";
import type { ExportChoices } from "../../core/exportChoices/index.js";
import type { Row } from "../platform/dialogs.js";
import { BACK } from "./exportDialogs.js";
import type { Answer, Step } from "./exportDialogs.js";
import { nameSubject } from "./exportSubject.js";
import type { ExportFlow } from "./flowContext.js";
import { describeChoices, exportMessages } from "./messages.js";
import { askForMore } from "./moreChoices.js";

type ContentChoice =
  "annotated" | "outline" | "annotations" | "open" | "filtered" | "last" | "more";

const CONTENTS: Readonly<Record<Exclude<ContentChoice, "last" | "more">, Partial<ExportChoices>>> =
  {
    annotated: { include: "annotated" },
    outline: { include: "outline" },
    annotations: { include: "annotations" },
    open: {
      include: "annotations",
      order: "kind",
      kinds: ["question", "todo", "doubt"],
      filter: "-is:done",
    },
    filtered: { include: "annotated", currentFilter: true },
  };

/** Asks what is in the export. A preset of ours says all of it, but for what is asked for elsewhere. */
export async function askForContent(
  flow: ExportFlow,
  choices: ExportChoices,
): Promise<Answer<ExportChoices>> {
  const { format, links, template, language, statistics, authorText } = choices;
  const kept = { format, links, template, language, statistics, authorText };
  const chosen = await flow.dialogs.choose<ContentChoice>(contentStep(flow, choices));
  if (chosen === undefined || chosen === BACK) return chosen;
  if (chosen === "last") return choices;
  if (chosen !== "more") return { ...DEFAULT_CHOICES, ...kept, ...CONTENTS[chosen] };
  const more = await askForMore(flow, choices);
  // Back from there is here again.
  return more === BACK ? askForContent(flow, choices) : more;
}

function contentStep(flow: ExportFlow, choices: ExportChoices): Step<ContentChoice> {
  const row = (choice: ContentChoice, label: string, detail: string): Row<ContentChoice> => ({
    label,
    detail,
    choice,
  });
  const isOther =
    flow.last !== null && !Object.values(CONTENTS).some((content) => isContent(choices, content));
  return {
    title: titleOf(flow, choices),
    placeholder: exportMessages.contentPlaceholder(),
    ...(flow.isPreview === true ? {} : { place: [2, 3] as const }),
    hasBack: flow.isPreview !== true,
    current: currentContent(choices) ?? (isOther ? "last" : "annotated"),
    rows: [
      row("annotated", exportMessages.annotated(), exportMessages.annotatedDetail()),
      row("outline", exportMessages.outline(), exportMessages.outlineDetail()),
      row("annotations", exportMessages.annotations(), exportMessages.annotationsDetail()),
      row("open", exportMessages.open(), exportMessages.openDetail()),
      ...(flow.query === "" ? [] : [row("filtered", exportMessages.filtered(), flow.query)]),
      ...(isOther ? [row("last", exportMessages.asLast(), describeChoices(choices))] : []),
      row("more", `$(settings) ${exportMessages.more()}`, exportMessages.moreDetail()),
    ],
  };
}

function currentContent(choices: ExportChoices): string | undefined {
  return Object.entries(CONTENTS).find(([, content]) => isContent(choices, content))?.[0];
}

/** True when choices are those of a row, whatever the format and how it is written. */
function isContent(choices: ExportChoices, content: Partial<ExportChoices>): boolean {
  const { format, links, template, language, statistics, authorText, ...asked } = choices;
  const wished = { ...DEFAULT_CHOICES, format, links, template, language, statistics, authorText };
  return JSON.stringify({ ...wished, ...content }) === JSON.stringify({ ...wished, ...asked });
}

function titleOf({ subject, isPreview }: ExportFlow, { format }: ExportChoices): string {
  const name = nameSubject(subject);
  return isPreview === true
    ? exportMessages.previewTitle(name)
    : exportMessages.titleOf(name, exportMessages.format(format));
}
