import { l10n } from "vscode";
import type { ReviewStatus } from "../../core/index.js";
import { formatNumber, messages } from "../platform/messages.js";

/** Texts of new editions and their review. */
export const reviewMessages = {
  chooseSource: () => l10n.t("Update Edition: where is the author's new text?"),
  chooseSourceDetail: () =>
    l10n.t("Your annotations are carried over; what is not sure is listed for you."),
  fromFile: () => l10n.t("File…"),
  fromClipboard: () => l10n.t("Clipboard"),
  fromGit: () => l10n.t("Git revision of this file…"),
  clipboard: () => l10n.t("the clipboard"),
  nothingThere: () => l10n.t("empty"),
  lineAndLength: (line: string, length: number) =>
    l10n.t("{0} · {1} characters", line, formatNumber(length)),
  chooseFile: () => l10n.t("The author's new text"),
  useFile: () => l10n.t("Use This Text"),
  chooseRevision: () => l10n.t("Which revision is the author's new text?"),
  noRevisions: () => l10n.t("Git knows no revision of this file yet."),
  noSuchRevision: (hash: string) =>
    l10n.t(
      "Git could not give this file as it was in revision {0}. It may have had another name.",
      hash,
    ),
  cannotRead: (name: string) =>
    l10n.t("“{0}” cannot be read as text. The note is as it was.", name),
  emptyText: (name: string) => l10n.t("There is no text in {0}. The note is as it was.", name),
  sameText: (name: string) =>
    l10n.t("The text of {0} is the author's text that this note has already.", name),
  otherFormat: (name: string, shown: string, format: string) =>
    l10n.t(
      "The text of {0} looks like another format: {1}. This note is: {2}. Read it as that?",
      name,
      shown,
      format,
    ),
  holdsAnnotations: (name: string, annotations: string) =>
    l10n.t("The text of {0} holds {1}.", name, annotations),
  holdsAnnotationsDetail: () =>
    l10n.t(
      "They are not added to your note. If the text is an annotated copy, leave them out. If the author writes such brackets, they stay, with a backslash.",
    ),
  leaveOut: () => l10n.t("Leave Them Out"),
  authorBrackets: () => l10n.t("They Are the Author's"),
  strangers: (count: number) =>
    count === 1
      ? l10n.t(
          "The file of annotations beside this note holds 1 that is not in the note. It would be forgotten. If this is an author text, merge it first.",
        )
      : l10n.t(
          "The file of annotations beside this note holds {0} that are not in the note. They would be forgotten. If this is an author text, merge it first.",
          formatNumber(count),
        ),
  goOn: () => l10n.t("Go On"),
  updating: () => l10n.t("Carrying annotations over…"),
  cannotUpdate: () =>
    l10n.t("The new text cannot be the author's text of a note. The note is as it was."),
  cancelled: () => l10n.t("Cancelled: nothing was changed."),
  readOnly: () => l10n.t("This note is read-only: it cannot be updated."),
  noteChanged: () =>
    l10n.t("The note was changed in the meantime, so nothing was done. Try again."),
  sidecarChanged: (name: string) =>
    l10n.t(
      "Another program changed “{0}” in the meantime, so nothing was done. It is read again: try again.",
      name,
    ),
  diffTitle: (name: string) => l10n.t("{0}: before ↔ new edition", name),
  updated: (
    name: string,
    all: number,
    left: { readonly places: number; readonly orphans: number },
  ) =>
    left.places + left.orphans === 0
      ? l10n.t("Updated to {0}: {1}, all where they were.", name, messages.annotations(all))
      : l10n.t(
          "Updated to {0}: {1}, of them {2} to review and {3} without a place.",
          name,
          messages.annotations(all),
          formatNumber(left.places),
          formatNumber(left.orphans),
        ),
  inMemory: () =>
    l10n.t(
      "This note is in no file yet: until you save it, the review is kept in this window alone.",
    ),

  toReview: () => l10n.t("To review"),
  orphans: () => l10n.t("Without a place"),
  orphan: () => l10n.t("Orphan"),
  orphanBadge: (count: number) =>
    count === 1
      ? l10n.t("1 annotation without a place")
      : l10n.t("{0} annotations without a place", formatNumber(count)),
  orphanDetail: () =>
    l10n.t("What it spoke of is not in the new edition. It is kept beside the note."),
  wasOn: (path: string) => l10n.t("It was on: {0}", path),
  wasAt: (context: string) => l10n.t("It stood at ‸ here: {0}", context),
  candidate: () => l10n.t("Candidate"),
  candidates: (count: number) =>
    count === 1 ? l10n.t("1 candidate") : l10n.t("{0} candidates", formatNumber(count)),
  alike: (percent: number) => l10n.t("{0} % alike", percent),
  goTo: () => l10n.t("Go to"),
  status: (status: ReviewStatus) => STATUSES[status](),
  statusDetail: (status: ReviewStatus) => STATUS_DETAILS[status](),
  confidence: (confidence: number) =>
    confidence >= SURE
      ? l10n.t("sure")
      : confidence >= LIKELY
        ? l10n.t("likely")
        : l10n.t("unsure"),

  nothingSelected: () => l10n.t("Select an annotation in the list of annotations first."),
  nothingOfStatus: () => l10n.t("There is no place to accept."),
  acceptWhich: () => l10n.t("Accept all places that are…"),
  accepted: (count: string) => l10n.t("Accepted: {0}", count),
  noCandidates: () => l10n.t("For this annotation there is no candidate."),
  chooseCandidate: (line: string) => l10n.t("Where does “{0}” belong?", line),
  cannotStand: () =>
    l10n.t("An annotation cannot stand there. Nothing was changed: choose another place."),
  needsCursor: () => l10n.t("Show the note and put the cursor where the annotation belongs."),
  deleteQuestion: (line: string) => l10n.t("Delete the annotation “{0}” for good?", line),
  deleteDetail: () => l10n.t("It is in no text any more. This cannot be undone."),
  deleteIt: () => l10n.t("Delete"),
  formerGone: () =>
    l10n.t("The edition before is known only in the window in which the note was updated."),
} as const;

/** From this confidence on a place is called sure or likely. */
const SURE = 0.9;
const LIKELY = 0.7;

const STATUSES: Readonly<Record<ReviewStatus, () => string>> = {
  exact: () => l10n.t("as it was"),
  edited: () => l10n.t("edited"),
  moved: () => l10n.t("moved"),
  fuzzy: () => l10n.t("moved and edited"),
};

const STATUS_DETAILS: Readonly<Record<ReviewStatus, () => string>> = {
  exact: () => l10n.t("The words around it are what they were."),
  edited: () => l10n.t("The author changed the line that it is on."),
  moved: () => l10n.t("The author moved the line that it is on."),
  fuzzy: () => l10n.t("The author moved and changed the line that it is on."),
};
