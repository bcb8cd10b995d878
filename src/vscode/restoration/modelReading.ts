import * as vscode from "vscode";
import {
  isPoorReply,
  readRestorationReply,
  restorationPrompts,
  retryPrompt,
  withModelAnswers,
} from "../../core/restoration/index.js";
import type { RestorationPrompt, RestorationReply } from "../../core/restoration/index.js";
import { Failure } from "../platform/failure.js";
import { yieldToHost } from "../platform/slices.js";
import { restorationMessages } from "./messages.js";
import type { PageMoment, PageSession } from "./pageSession.js";

/** What is asked of a language model: a part of `vscode.LanguageModelChat`. */
export type ReadingModel = Pick<vscode.LanguageModelChat, "name" | "vendor" | "sendRequest">;

/** How far a model has read a page. */
export interface ReadingProgress {
  /** Requests that were answered, and how many there are in all. */
  readonly done: number;
  readonly all: number;
}

/** How much text a reading sends, before it is sent. */
export interface ReadingSize {
  readonly requests: number;
  readonly characters: number;
}

/** How much a reading from a line on would send, but for requests that are repeated. */
export async function readingSize(moment: PageMoment, from: number): Promise<ReadingSize> {
  let requests = 0;
  let characters = 0;
  for (let next: number | null = from; next !== null;) {
    const prompt = promptAt(moment, next);
    if (prompt === null) break;
    requests += 1;
    characters += prompt.text.length;
    next = prompt.next;
    await yieldToHost();
  }
  return { requests, characters };
}

/**
 * Lets a language model read a page, stretch by stretch, each under the answers so far. What can be used of a reply is
 * kept at once, so that reading can go on where it stopped. A reply of little use is asked for once more. No more
 * stretches go out than `readingSize` says at the beginning, which is what the reader has agreed to: where the page is
 * edited meanwhile, reading stops before the end.
 *
 * @throws what the model throws; what was read before is kept
 */
export async function readWithModel(
  session: PageSession,
  model: ReadingModel,
  report: (progress: ReadingProgress) => void,
  token: vscode.CancellationToken,
): Promise<void> {
  const first = await session.whenRestored();
  const { requests } = await readingSize(first, first.known.readTo);
  for (let done = 0; done < requests; done++) {
    const moment = await session.whenRestored();
    const { known, lines } = moment;
    const prompt = promptAt(moment, known.readTo);
    if (prompt === null || known.readTo >= lines.length) {
      return;
    }
    report({ done, all: requests });
    const reply = await askTwice(model, prompt, token);
    if (token.isCancellationRequested) {
      return;
    }
    const now = session.moment;
    // What is said of a page that was edited meanwhile is about other lines.
    if (now?.lines === lines) {
      await session.set(now, {
        answers: withModelAnswers(now.known.answers, reply.answers),
        readTo: prompt.next ?? lines.length,
      });
    }
  }
}

function promptAt({ lines, page, grammar }: PageMoment, from: number): RestorationPrompt | null {
  const { restoration } = page;
  return restorationPrompts(lines, { ...grammar, restoration, from, most: 1 })[0] ?? null;
}

async function askTwice(
  model: ReadingModel,
  prompt: RestorationPrompt,
  token: vscode.CancellationToken,
): Promise<RestorationReply> {
  const first = await ask(model, prompt, token);
  if (!isPoorReply(prompt, first) || token.isCancellationRequested) {
    return first;
  }
  const second = await ask(model, retryPrompt(prompt, first), token);
  return second.missing.length < first.missing.length ? second : first;
}

async function ask(
  model: ReadingModel,
  prompt: RestorationPrompt,
  token: vscode.CancellationToken,
): Promise<RestorationReply> {
  const messages = [vscode.LanguageModelChatMessage.User(prompt.text)];
  const justification = restorationMessages.justification();
  const response = await model.sendRequest(messages, { justification }, token);
  let text = "";
  for await (const part of response.text) {
    text += part;
    if (token.isCancellationRequested || text.length > LONGEST_REPLY) break;
  }
  return readRestorationReply(prompt, text);
}

/** More is not read: no prompt asks for so much. */
const LONGEST_REPLY = 100_000;

/** What went wrong with a model, in words for the reader. */
export function modelFailure(cause: unknown): Failure {
  if (cause instanceof Failure) {
    return cause;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Failure(restorationMessages.modelFailed(message), { cause });
}
