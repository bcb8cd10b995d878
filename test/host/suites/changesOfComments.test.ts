import { assert } from "chai";
import * as vscode from "vscode";
import {
  cancel,
  edit,
  remove,
  save,
  setDone,
  submit,
} from "../../../src/vscode/comments/commentActions.js";
import type { ActionContext } from "../../../src/vscode/comments/commentActions.js";
import { CommentBoxes } from "../../../src/vscode/comments/commentBoxes.js";
import { NoteComment } from "../../../src/vscode/comments/noteComment.js";
import { Failure } from "../../../src/vscode/platform/failure.js";
import { setup } from "../setup.js";
import { PROOF_TIMEOUT_MS, proveChange } from "../support/changeProof.js";
import { notesInMemory } from "../support/notesInMemory.js";
import { closeEditors, noteOf, until } from "../support/openNote.js";
import type { OpenNote } from "../support/openNote.js";

/** Where time is short, the note of one format. */
const FORMATS = ["markdown", "indented"] as const;
const TRIED = setup.isLong ? FORMATS : [FORMATS[setup.host === "node" ? 0 : 1]];

/** What is written in the tests. */
const WORDS = "新";

/** What a reader does with the boxes of a note; gives what the box's command does. */
interface Doing {
  readonly title: string;
  readonly begin: (hands: Hands) => Promise<() => Promise<void>>;
  readonly surely?: readonly number[];
  /** Whether the words in a box are the reader's alone when they could not be written. */
  readonly isWritten?: true;
}

/** What a reader sees and has. */
interface Hands extends Pick<OpenNote, "document"> {
  readonly actions: ActionContext;
  /** A box that the editor opens beside words, or for words that are selected. */
  readonly boxAt: (words: string, isSelection?: true) => vscode.CommentThread;
  /** The thread whose annotation has these words. */
  readonly thread: (words: string) => Promise<vscode.CommentThread>;
  readonly entry: (words: string) => Promise<NoteComment>;
}

/** An entry whose box was opened, with words in it. */
async function edited({ entry }: Hands, words: string): Promise<NoteComment> {
  const comment = await entry(words);
  edit(comment);
  comment.body = WORDS;
  return comment;
}

const DOINGS: readonly Doing[] = [
  {
    title: "writing at a line",
    // The document is asked for: the line was then looked up in the new text.
    surely: [1],
    begin: ({ actions, boxAt }) =>
      Promise.resolve(() => submit(actions, { thread: boxAt("漕运"), text: WORDS })),
  },
  {
    title: "writing about words that are selected",
    begin: ({ actions, boxAt }) =>
      Promise.resolve(() => submit(actions, { thread: boxAt("改道", true), text: WORDS })),
  },
  {
    title: "replying",
    begin: async ({ actions, thread }) => {
      const answered = await thread("归谁");
      return () => submit(actions, { thread: answered, text: WORDS });
    },
  },
  {
    title: "editing an annotation",
    isWritten: true,
    begin: async (hands) => {
      const comment = await edited(hands, "归谁");
      return () => save(hands.actions, comment);
    },
  },
  {
    title: "editing a reply",
    isWritten: true,
    begin: async (hands) => {
      const comment = await edited(hands, "答");
      return () => save(hands.actions, comment);
    },
  },
  {
    title: "deleting an annotation",
    begin: async ({ actions, entry }) => {
      const comment = await entry("险");
      return () => remove(actions, comment);
    },
  },
  {
    title: "deleting a reply",
    begin: async ({ actions, entry }) => {
      const comment = await entry("答");
      return () => remove(actions, comment);
    },
  },
  {
    title: "resolving a to-do",
    begin: async ({ actions, thread }) => {
      const todo = await thread("查");
      return () => setDone(actions, todo, true);
    },
  },
];

/** What an entry shows. */
function shownIn({ body }: vscode.Comment): string {
  return typeof body === "string" ? body : body.value;
}

describe("proof: a document that changes under what is done in comments", () => {
  const world = notesInMemory();
  const strangers = vscode.comments.createCommentController("test-changes", "test");
  let boxes: CommentBoxes;
  /** Boxes that the editor opened. */
  let opened: vscode.CommentThread[] = [];

  beforeEach(() => {
    boxes = new CommentBoxes(world.context);
  });

  afterEach(async () => {
    boxes.dispose();
    await closeEditors();
  });

  after(() => {
    strangers.dispose();
  });

  function handsIn({ document }: OpenNote): Hands {
    const thread = async (words: string): Promise<vscode.CommentThread> => {
      const find = (): vscode.CommentThread | undefined =>
        boxes
          .of(document)
          ?.threads.find(({ comments }) => comments.some((one) => shownIn(one).includes(words)));
      await until(() => find() !== undefined, `the thread of ${words}`);
      return find() ?? assert.fail();
    };
    return {
      document,
      actions: { ...world.context, boxes },
      thread,
      boxAt: (words, isSelection) => {
        const at = document.getText().indexOf(words);
        const { line } = document.positionAt(at);
        const range = isSelection
          ? new vscode.Range(document.positionAt(at), document.positionAt(at + words.length))
          : new vscode.Range(line, 0, line, 0);
        const box = strangers.createCommentThread(document.uri, range, []);
        opened.push(box);
        return box;
      },
      entry: async (words) => {
        const { comments } = await thread(words);
        const found = comments.find((one) => shownIn(one).includes(words));
        assert.instanceOf(found, NoteComment);
        return found;
      },
    };
  }

  /** Each annotation of the note has one thread, at its place. */
  async function assertThreads({ document }: OpenNote, story: string): Promise<void> {
    const note = await noteOf(document);
    const wished = note.annotations.map(({ start }) => document.positionAt(start).line).join();
    const shown = (): string =>
      (boxes.of(document)?.threads ?? []).map(({ range }) => range.start.line).join();
    await until(() => shown() === wished, `threads at ${wished}, there are ${shown()}: ${story}`);
  }

  /** What is in the boxes of entries that are open; closes them, and the editor's own. */
  function closeBoxes({ document }: OpenNote): readonly string[] {
    const entries = boxes.of(document)?.threads.flatMap(({ comments }) => comments) ?? [];
    const open = entries.filter((one) => one instanceof NoteComment && one.isEdited);
    const words = open.map(shownIn);
    for (const comment of open) cancel(comment as NoteComment);
    // One in which an annotation was written is a thread of the note.
    const threads = boxes.of(document)?.threads ?? [];
    for (const box of opened) {
      if (box.comments.length === 0 && !threads.includes(box)) box.dispose();
    }
    opened = [];
    return words;
  }

  for (const note of TRIED) {
    for (const { title, begin, isWritten, surely = [] } of DOINGS) {
      it(`${title} in ${note} is right, or dropped with words`, async function () {
        this.timeout(PROOF_TIMEOUT_MS);
        let isRefused = false;
        await proveChange({
          note,
          surely,
          cursor: (text) => text.replace("书", "书|"),
          begin: async (open) => {
            isRefused = false;
            const doing = await begin(handsIn(open));
            return () =>
              doing().catch(async (error: unknown) => {
                assert.instanceOf(error, Failure);
                isRefused = true;
                await vscode.window.showErrorMessage(error.message);
              });
          },
          check: async (open, story) => {
            await assertThreads(open, story);
            const wished = isRefused && isWritten === true ? [WORDS] : [];
            assert.deepEqual(closeBoxes(open), wished, `the reader's words: ${story}`);
          },
        });
      });
    }
  }
});
