import * as vscode from "vscode";
import { detectFormat, MergeError, separateSteps, updateEditionSteps } from "../../core/index.js";
import type { NoteOptions, Steps } from "../../core/index.js";
import { beginReviewSteps } from "../../core/review/index.js";
import type { ReviewState, ReviewStep } from "../../core/review/index.js";
import { findOpenNote } from "../documents/index.js";
import type { FeatureContext } from "../documents/index.js";
import { Failure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { VIEWS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { nameOf } from "../platform/nameOf.js";
import { withProgress } from "../platform/progress.js";
import { runInSlices } from "../platform/slices.js";
import { chooseEdition } from "./editionSources.js";
import type { EditionSource } from "./editionSources.js";
import type { FormerTexts } from "./formerTexts.js";
import { reviewMessages } from "./messages.js";
import type { MakeStep, ReviewSession, StepSource } from "./reviewSession.js";
import { countLeft } from "./reviewSessions.js";
import type { ReviewSessions } from "./reviewSessions.js";
import { mayForgetStrangers } from "./strangers.js";

/** What updating a note works with. */
export interface UpdateSources {
  readonly context: FeatureContext;
  readonly sessions: ReviewSessions;
  readonly former: FormerTexts;
}

/**
 * Carries the annotations of the active note over to a new edition of the author's text: asks for that, writes the
 * sidecar, changes the note in one edit, and shows what became of it.
 *
 * @param wished where the new text comes from, as `chooseEdition` takes it
 * @throws Failure with words for the reader; note and sidecar are as before
 */
export async function updateNote(
  { context, sessions, former }: UpdateSources,
  wished: unknown,
): Promise<void> {
  const open = await findOpenNote(context.notes);
  if (open === null) {
    return;
  }
  const { document } = open.editor;
  checkWritable(document);
  const source = await chooseEdition(document.uri, wished);
  const session = sessions.of(document);
  const state = source === undefined ? null : await session.follow();
  if (source === undefined || state === null) {
    return;
  }
  const options = { ...context.settings.current.grammar, format: state.separated.grammar.format };
  const given = { ...source, text: normalised(source.text, document.eol) };
  const edition = await withoutAnnotations(given, options);
  const isWished =
    edition !== undefined &&
    isNew(edition, state) &&
    (await isRightFormat(edition, state)) &&
    (await mayForgetStrangers(session));
  if (!isWished) {
    return;
  }
  const taken: StepSource[] = [];
  const isDone = await withProgress(reviewMessages.updating(), (_, token) =>
    step(
      session,
      (from) => {
        taken.push(from);
        return updateSteps(from, edition.text, options);
      },
      token,
    ),
  );
  // What was carried over in the end, whatever was edited while a question was open.
  const from = taken.at(-1);
  if (isDone !== true || from === undefined) {
    hint(reviewMessages.cancelled());
    return;
  }
  const { text } = from.note;
  session.former = { text, separated: from.state.separated };
  await show(session, former.keep(document.uri, text), edition);
}

/** A step that says what it means where no note has the new text. */
async function step(
  session: ReviewSession,
  make: MakeStep,
  token: vscode.CancellationToken,
): Promise<true | undefined> {
  try {
    return await session.step(make, token);
  } catch (cause) {
    throw cause instanceof MergeError
      ? new Failure(reviewMessages.cannotUpdate(), { cause })
      : cause;
  }
}

function* updateSteps(
  { note, state }: StepSource,
  newText: string,
  options: NoteOptions,
): Steps<ReviewStep> {
  const edition = yield* updateEditionSteps(note.text, newText, options);
  const now = yield* separateSteps(edition.text, options);
  return { text: edition.text, state: yield* beginReviewSteps(state, edition, now) };
}

/** What cannot be written cannot be updated; a file that only refuses to be saved is the editor's to tell. */
function checkWritable({ uri, isUntitled }: vscode.TextDocument): void {
  if (!isUntitled && vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    throw new Failure(reviewMessages.readOnly());
  }
}

/** A text with the line breaks of the note, which an editor's document has all alike, and without byte order mark. */
function normalised(text: string, eol: vscode.EndOfLine): string {
  const lineBreak = eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
  return text.replace(/^\uFEFF/u, "").replace(/\r\n|\r|\n/gu, lineBreak);
}

/**
 * The new text as the author's alone. One with brackets of the reader's may be an annotated copy, as a Git revision of
 * the note is, or the author may write such brackets: that is asked. Undefined when the reader went away.
 */
async function withoutAnnotations(
  { text, name }: EditionSource,
  options: NoteOptions,
): Promise<EditionSource | undefined> {
  const separated = await runInSlices(separateSteps(text, options));
  const count = separated?.annotations.length ?? 0;
  if (separated === undefined || count === 0) {
    return { text, name };
  }
  const leaveOut = reviewMessages.leaveOut();
  const keep = reviewMessages.authorBrackets();
  const chosen = await vscode.window.showWarningMessage(
    reviewMessages.holdsAnnotations(name, messages.annotations(count)),
    { modal: true, detail: reviewMessages.holdsAnnotationsDetail() },
    leaveOut,
    keep,
  );
  if (chosen === undefined) {
    return undefined;
  }
  return { name, text: chosen === leaveOut ? separated.text : text };
}

/** Says so where there is nothing to carry anything over to. */
function isNew({ text, name }: EditionSource, { separated }: ReviewState): boolean {
  if (text.trim() === "") {
    void vscode.window.showInformationMessage(reviewMessages.emptyText(name));
    return false;
  }
  if (text === separated.text) {
    void vscode.window.showInformationMessage(reviewMessages.sameText(name));
    return false;
  }
  return true;
}

/** Asks where the new text looks like another format. */
async function isRightFormat(
  { text, name }: EditionSource,
  { separated }: ReviewState,
): Promise<boolean> {
  const { format } = separated.grammar;
  const shown = detectFormat(text);
  if (shown === format || shown === detectFormat(separated.text)) {
    return true;
  }
  const question = reviewMessages.otherFormat(
    name,
    messages.formatName(shown),
    messages.formatName(format),
  );
  const goOn = reviewMessages.goOn();
  return (await vscode.window.showWarningMessage(question, { modal: true }, goOn)) === goOn;
}

async function show(
  session: ReviewSession,
  before: vscode.Uri,
  { name }: EditionSource,
): Promise<void> {
  const { document, state } = session;
  const title = reviewMessages.diffTitle(nameOf(document.uri));
  await vscode.commands.executeCommand("vscode.diff", before, document.uri, title, {
    preview: false,
  });
  const left = countLeft(state);
  const all = (state?.separated.annotations.length ?? 0) + left.orphans;
  if (left.places + left.orphans > 0) {
    // The focus stays in the text.
    await vscode.commands.executeCommand(`${VIEWS.annotations}.focus`, { preserveFocus: true });
  }
  const summary = [
    reviewMessages.updated(name, all, left),
    ...(session.isInMemory ? [reviewMessages.inMemory()] : []),
  ];
  void vscode.window.showInformationMessage(messages.sentences(summary));
}
