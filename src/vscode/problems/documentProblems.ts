import * as vscode from "vscode";
import { separationProblemsSteps } from "../../core/index.js";
import type { Note, Steps } from "../../core/index.js";
import { listProblemsSteps } from "../../core/problems/index.js";
import type { NoteProblem } from "../../core/problems/index.js";
import type { NoteSource } from "../documents/index.js";
import type { Log } from "../platform/log.js";
import { runInSlices } from "../platform/slices.js";
import { Coalescer } from "../platform/timer.js";
import { SOURCE, toDiagnostic } from "./describe.js";
import { problemMessages } from "./messages.js";
import type { Severities } from "./severities.js";

/** Milliseconds without an edit before problems are looked for: nobody wants to be told of a bracket while typing it. */
const QUICK_PAUSE_MS = 600;

/** The same for what reads the whole note anew. */
const LONG_PAUSE_MS = 2000;

/** The editor takes 1,000 of one extension for a document and says when it leaves some out; so do we. */
const MOST = 999;

/** Where the problems of a document are shown: those of rows, and those that separating would show. */
export interface ProblemLists {
  readonly rows: vscode.DiagnosticCollection;
  readonly separation: vscode.DiagnosticCollection;
}

/** What the problems of a document are made from. */
export interface ProblemSource extends ProblemLists {
  readonly notes: NoteSource;
  readonly log: Log;
  /** As the settings are now. */
  severities(): Severities;
}

/**
 * The problems of one open note. They are looked for when the reader pauses: those of rows at the cost of the edit, those
 * of separating, which read the whole note, after a longer pause. What is shown meanwhile moves with the text.
 */
export class DocumentProblems implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #source: ProblemSource;
  readonly #quick: Coalescer;
  readonly #long: Coalescer;
  #work = new vscode.CancellationTokenSource();

  constructor(document: vscode.TextDocument, source: ProblemSource) {
    this.#document = document;
    this.#source = source;
    this.#quick = new Coalescer(() => {
      source.log.watch(this.#lookAtRows(), "Looking for problems failed");
    }, QUICK_PAUSE_MS);
    this.#long = new Coalescer(() => {
      source.log.watch(this.#lookAtSeparation(), "Looking for problems of separating failed");
    }, LONG_PAUSE_MS);
  }

  /** Looks anew after a pause, which an edit starts over. */
  request(): void {
    this.#stop();
    this.#quick.request();
    this.#long.request();
  }

  dispose(): void {
    this.#stop();
    this.#source.rows.delete(this.#document.uri);
    this.#source.separation.delete(this.#document.uri);
  }

  #stop(): void {
    this.#quick.cancel();
    this.#long.cancel();
    this.#work.cancel();
    this.#work.dispose();
    this.#work = new vscode.CancellationTokenSource();
  }

  async #lookAtRows(): Promise<void> {
    const { rows } = this.#source;
    await this.#show(rows, (note, severities) =>
      listProblemsSteps(note, { codes: new Set(severities.keys()), most: MOST }),
    );
  }

  async #lookAtSeparation(): Promise<void> {
    const { separation } = this.#source;
    await this.#show(separation, function* (note, severities) {
      const isWanted =
        severities.has("author-text-reads-otherwise") ||
        severities.has("author-text-under-annotation");
      const found = isWanted ? yield* separationProblemsSteps(note) : [];
      const problems = found.filter(({ code }) => severities.has(code));
      return { problems: problems.slice(0, MOST), left: Math.max(0, problems.length - MOST) };
    });
  }

  async #show(
    collection: vscode.DiagnosticCollection,
    look: (
      note: Note,
      severities: Severities,
    ) => Steps<{ readonly problems: readonly NoteProblem[]; readonly left: number }>,
  ): Promise<void> {
    const document = this.#document;
    const note = this.#source.notes.current(document);
    const severities = this.#source.severities();
    // Where the note has not caught up yet, it will tell.
    if (note === null) return;
    // A text that somebody else than its reader put together: a log, a licence (product.md).
    const isMeant = document.languageId === "markdown" || note.annotationCount > 0;
    const { token } = this.#work;
    const found = isMeant ? await runInSlices(look(note, severities), token) : NOTHING;
    if (found === undefined || token.isCancellationRequested) return;
    if (this.#source.notes.current(document) !== note) return;
    const shown = found.problems.flatMap((problem) => {
      const severity = severities.get(problem.code);
      return severity === undefined ? [] : [toDiagnostic(document, note, problem, severity)];
    });
    collection.set(document.uri, found.left > 0 ? [...shown, remark(found.left)] : shown);
  }
}

const NOTHING = { problems: [], left: 0 } as const;

/** Says that the list is not all. */
function remark(left: number): vscode.Diagnostic {
  const start = new vscode.Range(0, 0, 0, 0);
  const information = vscode.DiagnosticSeverity.Information;
  const diagnostic = new vscode.Diagnostic(start, problemMessages.more(left), information);
  diagnostic.source = SOURCE;
  return diagnostic;
}
