import type * as vscode from "vscode";
import type { ChunkFeature, FeatureContext } from "../documents/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { Failure, KeptFailure } from "../platform/failure.js";
import { hint } from "../platform/hint.js";
import { COMMANDS, SETTINGS } from "../platform/ids.js";
import { messages } from "../platform/messages.js";
import { cancel, edit, remove, save, setDone, submit } from "./commentActions.js";
import type { ActionContext } from "./commentActions.js";
import { CommentBoxes } from "./commentBoxes.js";
import type { CommentCommandId } from "./commentCommands.js";
import { commentMessages } from "./messages.js";
import { NoteComment } from "./noteComment.js";

/** The feature, and what it shows. */
export interface CommentsFeature extends ChunkFeature<CommentCommandId> {
  /** The threads of a note, in the order of the text; none while the reader has switched them off. */
  readonly threadsOf: (document: vscode.TextDocument) => readonly vscode.CommentThread[];
}

/** Makes the feature; called once, when the setting asks for it or a command of it is called. */
export function createComments(context: FeatureContext): CommentsFeature {
  const { settings } = context;
  const store = new DisposableStore();
  let boxes: CommentBoxes | null = null;
  const follow = (): void => {
    if (settings.current.comments) {
      boxes ??= new CommentBoxes(context);
    } else {
      boxes?.dispose();
      boxes = null;
    }
  };
  store.add(settings.onDidChange(follow));
  store.add({ dispose: () => boxes?.dispose() });
  follow();
  const withBoxes = async (action: (on: ActionContext) => unknown): Promise<void> => {
    if (boxes !== null) await action({ notes: context.notes, settings, boxes });
  };
  const set = async (isOn: boolean): Promise<void> => {
    await settings.write(SETTINGS.comments, isOn);
    hint(isOn ? commentMessages.commentsOn() : commentMessages.commentsOff());
  };
  const write = (argument: unknown): Promise<void> =>
    withBoxes(async (on) => {
      if (isReply(argument)) await submitOrKeep(on, argument);
    });
  const onComment =
    (action: (on: ActionContext, comment: NoteComment) => unknown) =>
    (argument: unknown): Promise<void> =>
      withBoxes(async (on) => {
        if (argument instanceof NoteComment) await action(on, argument);
      });
  const done = (argument: unknown, isDone: boolean): Promise<void> =>
    withBoxes(async (on) => {
      if (isThread(argument)) await setDone(on, argument, isDone);
    });
  return {
    threadsOf: (document) => boxes?.of(document)?.threads ?? [],
    commands: {
      [COMMANDS.toggleComments]: () => set(!settings.current.comments),
      [COMMANDS.showComments]: () => set(true),
      [COMMANDS.hideComments]: () => set(false),
      [COMMANDS.writeComment]: write,
      [COMMANDS.replyToComment]: write,
      [COMMANDS.editComment]: onComment((_, comment) => {
        edit(comment);
      }),
      [COMMANDS.saveComment]: onComment(save),
      [COMMANDS.cancelComment]: onComment((_, comment) => {
        cancel(comment);
      }),
      [COMMANDS.deleteComment]: onComment(remove),
      [COMMANDS.resolveComment]: (thread) => done(thread, true),
      [COMMANDS.reopenComment]: (thread) => done(thread, false),
    },
    dispose: () => {
      store.dispose();
    },
  };
}

/** The editor empties a box when its command has come to its end, but not when that failed. */
async function submitOrKeep(context: ActionContext, reply: vscode.CommentReply): Promise<void> {
  try {
    await submit(context, reply);
  } catch (error) {
    const words = error instanceof Failure ? error.message : messages.commandFailed();
    throw new KeptFailure(words, { cause: error });
  }
}

function isReply(value: unknown): value is vscode.CommentReply {
  if (typeof value !== "object" || value === null) return false;
  const { thread, text } = value as Partial<vscode.CommentReply>;
  return typeof text === "string" && isThread(thread);
}

function isThread(value: unknown): value is vscode.CommentThread {
  return typeof value === "object" && value !== null && "comments" in value && "uri" in value;
}
