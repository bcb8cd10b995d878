import type * as vscode from "vscode";
import { givenTree } from "../../../core/note/index.js";
import type { FeatureContext } from "../../documents/index.js";
import type { FollowingView } from "../../platform/cursorFollower.js";
import type { OutlineProvider } from "./outlineProvider.js";
import type { OutlineRow } from "./welcomeRows.js";

/** The rows of the outline as they follow the cursor. */
export function followedOutline(
  { notes, settings }: FeatureContext,
  provider: OutlineProvider,
  view: vscode.TreeView<OutlineRow>,
): FollowingView {
  return {
    get document() {
      return provider.state?.document;
    },
    get canFollow() {
      return view.visible && settings.current.followCursor;
    },
    get isCurrent() {
      const { state } = provider;
      const note = state?.model?.content.note;
      return note !== undefined && state !== null && notes.current(state.document) === note;
    },
    get keepsSelection() {
      return view.selection.length > 1;
    },
    async select(offset) {
      const model = provider.state?.model ?? null;
      const row = model?.rowAt(offset) ?? null;
      if (model === null || row === null) return;
      // A row of a restored tree may be selected and yet out of sight, since the tree is another one.
      if (view.selection[0] === row && givenTree(model.content.note) === null) return;
      await view.reveal(row, { select: true, focus: false, expand: false });
    },
  };
}
