import * as vscode from "vscode";
import { givenTree } from "../../core/note/index.js";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { setContextKey } from "../platform/contextKeys.js";
import { editorDialogs } from "../platform/dialogs.js";
import { Disposable } from "../platform/dispose.js";
import { Failure } from "../platform/failure.js";
import { COMMANDS, CONTEXT_KEYS } from "../platform/ids.js";
import { tellFailure } from "../platform/tellFailure.js";
import { nameOf } from "../files/index.js";
import { dimDoubtfulRows } from "./doubtfulRows.js";
import { restorationMessages } from "./messages.js";
import { pageChoices } from "./pageChoices.js";
import type { PageChoices } from "./pageChoices.js";
import { PageSession } from "./pageSession.js";
import { readOutline } from "./readOutline.js";
import type { RestorationCommand } from "./restorationCommands.js";
import { restoreNote } from "./restoreNote.js";
import { ReviewCommands } from "./reviewCommands.js";

/** Makes the feature; called once, when the first page text was read or a command is called. */
export function createRestoration(context: FeatureContext): ChunkFeature<RestorationCommand> {
  return new RestorationFeature(context);
}

class RestorationFeature extends Disposable implements ChunkFeature<RestorationCommand> {
  readonly #context: FeatureContext;
  readonly #choices: PageChoices;
  readonly #sessions = new Map<vscode.TextDocument, PageSession>();
  readonly #review: ReviewCommands;
  readonly #asked = new WeakSet<vscode.TextDocument>();
  readonly commands: ChunkFeature<RestorationCommand>["commands"];

  constructor(context: FeatureContext) {
    super();
    this.#context = context;
    this.#choices = pageChoices(context.memory);
    this.#review = this._register(new ReviewCommands(context));
    this.commands = this.#commands();
    const { notes } = context;
    this._register(dimDoubtfulRows());
    this._register(
      this.#review.onDidChange((session) => {
        this.#describe(session);
      }),
    );
    this._register(
      notes.onDidChangeNote(({ document }) => {
        this.#look(document);
      }),
    );
    this._register(
      notes.onDidCloseNote((document) => {
        this.#close(document);
      }),
    );
    this._register(
      notes.onDidChangeActiveNote(() => {
        this.#describeActive();
      }),
    );
    this._register({
      dispose: () => {
        for (const document of [...this.#sessions.keys()]) {
          this.#close(document);
        }
      },
    });
    for (const document of vscode.workspace.textDocuments) {
      this.#look(document);
    }
  }

  #commands(): ChunkFeature<RestorationCommand>["commands"] {
    const review = this.#review;
    return {
      [COMMANDS.showRestoredOutline]: async () => (await this.#activeSession()).show("tree"),
      [COMMANDS.showFlatOutline]: async () => {
        const session = await this.#activeSession();
        review.end(session);
        await session.show("flat");
      },
      [COMMANDS.reviewOutline]: async () => review.start(await this.#activeSession()),
      [COMMANDS.chooseOutlineAnswer]: async (row) =>
        review.choose(await this.#activeSession(), row),
      [COMMANDS.answerOutline]: (argument) => review.answer(argument),
      [COMMANDS.attachLines]: async (rows, target) =>
        review.attach(await this.#activeSession(), rows, target),
      [COMMANDS.restoreHierarchy]: async (format) =>
        restoreNote(
          { settings: this.#context.settings, dialogs: editorDialogs },
          await this.#activeSession(),
          format,
        ),
      [COMMANDS.readOutlineWithModel]: async () => readOutline(await this.#activeSession()),
    };
  }

  /** Makes the session of a page text, or ends that of a note that is none any more, and lets it follow its note. */
  #look(document: vscode.TextDocument): void {
    const isPage = this.#context.notes.latest(document)?.format === "page";
    if (!isPage) {
      this.#close(document);
      return;
    }
    this.#sessionOf(document).follow();
  }

  #sessionOf(document: vscode.TextDocument): PageSession {
    const known = this.#sessions.get(document);
    if (known !== undefined) {
      return known;
    }
    const session = new PageSession(document, { context: this.#context, choices: this.#choices });
    this.#sessions.set(document, session);
    session.onDidChange(() => {
      this.#describe(session);
    });
    return session;
  }

  async #activeSession(): Promise<PageSession> {
    const document = this.#context.notes.activeNote;
    if (document !== null) {
      await this.#context.notes.whenCurrent(document);
    }
    const session = document === null ? undefined : this.#sessions.get(document);
    if (session === undefined) {
      throw new Failure(restorationMessages.noPage());
    }
    return session;
  }

  #close(document: vscode.TextDocument): void {
    const session = this.#sessions.get(document);
    if (session !== undefined) {
      this.#sessions.delete(document);
      this.#review.end(session);
      session.dispose();
      this.#context.outline.remark(document, "");
      this.#describeActive();
    }
  }

  #describeActive(): void {
    const document = this.#context.notes.activeNote;
    const session = document === null ? undefined : this.#sessions.get(document);
    if (session === undefined) {
      setContextKey(CONTEXT_KEYS.pageOutline, "");
    } else {
      this.#describe(session);
    }
  }

  /** Says over the tree what it is. */
  #describe(session: PageSession): void {
    const { document, isShown } = session;
    const { notes, outline } = this.#context;
    outline.remark(document, this.#remarkOn(session));
    if (document === notes.activeNote) {
      setContextKey(CONTEXT_KEYS.pageOutline, isShown ? "tree" : "flat");
      if (session.choice === null && !this.#asked.has(document)) {
        this.#asked.add(document);
        this.#ask(session).catch((error: unknown) => {
          tellFailure(this.#context.log, `Showing ${document.uri.toString()} failed`, error);
        });
      }
    }
  }

  #remarkOn(session: PageSession): string {
    const { document, isShown } = session;
    const ofReview = this.#review.remarkOn(session);
    if (ofReview !== null) {
      return ofReview;
    }
    const note = this.#context.notes.latest(document);
    if (note === null || !isShown) {
      return restorationMessages.flat();
    }
    const tree = givenTree(note);
    return tree === null
      ? restorationMessages.restoring()
      : restorationMessages.guess(tree.doubtfulCount, note.nodeCount - 1);
  }

  async #ask(session: PageSession): Promise<void> {
    const guess = restorationMessages.showGuess();
    const flat = restorationMessages.keepFlat();
    const question = restorationMessages.askGuess(nameOf(session.document.uri));
    const answer = await vscode.window.showInformationMessage(question, guess, flat);
    if (answer !== undefined && this.#sessions.get(session.document) === session) {
      await session.show(answer === guess ? "tree" : "flat");
    }
  }
}
