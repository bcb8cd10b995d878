import type { Uri } from "vscode";
import type { Dialogs } from "../../../src/vscode/platform/dialogs.js";
import type { ReaderDialogs } from "../../../src/vscode/pairs/readerDialogs.js";

/** What happens while a question is open, and the answer to it. */
export class Meanwhile {
  constructor(
    readonly answer: unknown,
    readonly happens: () => unknown,
  ) {}
}

/** Dialogs that answer by a list, in order, and remember what they said. With the list at its end the reader goes away. */
export class ScriptedDialogs implements ReaderDialogs {
  readonly #answers: unknown[];
  /** Messages and titles with their details. */
  readonly said: string[] = [];

  constructor(...answers: readonly unknown[]) {
    this.#answers = [...answers];
  }

  /** How many answers nobody asked for. */
  get left(): number {
    return this.#answers.length;
  }

  ask: Dialogs["ask"] = ({ message, detail = "" }) => this.#answer(`${message}\n${detail}`);
  pick: Dialogs["pick"] = (title, rows) =>
    this.#answer([title, ...rows.map(({ label, detail = "" }) => `${label} ${detail}`)].join("\n"));
  pickFolder = (title: string): Promise<Uri | undefined> => this.#answer(title);
  pickFile = (title: string): Promise<Uri | undefined> => this.#answer(title);
  pickNewFile = (title: string): Promise<Uri | undefined> => this.#answer(title);
  pickFiles = (title: string): Promise<readonly Uri[] | undefined> => this.#answer(title);
  /** An answer of null takes what stands there already. */
  askForLine: ReaderDialogs["askForLine"] = async ({ title, value, faultOf }) => {
    const line = await this.#answer<string | null>(`${title}\n${value}`);
    const fault = typeof line === "string" ? faultOf(line) : null;
    if (fault !== null) {
      throw new Error(fault);
    }
    return line === null ? value : line;
  };

  /** What is told needs no answer, and gets one only where the next is meant for it: `told:` and the choice. */
  tell: Dialogs["tell"] = ({ message }) => {
    const [next] = this.#answers;
    const given = next instanceof Meanwhile ? next.answer : next;
    if (typeof given === "string" && given.startsWith("told:")) {
      const choice = given.slice("told:".length);
      this.#answers[0] = next instanceof Meanwhile ? new Meanwhile(choice, next.happens) : choice;
      return this.#answer(message);
    }
    this.said.push(message);
    return Promise.resolve(undefined);
  };

  async #answer<Choice>(said: string): Promise<Choice | undefined> {
    this.said.push(said);
    const answer = this.#answers.shift();
    if (!(answer instanceof Meanwhile)) {
      return answer as Choice | undefined;
    }
    await answer.happens();
    return answer.answer as Choice;
  }
}
