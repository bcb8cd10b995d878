import type { UsedWord, UsedWords } from "../../core/completion/index.js";
import { readChoices } from "../../core/exportChoices/index.js";
import type { ChosenLinks, ExportChoices } from "../../core/exportChoices/index.js";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { Row } from "../platform/dialogs.js";
import { hint } from "../platform/hint.js";
import { messages } from "../platform/messages.js";
import { workspacePath } from "./exportPlace.js";
import { BACK } from "./exportDialogs.js";
import type { Answer } from "./exportDialogs.js";
import type { ExportFlow } from "./flowContext.js";
import { dateRange } from "./dateRange.js";
import { exportMessages as texts } from "./messages.js";

/** A choice of the list of all choices. */
export type ChangedChoice =
  | "include"
  | "kinds"
  | "tags"
  | "readers"
  | "dates"
  | "currentFilter"
  | "order"
  | "authorText"
  | "part"
  | "depth"
  | "statistics"
  | "links"
  | "template"
  | "language";

/** The flow, with the words that the note uses; undefined where there are several notes. */
type ChangeFlow = ExportFlow & { readonly used: UsedWords | undefined };

type Change = (flow: ChangeFlow, choices: ExportChoices) => Promise<Answer<Partial<ExportChoices>>>;

const DEPTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Asks for each choice, or changes what has but two values. */
export const CHANGES: Readonly<Record<ChangedChoice, Change>> = {
  include: async (flow, { include }) =>
    asked(
      "include",
      await oneOf(flow, texts.include(), include, [
        ["annotated", texts.annotated()],
        ["outline", texts.outline()],
        ["annotations", texts.annotations()],
      ]),
    ),
  kinds: async ({ dialogs }, { kinds }) => {
    const chosen = await dialogs.chooseSeveral({
      title: texts.kinds(),
      rows: ANNOTATION_KINDS.map((kind) => ({ label: messages.kind(kind), choice: kind })),
      chosen: kinds ?? ANNOTATION_KINDS,
    });
    if (chosen === undefined || chosen === BACK) return chosen;
    return { kinds: chosen.length === ANNOTATION_KINDS.length ? null : [...chosen] };
  },
  tags: async (flow, { tags }) =>
    asked("tags", await words(flow, { title: texts.tags(), mark: "#" }, flow.used?.tags, tags)),
  readers: async (flow, { readers }) =>
    asked(
      "readers",
      await words(flow, { title: texts.readers(), mark: "@" }, flow.used?.readers, readers),
    ),
  dates: async ({ dialogs }, choices) => {
    const typed = await dialogs.typeLine({
      title: texts.dates(),
      prompt: texts.datesPrompt(),
      value: dateRange(choices),
      faultOf: (line) => (readDates(line) === null ? texts.datesFault() : null),
    });
    return typed === undefined || typed === BACK ? typed : (readDates(typed) ?? {});
  },
  currentFilter: (_, { currentFilter }) => Promise.resolve({ currentFilter: !currentFilter }),
  order: (_, { order }) =>
    Promise.resolve({ order: order === "kind" ? ("outline" as const) : ("kind" as const) }),
  authorText: (_, { authorText }) =>
    Promise.resolve({
      authorText: authorText === "full" ? ("shortened" as const) : ("full" as const),
    }),
  part: (_, { part }) =>
    Promise.resolve({ part: part === "note" ? ("cursor" as const) : ("note" as const) }),
  depth: async (flow, { depth }) => {
    const chosen = await oneOf(flow, texts.depth(), String(depth ?? "all"), [
      ["all", texts.all()],
      ...DEPTHS.map((levels) => [String(levels), texts.levels(levels)] as const),
    ]);
    if (chosen === undefined || chosen === BACK) return chosen;
    return { depth: chosen === "all" ? null : Number(chosen) };
  },
  statistics: (_, { statistics }) => Promise.resolve({ statistics: !statistics }),
  links,
  template,
  language: async (flow, { language }) =>
    asked(
      "language",
      await oneOf(flow, texts.language(), language, [
        ["auto", texts.auto()],
        ["en", "English"],
        ["zh-cn", "简体中文"],
      ]),
    ),
};

function asked<Name extends keyof ExportChoices>(
  name: Name,
  answer: Answer<ExportChoices[Name]>,
): Answer<Partial<ExportChoices>> {
  if (answer === undefined) return undefined;
  return answer === BACK ? BACK : { [name]: answer };
}

async function oneOf<Choice extends string>(
  { dialogs }: ExportFlow,
  title: string,
  current: string,
  choices: readonly (readonly [choice: Choice, label: string])[],
): Promise<Answer<Choice>> {
  return dialogs.choose({
    title,
    placeholder: "",
    hasBack: true,
    current,
    rows: choices.map(([choice, label]): Row<Choice> => ({ label, choice })),
  });
}

/** Words that the note uses, of which some are chosen; all of them is no choice. */
async function words(
  { dialogs }: ExportFlow,
  { title, mark }: { readonly title: string; readonly mark: string },
  used: readonly UsedWord[] | undefined,
  chosen: readonly string[] | null,
): Promise<Answer<readonly string[] | null>> {
  const known = used ?? (chosen ?? []).map((name) => ({ name, count: 0 }));
  const missing = (chosen ?? []).filter((name) => known.every((one) => one.name !== name));
  const all = [...known, ...missing.map((name) => ({ name, count: 0 }))];
  if (all.length === 0) {
    hint(texts.nothingToChoose(title));
    return BACK;
  }
  const answer = await dialogs.chooseSeveral({
    title,
    rows: all.map(({ name, count }) => ({
      label: mark + name,
      description: count === 0 ? "" : messages.annotations(count),
      choice: name,
    })),
    chosen: chosen ?? [],
  });
  // None ticked is no wish: a summary without any annotation would be an empty one.
  return answer === undefined || answer === BACK || answer.length > 0 ? answer : null;
}

/** Null for what is no date. */
function readDates(line: string): Pick<ExportChoices, "from" | "to"> | null {
  const [first = "", second = first] = line.split("..").map((part) => part.trim());
  const from = first === "" ? null : first;
  const to = second === "" ? null : second;
  return readChoices({ from, to }).problems.length === 0 ? { from, to } : null;
}

async function links(
  flow: ChangeFlow,
  { links: current }: ExportChoices,
): Promise<Answer<Partial<ExportChoices>>> {
  const isPattern = current !== null && !["none", "relative", "editor"].includes(current);
  const chosen = await oneOf(flow, texts.links(), isPattern ? "pattern" : (current ?? "none"), [
    ["none", texts.none()],
    ["relative", texts.relativeLinks()],
    ["editor", texts.editorLinks()],
    ["pattern", texts.patternLinks()],
  ]);
  if (chosen !== "pattern") return asked("links", chosen);
  const typed: Answer<ChosenLinks> = await flow.dialogs.typeLine({
    title: texts.links(),
    prompt: texts.patternPrompt(),
    value: isPattern ? current : "{uri}#L{line}",
    faultOf: (line) =>
      readChoices({ links: line }).problems.length === 0 ? null : texts.patternPrompt(),
  });
  return asked("links", typed);
}

async function template(
  flow: ChangeFlow,
  { template: current }: ExportChoices,
): Promise<Answer<Partial<ExportChoices>>> {
  const chosen = await oneOf(flow, texts.template(), current === "" ? "none" : "file", [
    ["none", texts.builtIn()],
    ["file", texts.templateFile()],
  ]);
  if (chosen === undefined || chosen === BACK) return chosen;
  if (chosen === "none") return { template: "" };
  const uri = await flow.dialogs.pickFile(texts.pickTemplate(), ["mustache", "md", "html", "txt"]);
  return uri === undefined ? BACK : { template: workspacePath(uri) };
}
