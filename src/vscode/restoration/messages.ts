import { l10n } from "vscode";
import { OutlineAnswersError } from "../../core/restoration/index.js";
import type { OutlineAnswersErrorCode, QuickAnswer } from "../../core/restoration/index.js";
import { Failure } from "../platform/failure.js";
import { formatNumber } from "../platform/messages.js";

/** The two passes of a review: first what is a title, then what hangs where. */
export type ReviewPass = "titles" | "places";

/** Texts of restored page texts. */
export const restorationMessages = {
  noPage: () =>
    l10n.t(
      "Open the text of a mind-map page first: a text file with one node a line, read as “Page text”.",
    ),
  guess: (doubtful: number, all: number) =>
    l10n.t(
      "This tree is a guess: the page has lost its own. Doubtful places are dim: {1} of {0}. “Review Outline of Page” puts them right, “Show Page Flat” shows the lines as they are.",
      formatNumber(all),
      formatNumber(doubtful),
    ),
  restoring: () => l10n.t("Finding a tree for the lines of this page…"),
  flat: () =>
    l10n.t(
      "The lines of this page, flat as they are. “Show Restored Tree of Page” shows a guess at the tree that they had.",
    ),
  askGuess: (name: string) =>
    l10n.t(
      "“{0}” has no sign of a mind map's page: nothing tells that its last line is the root. Show a guess at its tree all the same?",
      name,
    ),
  showGuess: () => l10n.t("Show a Guess"),
  keepFlat: () => l10n.t("Keep It Flat"),

  reviewTitles: (done: number, left: number, time: string) =>
    l10n.t(
      "Titles: {0} marked, about {1} lines left to look at{2}. Keys: 1 chapter, 2 section, 3 subsection, 0 none; Space skips, Backspace takes back, Enter lists all answers, Tab goes to the doubtful places, Escape ends.",
      formatNumber(done),
      formatNumber(left),
      time,
    ),
  reviewPlaces: (done: number, left: number, time: string) =>
    l10n.t(
      "Places: {0} answered, {1} more are doubtful{2}. Keys: 1 2 3 the parent offered, + adopts more, - fewer; Space skips, Backspace takes back, Enter lists all answers, Tab goes to the titles, Escape ends.",
      formatNumber(done),
      formatNumber(left),
      time,
    ),
  minutesLeft: (minutes: number) =>
    minutes === 1
      ? l10n.t(", at your pace 1 minute")
      : l10n.t(", at your pace {0} minutes", formatNumber(minutes)),
  statusTitles: (left: number) => l10n.t("$(checklist) Titles: about {0} left", formatNumber(left)),
  statusPlaces: (left: number) => l10n.t("$(checklist) Places: {0} left", formatNumber(left)),
  statusName: () => l10n.t("Marginalia: review of the outline"),
  statusTooltip: () => l10n.t("Click for all answers about the line of the cursor."),
  titleLens: (key: "1" | "2" | "3") => TITLE_LENSES[key](),
  noTitleLens: () => l10n.t("0 No Title"),
  parentLens: (key: string, text: string, line: number) => l10n.t("{0} {1} ({2})", key, text, line),
  moreLens: () => l10n.t("+ Adopts More"),
  fewerLens: () => l10n.t("- Adopts Fewer"),
  skipLens: () => l10n.t("Skip"),
  otherLens: () => l10n.t("Other…"),
  titlesDone: () => l10n.t("The likely titles are through. Now the doubtful places."),
  allDone: () =>
    l10n.t("Nothing doubtful is left. “Write Restored Note” makes a note of the tree."),
  noSuchAnswer: (said: QuickAnswer) =>
    said === "more"
      ? l10n.t("Above this line there is nothing more that it could adopt.")
      : said === "fewer"
        ? l10n.t("This line has no children that it could give up.")
        : l10n.t(
            "There is nothing to say of this line: it is the root, or no line of the author's.",
          ),
  noSuchChoice: () => l10n.t("No parent has this number here. Enter lists all answers."),
  nothingToTakeBack: () => l10n.t("There is no answer to take back."),
  impossible: () =>
    l10n.t("That cannot be together with what is known of other lines: it was left out."),
  givenUp: (count: number) =>
    count === 1
      ? l10n.t("An earlier answer does not go with this one and was given up.")
      : l10n.t(
          "{0} earlier answers do not go with this one and were given up.",
          formatNumber(count),
        ),
  listTitle: (line: number, text: string) => l10n.t("Line {0}: {1}", line, text),
  listPlaceholder: () => l10n.t("What is this line? Type a word to find another parent."),
  answer: (said: QuickAnswer) => ANSWERS[said](),
  pageChanged: () =>
    l10n.t("The page was changed in the meantime, so nothing was done. Try again."),
  parentAnswers: () => l10n.t("Its parent is…"),
  currentParent: () => l10n.t("as it is now"),
  likelyParent: () => l10n.t("likely"),
  lineNumber: (line: number) => l10n.t("line {0}", line),
  skip: () => l10n.t("Skip this line"),
  takeBack: () => l10n.t("Take back the last answer"),
  changePass: (pass: ReviewPass) =>
    pass === "titles" ? l10n.t("Go to the doubtful places") : l10n.t("Go to the titles"),
  end: () => l10n.t("End the review"),
  notInReview: () => l10n.t("Start the review of this page's outline first."),
  parentComesLater: () =>
    l10n.t(
      "In page text a parent stands below its children: drop a row on one that stands further down in the text.",
    ),

  writeTitle: () => l10n.t("Write the restored note as…"),
  writeAs: (format: "markdown" | "indented") =>
    format === "markdown" ? l10n.t("Markdown") : l10n.t("Indented text"),
  writeAsDetail: (format: "markdown" | "indented") =>
    format === "markdown"
      ? l10n.t(
          "The root and the chapters are headings, the rest is a list; the page's title, date and source stand in front.",
        )
      : l10n.t("A line a node, depth by tabs; the page's title and date have no place in it."),
  written: (name: string) => l10n.t("Written: {0}. The page is as it was.", name),
  isThere: (name: string) => l10n.t("“{0}” is there already.", name),
  isThereDetail: () => l10n.t("Replace it, or write the restored note under another name?"),
  replace: () => l10n.t("Replace"),
  otherName: () => l10n.t("Other Name…"),
  notOverPage: () =>
    l10n.t("The restored note cannot take the place of the page itself. Choose another name."),

  modelNeedsTrust: () =>
    l10n.t(
      "In a folder that you do not trust no text is sent to a language model. Trust the folder first.",
    ),
  noModel: () =>
    l10n.t(
      "The editor has no language model. Install an extension that brings one and sign in; the review works without it.",
    ),
  chooseModel: () => l10n.t("Which language model is to read the page?"),
  maySend: (name: string, model: string, vendor: string) =>
    l10n.t("Send the text of “{0}” to the language model {1} ({2})?", name, model, vendor),
  maySendDetail: (sent: {
    readonly requests: number;
    readonly characters: number;
    readonly from: number;
    readonly isWhole: boolean;
  }) =>
    [
      l10n.t(
        "About {0} characters go out from line {2} on (requests: {1}): the author's words with the numbers of their lines, and the question. Your annotations are not sent. Requests that fail may be repeated once, and your plan may count them.",
        formatNumber(sent.characters),
        formatNumber(sent.requests),
        formatNumber(sent.from),
      ),
      sent.isWhole ? l10n.t("It has read this page before; its answers are replaced.") : "",
    ]
      .join(" ")
      .trim(),
  send: () => l10n.t("Send"),
  sendAnew: () => l10n.t("Send Again"),
  reading: (model: string) => l10n.t("{0} reads the page", model),
  readSoFar: (done: number, all: number) =>
    l10n.t("{0} of {1} parts", formatNumber(done), formatNumber(all)),
  readWhole: () => l10n.t("The page was read. Review the outline: your own answers always win."),
  readUpTo: (line: number) =>
    l10n.t("Stopped before line {0}. The same command goes on there.", formatNumber(line)),
  justification: () => l10n.t("To find the tree that the text of a mind map's page has lost."),
  modelFailed: (reason: string) =>
    l10n.t("The language model could not go on: {0} What it has read is kept.", reason),

  answersFault: (error: unknown) =>
    error instanceof OutlineAnswersError
      ? ANSWERS_FAULTS[error.code]()
      : error instanceof Failure
        ? l10n.t(
            "Your answers about this page's tree are kept in this window alone. {0}",
            error.message,
          )
        : l10n.t(
            "Your answers about this page's tree are kept in this window alone: their file could not be used.",
          ),
} as const;

const TITLE_LENSES: Readonly<Record<"1" | "2" | "3", () => string>> = {
  "1": () => l10n.t("1 Chapter"),
  "2": () => l10n.t("2 Section"),
  "3": () => l10n.t("3 Subsection"),
};

const ANSWERS: Readonly<Record<QuickAnswer, () => string>> = {
  chapter: () => l10n.t("A chapter: hangs on the root"),
  section: () => l10n.t("A section: hangs on the next chapter below"),
  subsection: () => l10n.t("A subsection: hangs on the next section below"),
  none: () => l10n.t("No title"),
  more: () => l10n.t("Adopts one more of the subtrees above it"),
  fewer: () => l10n.t("Adopts one fewer"),
};

const ANSWERS_FAULTS: Readonly<Record<OutlineAnswersErrorCode, () => string>> = {
  "not-json": () =>
    l10n.t(
      "The file of answers beside this page is damaged (it is no JSON), so it is not used. Mend or delete it: the next answer writes it anew.",
    ),
  "not-outline-answers": () =>
    l10n.t(
      "The .outline.json beside this page holds something else than answers about its tree, so it is not used. The next answer would replace it: rename it if you need it.",
    ),
  "newer-version": () =>
    l10n.t(
      "A newer version of Marginalia wrote the answers beside this page, so they are not used. Update Marginalia before you review this page: the next answer replaces them.",
    ),
  damaged: () =>
    l10n.t(
      "The file of answers beside this page is damaged, so it is not used. Mend or delete it: the next answer writes it anew.",
    ),
};
