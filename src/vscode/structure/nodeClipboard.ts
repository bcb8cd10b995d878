import * as vscode from "vscode";
import { cutNodes, pasteNodes } from "../../core/restructure/index.js";
import type { CutText } from "../../core/restructure/index.js";
import type { FeatureContext } from "../documents/index.js";
import { selectionOffsets } from "../edits/index.js";
import type { EditSubject } from "../edits/index.js";
import { hint } from "../platform/hint.js";
import { applyPlan, planChange } from "./applyPlan.js";
import { structureMessages } from "./messages.js";
import { findNodes } from "./nodeSubject.js";

/** Cuts nodes to the clipboard, as text, and pastes them, or any outline that is there, in this note or another. */
export class NodeClipboard {
  readonly #context: FeatureContext;
  /** What was cut last: as long as the clipboard holds it, its format is known. */
  #last: CutText | null = null;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /**
   * Cuts the nodes of rows or cursors.
   *
   * @param args what is to be cut: rows of the outline, or nothing
   */
  async cut(args: readonly unknown[]): Promise<void> {
    const subject = await findNodes(this.#context, args);
    if (subject === null) return;
    const ordinals = subject.nodes.map(({ ordinal }) => ordinal);
    const context = { note: subject.note, selections: null };
    const plan = await planChange(subject, cutNodes(context, ordinals), "cut");
    if (plan === null) return;
    await vscode.env.clipboard.writeText(plan.cut.text);
    await applyPlan(this.#context, subject, plan);
    this.#last = plan.cut;
    hint(structureMessages.isCut(ordinals.length));
  }

  /**
   * Pastes behind the node of a row or the cursor.
   *
   * @param args the row of the outline, or nothing
   */
  async paste(args: readonly unknown[]): Promise<void> {
    // An outline without a row has none that could be selected.
    const isNowhere = typeof args[0] === "string" && this.#context.outline.selected.length === 0;
    const subject = await findNodes(this.#context, isNowhere ? [] : args);
    if (subject === null) return;
    const text = await vscode.env.clipboard.readText();
    const isLast = this.#last !== null && withoutReturns(text) === this.#last.text;
    const source = { text, format: isLast ? (this.#last?.format ?? null) : null };
    const context = { note: subject.note, selections: null };
    const steps = pasteNodes(context, placeOf(subject), source);
    const plan = await planChange(subject, steps, "paste");
    if (plan !== null) await applyPlan(this.#context, subject, plan);
  }
}

/** Some systems give lines of the clipboard other ends than they got. */
function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function placeOf({ document, editor, nodes, origin }: EditSubject): number {
  return origin === "cursor" && editor !== null
    ? selectionOffsets(document, editor.selection).active
    : (nodes[0]?.start ?? 0);
}
