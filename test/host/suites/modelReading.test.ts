import { assert } from "chai";
import * as vscode from "vscode";
import { readingSize, readWithModel } from "../../../src/vscode/restoration/modelReading.js";
import type { ReadingModel } from "../../../src/vscode/restoration/modelReading.js";
import { pageChoices } from "../../../src/vscode/restoration/pageChoices.js";
import { PageSession } from "../../../src/vscode/restoration/pageSession.js";
import { memory, replace, showText } from "../support/documents.js";
import { notesInMemory } from "../support/notesInMemory.js";

/** 130 lines: more than one stretch, so that reading has somewhere to stop. */
const BODY = Array.from({ length: 130 }, (_, at) => `第${at}段渠【记${at}】`);
const PAGE = ["水渠", "2025-03-01", "大纲/内容", ...BODY, "水渠", "0 条评论", ""].join("\n");

/** A model that answers as it is told, and remembers what it was sent. */
class ScriptedModel implements ReadingModel {
  readonly name = "scripted";
  readonly vendor = "test";
  readonly sent: string[] = [];

  constructor(private readonly reply: (prompt: string, index: number) => string) {}

  sendRequest(
    messages: readonly vscode.LanguageModelChatMessage[],
  ): ReturnType<ReadingModel["sendRequest"]> {
    const prompt = messages.map(({ content }) => textOf(content)).join("\n");
    const text = this.reply(prompt, this.sent.length);
    this.sent.push(prompt);
    // The rest of a response is of later editors.
    const response = { text: pieces(text), stream: pieces(text) };
    return Promise.resolve(response as unknown as vscode.LanguageModelChatResponse);
  }
}

/** In later editors a message has parts. */
function textOf(content: unknown): string {
  return Array.isArray(content)
    ? content.map((part: { readonly value?: string }) => part.value ?? "").join("")
    : String(content);
}

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 7) {
    await Promise.resolve();
    yield text.slice(at, at + 7);
  }
}

/** The numbers of the lines that a prompt asks for. */
const asked = (prompt: string): readonly number[] =>
  [...prompt.matchAll(/^(\d+)\t/gmu)].map(([, number]) => Number(number));

/** Every line is the child of the last line shown, or of one behind it. */
const chained = (prompt: string): string => {
  const lines = asked(prompt);
  const last = lines.at(-1) ?? 0;
  return lines.map((line) => (line === last ? `${line}>+` : `${line}>${last}`)).join("\n");
};

/** One during each of whose answers a line comes into the page. */
class DisturbedModel extends ScriptedModel {
  override async sendRequest(
    messages: readonly vscode.LanguageModelChatMessage[],
  ): Promise<vscode.LanguageModelChatResponse> {
    const document = vscode.window.activeTextEditor?.document;
    assert.isDefined(document);
    await replace(document, [0, 0], "又一行\n");
    return super.sendRequest(messages);
  }
}

describe("reading a page with a language model", () => {
  const world = notesInMemory();
  let session: PageSession;

  async function open(): Promise<void> {
    const document = await showText(PAGE, "plaintext");
    await world.context.notes.whenCurrent(document);
    session = new PageSession(document, {
      context: world.context,
      choices: pageChoices(memory()),
    });
    session.follow();
    await session.whenRestored();
  }

  afterEach(() => {
    session.dispose();
  });

  const read = (model: ReadingModel, token = NEVER): Promise<void> =>
    readWithModel(session, model, () => undefined, token);

  it("sends the author's words alone, as much of them as it has said", async () => {
    await open();
    const { requests, characters } = await readingSize(await session.whenRestored(), 0);
    const model = new ScriptedModel(chained);
    await read(model);
    assert.equal(model.sent.length, requests);
    const sent = model.sent.join("").length;
    assert.isBelow(Math.abs(sent - characters), characters / 4);
    assert.notInclude(model.sent.join(""), "记");
  });

  it("keeps what it reads as a model's answers, up to the end", async () => {
    await open();
    await read(new ScriptedModel(chained));
    const { known, lines } = await session.whenRestored();
    assert.equal(known.readTo, lines.length);
    assert.isAbove(known.answers.length, 60);
    assert.isTrue(known.answers.every(({ by }) => by === "model"));
  });

  it("asks once more for a reply of no use, and then goes on", async () => {
    await open();
    const model = new ScriptedModel((prompt, index) =>
      index === 0 ? "I cannot do that." : chained(prompt),
    );
    await read(model);
    assert.include(model.sent[1], model.sent[0]?.slice(0, 200));
    assert.isAbove((model.sent[1] ?? "").length, (model.sent[0] ?? "").length);
    const { known, lines } = await session.whenRestored();
    assert.equal(known.readTo, lines.length);
  });

  it("can be stopped, and goes on where it stopped", async () => {
    await open();
    const source = new vscode.CancellationTokenSource();
    const stopped = new ScriptedModel((prompt, index) => {
      if (index === 1) source.cancel();
      return chained(prompt);
    });
    await read(stopped, source.token);
    const half = (await session.whenRestored()).known;
    assert.isAbove(half.readTo, 0);
    assert.isBelow(half.readTo, BODY.length);
    const second = new ScriptedModel(chained);
    await read(second);
    assert.deepEqual(asked(second.sent[0] ?? ""), asked(stopped.sent[1] ?? ""));
  });

  it("sends no more stretches than the reader has agreed to, whatever is edited meanwhile", async () => {
    await open();
    const { requests } = await readingSize(await session.whenRestored(), 0);
    const model = new DisturbedModel(chained);
    await read(model);
    assert.equal(model.sent.length, requests);
    assert.deepEqual((await session.whenRestored()).known.answers, []);
  });

  it("restores a page once for all who wait for its tree", async () => {
    await open();
    await replace(session.document, [0, 0], "又一行\n");
    const [one, other] = await Promise.all([session.whenRestored(), session.whenRestored()]);
    assert.equal(one.page, other.page);
  });

  it("keeps what it has when the model fails", async () => {
    await open();
    const model = new ScriptedModel((prompt, index) => {
      if (index === 1) throw new Error("quota");
      return chained(prompt);
    });
    const failure = await read(model).then(
      () => null,
      (error: unknown) => error,
    );
    assert.instanceOf(failure, Error);
    const { known } = await session.whenRestored();
    assert.isAbove(known.readTo, 0);
  });

  it("never overrules the reader", async () => {
    await open();
    const moment = await session.whenRestored();
    const answer = { kind: "parent", line: 3, parent: 5 } as const;
    await session.set(moment, { answers: [answer], readTo: 0 });
    await read(new ScriptedModel(chained));
    const { page, known } = await session.whenRestored();
    assert.deepInclude(known.answers, answer);
    assert.equal(page.restoration.parents[3], 5);
  });
});

const NEVER: vscode.CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: new vscode.EventEmitter<never>().event,
};
