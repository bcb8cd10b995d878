import { assert } from "chai";
import * as vscode from "vscode";

/**
 * How something happens at an await: `racing` is begun just before the call is made, so that it is under way while the
 * call is; `waiting` is done when the call has its result, before the caller gets it.
 */
export type Meeting = "racing" | "waiting";

/** What the reader answers where a command asks. Buttons and rows are those that the command offers first. */
export interface Answers {
  /** Typed into a box; what stands in it when left out. */
  readonly words?: string;
  /** Which row of a list; the first when left out. */
  readonly row?: (label: string) => boolean;
}

/** What is to happen, and at which of the awaits of a command. */
export interface Interruption {
  /** Counted from 0, which is before the command is called. */
  readonly at: number;
  readonly meeting: Meeting;
  readonly happens: () => Thenable<unknown>;
}

/** How a command went. */
export interface Course {
  /** How many times it gave the host a chance to do something else. */
  readonly awaits: number;
  /** Whether the interruption came: the command may have been at its end before. */
  readonly isInterrupted: boolean;
  /** All messages and hints, also those of the status bar. */
  readonly said: readonly string[];
  /** Those that came before the interruption, or with the await at which it came. */
  readonly saidBefore: readonly string[];
}

type Call = (...args: readonly unknown[]) => unknown;
type Owner = Readonly<Record<string, unknown>>;

/** What a command waits for the editor with. Editors and file systems are frozen: the await before them stands for them. */
const AWAITED: readonly (readonly [owner: unknown, name: string])[] = [
  [vscode.commands, "executeCommand"],
  [vscode.window, "showTextDocument"],
  [vscode.window, "withProgress"],
  [vscode.workspace, "applyEdit"],
  [vscode.workspace, "openTextDocument"],
  [vscode.workspace, "save"],
];

/** Messages, which are also awaited: the reader chooses the first button. */
const MESSAGES = ["showInformationMessage", "showWarningMessage", "showErrorMessage"] as const;

/** Longer than a slice of work may take, so that a slice is one step. */
const STEP_MS = 10;

/**
 * Runs a command as the editor does, with each of its awaits counted, and lets something happen at one of them: at calls
 * of the editor's API, at questions to the reader, and between the steps of work that is done in slices. Nothing of the
 * API is replaced but the reader.
 */
export async function runInterrupted(
  run: () => Thenable<unknown>,
  answers: Answers = {},
  interruption: Interruption | null = null,
): Promise<Course> {
  const points = new AwaitPoints(interruption);
  points.install(answers);
  try {
    await points.pass(run);
    await points.whenHappened();
  } finally {
    points.restore();
  }
  const { passed: awaits, isInterrupted, said, saidBefore } = points;
  return { awaits, isInterrupted, said, saidBefore };
}

class AwaitPoints {
  readonly said: string[] = [];
  saidBefore: readonly string[] = [];
  readonly #interruption: Interruption | null;
  readonly #restores: (() => void)[] = [];
  #happening: Thenable<unknown> | null = null;
  /** The await at which it is to happen: one of work in the background may end after the command. */
  #meant: Promise<unknown> | null = null;
  passed = 0;

  constructor(interruption: Interruption | null) {
    this.#interruption = interruption;
  }

  get isInterrupted(): boolean {
    return this.#happening !== null;
  }

  async whenHappened(): Promise<void> {
    await this.#meant;
    await this.#happening;
  }

  /** Passes an await; where it is the one that was meant, what is to happen does. */
  pass<Result>(call: () => Result): Result | Promise<Awaited<Result>> {
    const { at, meeting, happens } = this.#interruption ?? { at: -1 };
    const isMeant = this.passed === at;
    this.passed += 1;
    if (!isMeant || happens === undefined) return call();
    this.saidBefore = [...this.said];
    if (meeting === "racing") {
      this.#happening = happens();
      return call();
    }
    const meant = this.#waiting(call, happens);
    this.#meant = meant;
    return meant;
  }

  async #waiting<Result>(
    call: () => Result,
    happens: Interruption["happens"],
  ): Promise<Awaited<Result>> {
    // The first await is that of the call of the command itself: there is nothing to wait for before it.
    const result = this.passed === 1 ? null : { of: await call() };
    this.#happening = happens();
    await this.#happening;
    return result === null ? await call() : result.of;
  }

  install(answers: Answers): void {
    for (const [owner, name] of AWAITED) {
      this.#replace(owner as Owner, name, (original) => (...args) => {
        const isOfEditor = args[0] === "setContext";
        return isOfEditor ? original(...args) : this.pass(() => original(...args));
      });
    }
    for (const name of MESSAGES) {
      this.#replace(vscode.window, name, () => (message, ...more) => {
        this.said.push(String(message));
        const buttons = more.filter((one) => typeof one === "string");
        // Closing a message is the answer to one that a command only tells.
        const answer = name === "showWarningMessage" ? buttons[0] : undefined;
        return this.pass(() => Promise.resolve(answer));
      });
    }
    this.#replace(vscode.window, "setStatusBarMessage", (original) => (text, ...more) => {
      this.said.push(String(text));
      return original(text, ...more);
    });
    this.#replace(vscode.window, "showInputBox", () => (options) => {
      const { value } = options as { readonly value?: string };
      return this.pass(() => Promise.resolve(answers.words ?? value));
    });
    this.#replace(
      vscode.window,
      "showQuickPick",
      () => (rows) =>
        this.pass(async () => pickRow(await (rows as Promise<readonly Row[]>), answers)),
    );
    this.#replace(
      vscode.window,
      "createInputBox",
      (original) => () => this.#answered(original() as vscode.InputBox, answers),
    );
    this.#slice();
  }

  restore(): void {
    for (const restore of this.#restores.reverse()) restore();
  }

  /** A box in which the reader types, and presses Enter. */
  #answered(box: vscode.InputBox, { words }: Answers): vscode.InputBox {
    let accept: () => unknown = () => undefined;
    return new Proxy(box, {
      get: (target, name) => {
        if (name === "onDidAccept") {
          return (listener: typeof accept) => {
            accept = listener;
            return { dispose: () => undefined };
          };
        }
        if (name === "show") {
          return () => {
            if (words !== undefined) target.value = words;
            const opened = this.pass(() => Promise.resolve());
            void opened.then(accept);
          };
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
      set: (target, name, value) => Reflect.set(target, name, value, target),
    });
  }

  /** Makes each step of work a slice of its own, and the turn behind it an await. */
  #slice(): void {
    let now = performance.now();
    this.#replace(performance as unknown as Owner, "now", () => () => (now += STEP_MS));
    if ("setImmediate" in globalThis) {
      this.#replace(globalThis, "setImmediate", (original) => (then, ...more) => {
        // What a promise is resolved by: the editor itself hands over functions of its own.
        if (!String(then).includes("[native code]")) return original(then, ...more);
        const turn = this.pass(() => new Promise((resolve) => original(resolve)));
        void turn.then(then as () => unknown);
        return undefined;
      });
    } else {
      this.#replace(globalThis, "MessageChannel", () =>
        channelThatPasses((turn) => this.pass(turn)),
      );
    }
  }

  #replace(owner: Owner, name: string, wrap: (original: Call) => Call): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const value = owner[name];
    assert.isFunction(value, `${name} is a function`);
    const original: Call = (...args) =>
      Reflect.apply<unknown, readonly unknown[], unknown>(value as Call, owner, args);
    Object.defineProperty(owner, name, {
      value: wrap(original),
      configurable: true,
      writable: true,
      enumerable: before?.enumerable ?? true,
    });
    this.#restores.push(() => {
      if (before === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, before);
    });
  }
}

/** Stands for a worker's channel, by whose message work gives the host a turn: that turn is an await. */
function channelThatPasses(pass: (turn: () => Promise<void>) => unknown): Call {
  class Channel {
    readonly port1: { onmessage: (() => void) | null; readonly close: () => void } = {
      onmessage: null,
      close: () => undefined,
    };
    readonly port2 = {
      postMessage: (): void => {
        void Promise.resolve(pass(nextTurn)).then(() => this.port1.onmessage?.());
      },
    };
  }
  return Channel as unknown as Call;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

interface Row {
  readonly label: string;
}

function pickRow(rows: readonly (Row | string)[], { row }: Answers): Row | string {
  const labels = rows.map((one) => (typeof one === "string" ? one : one.label));
  const found = row === undefined ? 0 : labels.findIndex(row);
  return rows[found] ?? assert.fail(`no such row; there are: ${labels.join(", ")}`);
}
