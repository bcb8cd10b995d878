import { l10n } from "vscode";
import type { FilterDisplay } from "../platform/settings.js";
import type { FilterProblem, FilterProblemCode } from "../../core/filter/index.js";

/** Texts of the filter's input. */
export const filterMessages = {
  title: () => l10n.t("Filter the outline, the annotations and the text"),
  placeholder: () => l10n.t("Words, OR, -without, ?, #tag, @reader, date:2026-05, is:open"),
  help: () =>
    l10n.t(
      'Words must all occur in a line or an annotation: a OR b, -a, (…), "as it stands". kind:question, kind:important, kind:todo, kind:doubt, or the marks ? ! ~ alone. #tag finds its sub-tags too. @reader. date:2026-05, date:>=2026-05-01, before:…, after:…. is:open, is:done, has:tag, has:reply.',
    ),
  display: (display: FilterDisplay) => DISPLAYS[display](),
} as const;

const DISPLAYS: Readonly<Record<FilterDisplay, () => string>> = {
  highlight: () => l10n.t("Filter in the text: what matches is marked"),
  dim: () => l10n.t("Filter in the text: what does not match is dimmed"),
  off: () => l10n.t("Filter in the text: not shown"),
};

/** What is wrong with a query, the first thing. */
export function describeProblems(problems: readonly FilterProblem[]): string {
  const [problem] = problems;
  return problem === undefined ? "" : PROBLEMS[problem.code](problem.text);
}

const PROBLEMS: Readonly<Record<FilterProblemCode, (text: string) => string>> = {
  "stray-parenthesis": (text) =>
    l10n.t("“{0}” closes no parenthesis: put it in quotes to look for it.", text),
  "missing-operand": (text) =>
    l10n.t("“{0}” needs words beside it: put it in quotes to look for it.", text),
  "unknown-kind": (text) =>
    l10n.t("“{0}”: the kinds are comment, question, important, todo and doubt.", text),
  "unknown-state": (text) => l10n.t("“{0}”: write is:open or is:done.", text),
  "unknown-property": (text) =>
    l10n.t("“{0}”: write has:tag, has:reader, has:date or has:reply.", text),
  "bad-date": (text) =>
    l10n.t(
      "“{0}”: write a day, a month or a year, as in date:2026-05-01, date:>=2026-05 or before:2026.",
      text,
    ),
  "too-deep": () => l10n.t("There are too many parentheses in each other."),
};
