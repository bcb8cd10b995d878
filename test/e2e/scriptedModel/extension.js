/* global require, exports */
// A language model for tests: every line of a page is the child of the last one that it was shown.
const vscode = require("vscode");

const model = {
  id: "scripted-1",
  name: "Scripted One",
  family: "scripted",
  version: "1",
  maxInputTokens: 100_000,
  maxOutputTokens: 100_000,
  capabilities: {},
  isUserSelectable: true,
};

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider("scripted", {
      provideLanguageModelChatInformation: () => [model],
      provideTokenCount: (_, text) => String(text).length,
      provideLanguageModelChatResponse: (_, messages, __, progress) => {
        const prompt = messages
          .flatMap(({ content }) => content)
          .map(({ value = "" }) => value)
          .join("\n");
        const lines = [...prompt.matchAll(/^(\d+)\t/gmu)].map(([, number]) => Number(number));
        const last = lines.at(-1) ?? 0;
        const answer = lines.map((line) => (line === last ? `${line}>+` : `${line}>${last}`));
        progress.report(new vscode.LanguageModelTextPart(answer.join("\n")));
        return Promise.resolve();
      },
    }),
  );
};
