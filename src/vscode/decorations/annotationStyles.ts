import * as vscode from "vscode";
import { ANNOTATION_KINDS } from "../../core/index.js";
import type { AnnotationKind } from "../../core/index.js";
import { DisposableStore } from "../platform/dispose.js";
import { kindBackgroundColorId, kindColorId } from "../platform/ids.js";

/** A decoration type for each kind. */
export type KindStyles = Readonly<Record<AnnotationKind, vscode.TextEditorDecorationType>>;

/** How annotations look. One character gets at most one of the styles by kind; the others lie on top. */
export interface AnnotationStyles extends vscode.Disposable {
  readonly body: KindStyles;
  readonly bracket: KindStyles;
  /** Collapsed to one glyph. */
  readonly collapsed: KindStyles;
  readonly reply: vscode.TextEditorDecorationType;
  readonly done: vscode.TextEditorDecorationType;
  readonly dimmed: vscode.TextEditorDecorationType;
  /** All of them. */
  readonly all: readonly vscode.TextEditorDecorationType[];
}

/** The glyph of a collapsed annotation says its kind without colour. */
const GLYPHS: Readonly<Record<AnnotationKind, string>> = {
  comment: "◆",
  question: "?",
  important: "!",
  todo: "☐",
  doubt: "~",
};

/** Makes the styles; theme colours follow the theme by themselves. */
export function createAnnotationStyles(): AnnotationStyles {
  const store = new DisposableStore();
  const all: vscode.TextEditorDecorationType[] = [];
  const create = (options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType => {
    const type = store.add(vscode.window.createTextEditorDecorationType(options));
    all.push(type);
    return type;
  };
  return {
    body: forEachKind((kind) =>
      create({
        ...colorsOf(kind),
        // What is typed at the edge of a body is the annotation's, even before the note has caught up.
        rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
      }),
    ),
    bracket: forEachKind((kind) =>
      create({
        ...colorsOf(kind),
        opacity: "0.7",
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    ),
    collapsed: forEachKind((kind) => create(collapsedTo(GLYPHS[kind], kind))),
    // A line below, in the colour of the text; `textDecoration` is needed for what is done.
    reply: create({ borderStyle: "dotted", borderWidth: "0 0 1px 0" }),
    done: create({ textDecoration: "line-through", opacity: "0.65" }),
    dimmed: create({ opacity: "0.45" }),
    all,
    dispose: () => {
      store.dispose();
    },
  };
}

/**
 * Takes text out of the picture: `font-size` is no documented option but CSS behind one, tried in both editors. Text
 * without any size still has its place, so that selections are drawn over it; with `display: none` they are not.
 * `letterSpacing` makes the editor measure such lines instead of counting characters. Lines still wrap where the whole
 * text would.
 */
function collapsedTo(glyph: string, kind: AnnotationKind): vscode.DecorationRenderOptions {
  return {
    textDecoration: "none; font-size: 0",
    letterSpacing: "0px",
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    before: { contentText: glyph, ...colorsOf(kind), margin: "0 1px" },
  };
}

function colorsOf(kind: AnnotationKind): {
  readonly color: vscode.ThemeColor;
  readonly backgroundColor: vscode.ThemeColor;
} {
  return {
    color: new vscode.ThemeColor(kindColorId(kind)),
    backgroundColor: new vscode.ThemeColor(kindBackgroundColorId(kind)),
  };
}

/** A record with a value for each kind. */
export function forEachKind<Value>(
  make: (kind: AnnotationKind) => Value,
): Readonly<Record<AnnotationKind, Value>> {
  const entries = ANNOTATION_KINDS.map((kind) => [kind, make(kind)] as const);
  return Object.fromEntries(entries) as Record<AnnotationKind, Value>;
}
