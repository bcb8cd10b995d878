import { l10n } from "vscode";
import { formatNumber } from "../platform/messages.js";

/** Texts that are shown when a note is separated, merged or renamed. */
export const pairMessages = {
  brokenSurrogate: (name: string) =>
    l10n.t(
      "“{0}” would hold half a character, which no file can keep. Remove what is shown as “�” and try again.",
      name,
    ),
  notSaved: (name: string) => l10n.t("“{0}” was not saved, so nothing was done.", name),
  notAPlaceForNotes: (name: string) =>
    l10n.t("“{0}” is not a note: Marginalia reads no notes where nothing can be written.", name),
  notANote: (name: string) => l10n.t("“{0}” is not a note.", name),
  bytes: (count: number) =>
    count < 1000
      ? l10n.t("{0} bytes", count)
      : count < 1_000_000
        ? l10n.t("{0} kB", Math.round(count / 1000))
        : l10n.t("{0} MB", (count / 1_000_000).toFixed(1)),
  notes: (count: number) =>
    count === 1 ? l10n.t("1 note") : l10n.t("{0} notes", formatNumber(count)),
  withoutPlace: (count: number) =>
    count === 1
      ? l10n.t("1 annotation without a place")
      : l10n.t("{0} annotations without a place", formatNumber(count)),
  undo: () => l10n.t("Undo"),
  undone: () => l10n.t("The files are as they were before."),
  notUndone: () =>
    l10n.t("Not undone: a file was changed since, or could not be written. Nothing more was done."),

  needsNote: () =>
    l10n.t("Open a note first, or choose notes or folders in the explorer, and then separate."),
  unsavedNote: (name: string) =>
    l10n.t("“{0}” has unsaved changes. Save it and separate it?", name),
  saveAndSeparate: () => l10n.t("Save and Separate"),
  noAnnotations: (name: string) => l10n.t("“{0}” has no annotations.", name),
  noAnnotationsDetail: () =>
    l10n.t("The author's text would be the same as the note, and the other file all but empty."),
  writeAnyway: () => l10n.t("Write Both Files Anyway"),
  placeTitle: (subject: string) => l10n.t("Separate {0}: where to?", subject),
  quoted: (name: string) => l10n.t("“{0}”", name),
  besideNote: () => l10n.t("Beside the note"),
  besideNotes: () => l10n.t("Each beside its note"),
  inFolder: () => l10n.t("Into another folder…"),
  inOneFolder: () => l10n.t("All into one folder…"),
  inFolderDetail: () => l10n.t("The names stay the same"),
  inOneFolderDetail: () => l10n.t("With the folders that the notes are in"),
  chooseFolder: () => l10n.t("Choose Folder"),
  planned: (file: string, content: string) => l10n.t("{0} ({1})", file, content),
  exist: (names: readonly string[]) =>
    names.length === 0
      ? ""
      : names.length === 1
        ? l10n.t("{0} exists", names.join())
        : l10n.t("both files exist"),
  bothSame: () => l10n.t("both files are as they would be"),
  alreadySeparated: (name: string) =>
    l10n.t("“{0}” is separated already: both files are as they would be.", name),
  replaceFile: (name: string) => l10n.t("“{0}” exists. Replace it?", name),
  replaceFiles: (one: string, other: string) =>
    l10n.t("“{0}” and “{1}” exist. Replace them?", one, other),
  replace: () => l10n.t("Replace"),
  authorWasEdited: (name: string) =>
    l10n.t(
      "{0} was edited since it was separated; these edits would be lost. To keep them, merge instead.",
      name,
    ),
  wouldBeLost: (reason: string) => l10n.t("{0} What is in it would be lost.", reason),
  sidecarOfOther: (name: string, note: string) =>
    l10n.t("{0} belongs to another note, {1}, whose annotations would be lost.", name, note),
  notInNote: (name: string, count: number) =>
    count === 1
      ? l10n.t("{0} holds 1 annotation that is not in the note; it would be lost.", name)
      : l10n.t(
          "{0} holds {1} annotations that are not in the note; they would be lost.",
          name,
          formatNumber(count),
        ),
  sidecarKeeps: (name: string, kept: string) => l10n.t("{0}: {1} in it are kept.", name, kept),
  separated: (note: string, author: string, sidecar: string) =>
    l10n.t(
      "Separated: the author's text is in “{1}”, the annotations are in “{2}”. Go on writing in “{0}”; it was not changed.",
      note,
      author,
      sidecar,
    ),
  openAuthorText: () => l10n.t("Open Author's Text"),
  openAnnotations: () => l10n.t("Open Annotations"),

  looking: () => l10n.t("Looking for notes"),
  separating: () => l10n.t("Separating notes"),
  noNotesThere: () => l10n.t("There are no notes to separate: no Markdown or text files."),
  existAlready: (count: string, all: string) =>
    l10n.t("{0} of {1} have files of a pair already.", count, all),
  someExist: (count: string) => l10n.t("{0}: files of their pairs exist. Replace them?", count),
  someExistDetail: () =>
    l10n.t(
      "Annotations without a place that the old files hold are kept; where anything else in them would be lost, the note is left out. Skip leaves out all of these notes and separates the others.",
    ),
  skip: () => l10n.t("Skip"),
  separatedMany: (notes: string, annotations: string) =>
    l10n.t(
      "Separated: {0} with {1}. Go on writing in the notes; they were not changed.",
      notes,
      annotations,
    ),
  stopped: (done: number, all: number) =>
    l10n.t("Stopped: {0} of {1} notes are separated.", formatNumber(done), formatNumber(all)),
  leftOut: (count: number) =>
    count === 1 ? l10n.t("1 was left out.") : l10n.t("{0} were left out.", formatNumber(count)),
  showLeftOut: () => l10n.t("Show Why"),
  leftOutTitle: () => l10n.t("What was left out, and why"),
  leftOutExists: () => l10n.t("The files of its pair exist."),
  leftOutNothing: () => l10n.t("It has no annotations."),
  leftOutClash: () => l10n.t("Another note of the same name has the same sidecar."),
  leftOutUnsaved: () => l10n.t("It has unsaved changes."),
  leftOutSame: () => l10n.t("Its pair is as it would be."),
  leftOutFailed: () => l10n.t("That did not work. The log says more."),

  chooseSidecar: () => l10n.t("Annotations to Merge"),
  noSidecar: (sidecar: string, file: string) =>
    l10n.t(
      "No annotations were found for “{1}”: there is no “{0}” beside it, nor another file of annotations that were taken from this text.",
      sidecar,
      file,
    ),
  interrupted: (author: string) => l10n.t("Writing “{0}” was interrupted. Finish it?", author),
  interruptedDetail: (leftover: string) =>
    l10n.t("{0} is complete and would get the name.", leftover),
  interruptedReplacing: (leftover: string) =>
    l10n.t(
      "{0} is complete and would get the name. It would take the place of the file that has it, which holds another text.",
      leftover,
    ),
  finish: () => l10n.t("Finish"),
  otherText: (author: string, sidecar: string) =>
    l10n.t("“{0}” is not the text that the annotations in “{1}” were taken from.", author, sidecar),
  seemsEdited: (percent: number) =>
    l10n.t(
      "It seems to be edited: {0} % of the lines of that text are in it. Carried over, the annotations go to where their lines are now; those without a sure place are kept in the file of annotations. Merged with the text as it was, the note is without the edits.",
      percent,
    ),
  seemsOther: (percent: number, note: string) =>
    note === ""
      ? l10n.t(
          "It seems to be the text of another note: {0} % of the lines of that text are in it. The text as it was is kept with the annotations, and the note can be made of it.",
          percent,
        )
      : l10n.t(
          "The annotations were taken from {1}, and this seems to be the text of another note: {0} % of the lines of that text are in it. The text as it was is kept with the annotations, and the note can be made of it.",
          percent,
          note,
        ),
  carryOver: () => l10n.t("Carry the Annotations Over"),
  changedPlaces: (count: number) =>
    count === 1
      ? l10n.t("1 annotation stands at a line that was edited or moved.")
      : l10n.t("{0} annotations stand at lines that were edited or moved.", formatNumber(count)),
  lostPlaces: (count: number) =>
    count === 1
      ? l10n.t("1 annotation has no sure place in the text any more.")
      : l10n.t("{0} annotations have no sure place in the text any more.", formatNumber(count)),
  useTextAsItWas: () => l10n.t("Merge with the Text as It Was"),
  cannotMerge: () =>
    l10n.t(
      "These annotations cannot be put into this text so that they could be taken out again. Nothing was written.",
    ),
  alreadyMerged: (name: string) =>
    l10n.t("“{0}” is the merged note already, to the byte. Nothing was written.", name),
  replacedCounts: (now: string, merged: string) =>
    l10n.t("It has {0} now and would have {1}.", now, merged),
  lossOfNote: () =>
    l10n.t("What was written into it since it was separated is not in the pair and would be lost."),
  canBeUndone: () =>
    l10n.t("It is open: the change can be undone in the editor, and is not saved."),
  saveAs: () => l10n.t("Under Another Name…"),
  merged: (note: string, annotations: string) =>
    l10n.t("“{0}” is the note again, with {1}. Go on writing in it.", note, annotations),
  notSavedYet: () => l10n.t("It is not saved yet."),
  textFromSidecar: () => l10n.t("The author's text came from the file of annotations."),
  moved: (count: number) =>
    count === 1
      ? l10n.t(
          "1 annotation could not stand at its place and stands at the end of its line or below.",
        )
      : l10n.t(
          "{0} annotations could not stand at their places and stand at the ends of their lines or below.",
          formatNumber(count),
        ),
  orphansStay: (orphans: string, sidecar: string) =>
    l10n.t("Kept in “{1}”: {0}.", orphans, sidecar),
  grammarDiffers: () =>
    l10n.t(
      "Its brackets and format are those that it was separated with, not those of the settings.",
    ),
  openNote: () => l10n.t("Open Note"),

  renameOne: (files: string) =>
    l10n.t("The note was renamed. Rename what belongs to it too ({0})?", files),
  renameMany: (count: number) =>
    l10n.t(
      "Notes were renamed. Rename the {0} files that belong to them too?",
      formatNumber(count),
    ),
  rename: () => l10n.t("Rename"),
  keepNames: () => l10n.t("Keep Names"),
  renameInTheWay: (names: string) =>
    l10n.t("What belongs to the note keeps its old name: there is already {0}.", names),
  notRenamed: () => l10n.t("The files of the pair could not be renamed. They are as before."),
} as const;
