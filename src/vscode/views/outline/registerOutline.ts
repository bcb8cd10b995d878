import * as vscode from "vscode";
import { nodePath, pathLine } from "../../../core/note/index.js";
import type { Feature, FeatureContext } from "../../documents/index.js";
import { hint } from "../../platform/hint.js";
import { COMMANDS, SETTINGS } from "../../platform/ids.js";
import { messages } from "../../platform/messages.js";
import { OutlineView } from "./outlineView.js";

/** The outline in the sidebar and its commands. */
export function registerOutline(context: FeatureContext): Feature {
  const view = new OutlineView(context);
  const { settings } = context;
  return {
    dispose: () => {
      view.dispose();
    },
    commands: {
      [COMMANDS.expandToLevel]: (level) => view.expandToLevel(level),
      [COMMANDS.collapseAll]: () => {
        view.collapseAll();
      },
      [COMMANDS.filterOutline]: (query) => view.filter(query),
      [COMMANDS.clearFilter]: () => view.clearFilter(),
      [COMMANDS.revealOutlineElement]: (element) => view.revealInEditor(element),
      [COMMANDS.toggleFollowCursor]: async () => {
        const follows = !settings.current.followCursor;
        await settings.write(SETTINGS.followCursor, follows);
        hint(follows ? messages.followsCursor() : messages.followsCursorNot());
      },
      [COMMANDS.toggleOutlineAnnotations]: async () => {
        const shows = !settings.current.showAnnotations;
        await settings.write(SETTINGS.showAnnotations, shows);
        hint(shows ? messages.outlineAnnotations() : messages.outlineAnnotationsNot());
      },
      [COMMANDS.startFollowingCursor]: () => settings.write(SETTINGS.followCursor, true),
      [COMMANDS.stopFollowingCursor]: () => settings.write(SETTINGS.followCursor, false),
      [COMMANDS.showOutlineAnnotations]: () => settings.write(SETTINGS.showAnnotations, true),
      [COMMANDS.hideOutlineAnnotations]: () => settings.write(SETTINGS.showAnnotations, false),
      [COMMANDS.copyNodePath]: async (element) => {
        const node = await view.nodeFor(element);
        if (node === null) {
          void vscode.window.showInformationMessage(messages.noNote());
          return;
        }
        const path = pathLine(nodePath(node, Infinity));
        await vscode.env.clipboard.writeText(path);
        hint(messages.copiedPath(path));
      },
    },
  };
}
