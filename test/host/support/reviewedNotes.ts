import { assert } from "chai";
import * as vscode from "vscode";
import { fromSidecar, merge, separate } from "../../../src/core/index.js";
import type { SidecarCandidate, SidecarContent, SidecarOrphan } from "../../../src/core/index.js";
import { noteOf, openNote, pause } from "./openNote.js";

const { fs } = vscode.workspace;
const execute = vscode.commands.executeCommand;

const NOTE =
  "# 水渠\n\n- 上游的水渠由谁来修【谁说的？】\n- 只在旧版里有的一句话【要留住】\n- 下游【存疑】\n- 最后一行【好】\n";
const EDITION = "# 水渠\n\n- 上游的水渠究竟由谁来修\n- 下游\n- 最后一行\n";

/** So long a review may take to be in its file, in milliseconds. */
const SAVING_MS = 10_000;

/** A note under review, and its sidecar. */
export interface Reviewed {
  readonly text: string;
  readonly sidecar: string;
}

/** A note of a test under review, in its editor. */
export interface OpenReview {
  readonly document: vscode.TextDocument;
  /** What was in the sidecar when it was opened. */
  readonly content: SidecarContent;
}

/** What a review says in the file of a saved note, and which annotations there are: in words that can be compared. */
export interface ReviewWords {
  readonly annotations: string;
  readonly reviews: string;
  readonly orphans: string;
}

const sidecarOf = ({ path }: vscode.Uri): string => path.replace(/\.md$/u, ".annotations.json");

async function read(uri: vscode.Uri): Promise<string | null> {
  return fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
}

/** Carries a note over to another edition: one place is to be looked at then, and one annotation has none. */
export async function makeReviewed(): Promise<Reviewed> {
  const { document } = await openNote("markdown", NOTE);
  await execute("marginalia.updateEdition", { text: EDITION, name: "edition" });
  const sidecar = await read(document.uri.with({ path: sidecarOf(document.uri) }));
  assert.isNotNull(sidecar, "there is a review");
  return { text: document.getText(), sidecar };
}

let count = 0;

/** Opens a note under review as files of its own, with the cursor behind words; waits until its review is there. */
export async function openReviewed(
  { text, sidecar }: Reviewed,
  behind: string,
): Promise<OpenReview> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.isDefined(folder, "no folder is open");
  count += 1;
  const uri = vscode.Uri.joinPath(folder.uri, `reviewed-${String(count)}.md`);
  await fs.writeFile(uri.with({ path: sidecarOf(uri) }), new TextEncoder().encode(sidecar));
  await fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await noteOf(document);
  const content = fromSidecar(sidecar);
  // It goes to the annotation once the review is that of this note.
  const place = document.positionAt(text.indexOf("【谁说的？】"));
  const end = performance.now() + SAVING_MS;
  while (!editor.selection.start.isEqual(place)) {
    assert.isBelow(performance.now(), end, "waited for the review");
    await execute("marginalia.readReview");
    await execute("marginalia.goToReviewed", placeRow(content));
    await pause(20);
  }
  const cursor = document.positionAt(text.indexOf(behind) + behind.length);
  editor.selection = new vscode.Selection(cursor, cursor);
  await execute("workbench.action.focusActiveEditorGroup");
  return { document, content };
}

/** The row of the place that is to be looked at, as the view hands it to commands. */
export function placeRow({ separated, reviews }: SidecarContent): object {
  const index = separated.annotations.findIndex(({ id }) => reviews?.has(id) === true);
  const annotation = separated.annotations[index];
  assert.isDefined(annotation);
  const place = { annotation, index, review: reviews?.get(annotation.id) };
  return { kind: "place", section: "places", id: `place ${annotation.id}`, place };
}

/** The row of the annotation without a place; the second line of the list is where it may belong. */
export function orphanRow(content: SidecarContent): object {
  const orphan = withCandidate(content);
  return { kind: "orphan", section: "orphans", id: `orphan ${orphan.annotation.id}`, orphan };
}

/** The row of where it may belong. */
export function candidateRow(content: SidecarContent): object {
  const orphan = withCandidate(content);
  const [candidate] = orphan.candidates;
  return { kind: "candidate", section: "orphans", id: "candidate", orphan, candidate };
}

function withCandidate({ orphans = [], separated }: SidecarContent): SidecarOrphan {
  const [orphan] = orphans;
  assert.isDefined(orphan);
  const text = "- 下游";
  const at = separated.text.indexOf(text) + text.length;
  const candidate: SidecarCandidate = { at, score: 0.4, path: ["水渠"], text };
  return { ...orphan, candidates: [candidate] };
}

/**
 * Saves the note, waits until its sidecar is that of its text and says the same as what is expected, and gives what it
 * says; what it says in the end where that is something else.
 */
export async function savedReview(
  { document }: OpenReview,
  expected: readonly ReviewWords[],
): Promise<ReviewWords> {
  await document.save();
  const text = document.getText();
  const wished = expected.map((one) => JSON.stringify(one));
  const end = performance.now() + SAVING_MS;
  for (;;) {
    await execute("marginalia.readReview");
    // The editor deletes a file before it gives its name to another.
    const sidecar = await read(document.uri.with({ path: sidecarOf(document.uri) }));
    const content = sidecar === null ? { separated: separate(text) } : fromSidecar(sidecar);
    const words = wordsOf(content);
    const isOfText = merge(content.separated) === text;
    if (isOfText && (wished.length === 0 || wished.includes(JSON.stringify(words)))) return words;
    if (performance.now() > end) {
      assert.equal(merge(content.separated), text, "the sidecar is that of the note");
      return words;
    }
    await pause(50);
  }
}

function wordsOf({ separated, reviews, orphans = [] }: SidecarContent): ReviewWords {
  const rawOf = new Map(separated.annotations.map(({ id, raw }) => [id, raw]));
  return {
    annotations: separated.annotations.map(({ raw }) => raw).join(),
    // What was accepted goes when the note is saved, and a note that was not changed is not saved.
    reviews: [...(reviews ?? [])]
      .filter(([, { isAccepted }]) => !isAccepted)
      .map(([id, { status }]) => `${rawOf.get(id) ?? "?"} ${status}`)
      .join(),
    orphans: orphans.map(({ annotation }) => annotation.raw).join(),
  };
}
