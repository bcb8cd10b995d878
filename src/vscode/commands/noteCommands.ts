import * as vscode from "vscode";
import type { NoteFormat } from "../../core/index.js";
import { openTextAsNote } from "../documents/index.js";
import type { Feature, FeatureContext } from "../documents/index.js";
import { COMMANDS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import type { FormatChoice } from "../platform/settings.js";

/** Commands of whole notes: make one, set its format, open the log. */
export function registerNoteCommands({ notes, log }: FeatureContext): Feature {
  return {
    dispose: () => undefined,
    commands: {
      [COMMANDS.openLog]: () => {
        log.show();
      },
      [COMMANDS.newNoteFromClipboard]: async () => {
        const text = await vscode.env.clipboard.readText();
        if (text.trim() === "") {
          void vscode.window.showInformationMessage(messages.clipboardEmpty());
        } else {
          await openTextAsNote(notes, text);
        }
      },
      [COMMANDS.setNoteFormat]: async (wished) => {
        const document = notes.activeCandidate ?? vscode.window.activeTextEditor?.document ?? null;
        if (document === null) {
          void vscode.window.showInformationMessage(messages.formatNeedsDocument());
          return;
        }
        const status = notes.status(document);
        const choice = isChoice(wished)
          ? wished
          : await askForFormat(
              status?.kind === "note" ? status.format : status?.kind === "refused" ? "none" : null,
            );
        if (choice !== undefined) {
          await notes.setFormat(document, choice === "detect" ? null : choice);
        }
      },
    },
  };
}

type Wish = FormatChoice | "detect";

const FORMATS: readonly NoteFormat[] = ["markdown", "indented", "page"];

function isChoice(value: unknown): value is Wish {
  return ["none", "detect", ...FORMATS].some((choice) => choice === value);
}

async function askForFormat(current: FormatChoice | null): Promise<Wish | undefined> {
  const mark = (choice: Wish): { description?: string } =>
    choice === current ? { description: messages.currentFormat() } : {};
  const items: readonly (vscode.QuickPickItem & { readonly choice: Wish })[] = [
    ...FORMATS.map((choice) => ({
      label: messages.formatName(choice),
      detail: messages.formatDetail(choice),
      choice,
      ...mark(choice),
    })),
    {
      label: messages.notANote(),
      detail: messages.notANoteDetail(),
      choice: "none",
      ...mark("none"),
    },
    { label: messages.detectFormat(), detail: messages.detectFormatDetail(), choice: "detect" },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: messages.formatTitle() });
  return chosen?.choice;
}
