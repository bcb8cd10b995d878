import { assert } from "chai";
import * as vscode from "vscode";
import { createAnnotationStyles } from "../../../src/vscode/decorations/annotationStyles.js";
import type { AnnotationStyles } from "../../../src/vscode/decorations/annotationStyles.js";
import { planPaint } from "../../../src/vscode/decorations/paintPlan.js";
import type { PaintTask } from "../../../src/vscode/decorations/paintPlan.js";
import { closeEditors, openNote } from "../support/openNote.js";

describe("colours", () => {
  let styles: AnnotationStyles;
  before(() => {
    styles = createAnnotationStyles();
  });
  after(() => {
    styles.dispose();
  });
  afterEach(closeEditors);

  /** What is painted with each style, by name. */
  async function paint(
    text: string,
    options: Partial<PaintTask> = {},
  ): Promise<Readonly<Record<string, readonly string[]>>> {
    const { document, note } = await openNote("markdown", text);
    const plan = planPaint(
      {
        document,
        note,
        lines: { first: 0, last: document.lineCount - 1 },
        display: "shown",
        openLines: new Set(),
        collapsibleWidth: Infinity,
        ...options,
      },
      styles,
    );
    return Object.fromEntries(
      [...plan].map(([style, ranges]) => [
        nameOf(style),
        ranges.map((range) => document.getText(range)),
      ]),
    );
  }

  function nameOf(style: vscode.TextEditorDecorationType): string {
    for (const part of ["body", "bracket", "collapsed"] as const) {
      for (const [kind, candidate] of Object.entries(styles[part])) {
        if (candidate === style) return `${part}.${kind}`;
      }
    }
    return style === styles.reply ? "reply" : style === styles.done ? "done" : "dimmed";
  }

  it("go by kind, and replies have their own", async () => {
    assert.deepEqual(await paint("a【x?】b【[x] done】c【y【!z】】"), {
      "bracket.question": ["【", "】"],
      "body.question": ["x?"],
      "bracket.todo": ["【", "】"],
      "body.todo": ["[x] done"],
      done: ["[x] done"],
      "bracket.comment": ["【", "】"],
      "body.comment": ["y"],
      "bracket.important": ["【", "】"],
      "body.important": ["!z"],
      reply: ["【", "!z", "】"],
    });
  });

  it("are on the asked lines alone", async () => {
    const painted = await paint("【a】\n\n【b】\n\n【c】\n", { lines: { first: 2, last: 3 } });
    assert.deepEqual(painted["body.comment"], ["b"]);
  });

  it("leave out the indentation of further lines", async () => {
    const painted = await paint("- a\n  - b【x\n    y\n    z】\n");
    assert.deepEqual(painted["body.comment"], ["x", "y", "z"]);
  });

  it("are dimmed as a whole", async () => {
    assert.deepEqual(await paint("a【x】", { display: "dimmed" }), {
      dimmed: ["【x】"],
      "body.comment": ["【", "x", "】"],
    });
  });

  describe("give way to a glyph when hidden", () => {
    it("but not on the line of a cursor", async () => {
      const painted = await paint("a【x】\n\nb【?y】", {
        display: "hidden",
        openLines: new Set([0]),
      });
      assert.deepEqual(painted, {
        "bracket.comment": ["【", "】"],
        "body.comment": ["x"],
        "collapsed.question": ["【?y】"],
      });
    });

    it("but not where that would leave blank lines", async () => {
      const painted = await paint("text【two\nlines】\n\nshort【x】\n\na longer line【y】", {
        display: "hidden",
        collapsibleWidth: 12,
      });
      assert.deepEqual(painted["collapsed.comment"], ["【x】"]);
      assert.deepEqual(painted["dimmed"], ["【two\nlines】", "【y】"]);
    });
  });

  it("go round the three ways of display", async () => {
    await openNote("markdown", "a【x】");
    for (let times = 0; times < 3; times += 1) {
      await vscode.commands.executeCommand("marginalia.cycleAnnotationDisplay");
    }
  });
});
