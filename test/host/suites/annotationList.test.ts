import { assert } from "chai";
import * as vscode from "vscode";
import { catalogueSteps, CatalogueRows } from "../../../src/core/catalogue/index.js";
import type { CatalogueRow, EntryRow } from "../../../src/core/catalogue/index.js";
import { finished } from "../../../src/core/text/index.js";
import { AnnotationList } from "../../../src/vscode/catalogue/annotationList.js";
import { ListChoice } from "../../../src/vscode/catalogue/listChoice.js";
import { NoteFilters, NoteStore } from "../../../src/vscode/documents/index.js";
import { NoteFilterRunner } from "../../../src/vscode/filters/filterRunner.js";
import { log } from "../support/log.js";
import { loadParsing } from "../support/parsing.js";
import type { SectionRow } from "../../../src/vscode/platform/sectionView.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { setup } from "../setup.js";
import { memory, replace, showText, until } from "../support/documents.js";
import { ListView } from "../support/listView.js";
import { closeEditors, openNote } from "../support/openNote.js";

const NOTE = [
  "# A",
  "- b 【?c #t】",
  "  - d 【@mara 2026-01-02: g【@jonas 2026-01-03: h #t】】",
  "## E",
  "- f 【[x] i】",
  "",
].join("\n\n");

describe("list of annotations", () => {
  const settings = new Settings();
  let notes: NoteStore;
  let filters: NoteFilters;
  let view: ListView;
  let choice: ListChoice;
  let list: AnnotationList;

  beforeEach(() => {
    notes = new NoteStore(settings, log, loadParsing);
    filters = new NoteFilters((put) => Promise.resolve(new NoteFilterRunner({ notes, log }, put)));
    view = new ListView();
    choice = new ListChoice(memory());
    list = new AnnotationList({ notes, filters, log, annotations: view }, choice);
  });

  afterEach(async () => {
    list.dispose();
    choice.dispose();
    view.dispose();
    filters.dispose();
    notes.dispose();
    await closeEditors();
  });

  after(() => {
    settings.dispose();
  });

  async function show(text: string): Promise<vscode.TextDocument> {
    const document = await showText(text);
    await until("the list", () => list.shown?.document === document);
    return document;
  }

  /** The rows as a reader sees them: label and description. */
  function render(row?: SectionRow, indent = ""): string[] {
    return view.children(row).flatMap((child) => {
      const item = view.item(child);
      const label = typeof item.label === "object" ? item.label.label : String(item.label);
      return [
        indent + [label, item.description].filter(Boolean).join(" | "),
        ...render(child, `${indent}  `),
      ];
    });
  }

  it("shows annotations and replies by outline, with counts", async () => {
    await show(NOTE);
    assert.deepEqual(render(), [
      "b | 3",
      "  c #t | b",
      "  g | @mara 2026-01-02 · d",
      "  ↳ h #t | @jonas 2026-01-03 · g",
      "E | 1",
      "  i | f",
    ]);
  });

  it("is grouped and sorted as the reader chooses, and remembers it", async () => {
    const store = memory();
    await show(NOTE);
    await choice.group("reader");
    await until("the readers", () => render().includes("@mara | 1"));
    await choice.sort("text");
    const remembered = new ListChoice(store);
    await remembered.group("date");
    await remembered.sort("kind");
    const again = new ListChoice(store);
    assert.deepEqual([again.grouping, again.sorting], ["date", "kind"]);
    remembered.dispose();
    again.dispose();
  });

  it("has the filter of the outline, and says so in its rows", async () => {
    const document = await show(NOTE);
    await filters.set(document, "#t");
    await until("the filtered list", () => list.shown?.applied?.query === "#t");
    assert.deepEqual(render(), ["b | 2", "  c #t | b", "  ↳ h #t | @jonas 2026-01-03 · g"]);
    assert.equal(list.shown?.rows.catalogue.total, 4);
    await replace(document, [0, 0], "- new 【#t】\n\n");
    await until("the new match", () => list.shown?.rows.catalogue.whole.count === 3);
    await filters.set(document, "");
    await until("everything", () => list.shown?.rows.catalogue.whole.count === 5);
  });

  it("tells the editor of no more rows than an edit changed", async () => {
    const document = await show(NOTE);
    view.redrawn.length = 0;
    const place = document.getText().indexOf("g【");
    await replace(document, [place, place], "x");
    await until("the changed row", () => view.redrawn.length > 0);
    assert.deepEqual(
      view.redrawn[0]?.map(({ id }) => view.item(view.row(id)).label),
      [{ label: "xg" }, { label: "↳ h #t" }],
    );
    view.redrawn.length = 0;
    const heading = document.getText().indexOf("E\n");
    await replace(document, [heading, heading], "new ");
    await until("the changed heading", () => view.redrawn.length > 0);
    assert.lengthOf(view.redrawn[0] ?? [], 1);
  });

  it("is worked out only while its view is visible", async () => {
    view.setVisible(false);
    const document = await showText(NOTE);
    await notes.whenCurrent(document);
    assert.isNull(list.shown);
    view.setVisible(true);
    await until("the list", () => list.shown?.document === document);
  });

  it("is empty where no note is open", async () => {
    await show(NOTE);
    await closeEditors();
    await until("nothing", () => list.shown === null);
    assert.deepEqual(render(), []);
  });

  it("speaks its rows", async () => {
    await show("- b 【@mara 2026-01-02: [x] g #t】\n");
    const [heading] = view.children();
    const row = view.children(heading)[0];
    assert.isDefined(row);
    assert.equal(
      view.item(row).accessibilityInformation?.label,
      setup.locale === "en"
        ? "To-do, g #t, done, by mara, 2026-01-02, #t, On: b"
        : "待办\uFF0Cg #t\uFF0C已完成\uFF0Cmara\uFF0C2026-01-02\uFF0C#t\uFF0C所评：b",
    );
  });
});

describe("rows of the list of annotations", () => {
  afterEach(closeEditors);

  /** The rows of a note by tag, as the view hands them to commands. */
  async function openRows(
    text: string,
  ): Promise<{ headings: readonly CatalogueRow[]; rows: EntryRow[]; editor: vscode.TextEditor }> {
    const { note, editor } = await openNote("markdown", text);
    const options = { grouping: "tag", sorting: "place", filtered: null } as const;
    const compareWords = (): number => 0;
    const list = new CatalogueRows(finished(catalogueSteps(note, { ...options, compareWords })));
    const headings = list.children();
    const rows = headings
      .flatMap((heading) => list.children(heading))
      .filter((row) => row.kind === "annotation");
    return { headings, rows, editor };
  }

  it("go to the annotation, also after an edit, and Go Back returns", async () => {
    await vscode.commands.executeCommand("marginalia.annotations.focus");
    const { rows, editor } = await openRows(`|- a 【b】\n${"- c\n".repeat(40)}- d 【e】\n`);
    const row = rows.at(-1);
    await replace(editor.document, [0, 0], "- z\n");
    await until("the list", () => editor.document.version > 1);
    await vscode.commands.executeCommand("marginalia.showAnnotationList");
    const cursor = (): string => {
      const active = vscode.window.activeTextEditor;
      const before = active?.selection.active ?? new vscode.Position(0, 0);
      return active?.document.getText(new vscode.Range(before, before.translate(0, 1))) ?? "";
    };
    await until("the jump", () => {
      void vscode.commands.executeCommand("marginalia.revealAnnotation", row);
      return cursor() === "e";
    });
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("workbench.action.navigateBack");
    await until("the place before", () => cursor() !== "e");
  });

  it("get a tag, several at once and in one step to undo", async () => {
    const text = "|- a 【b?】\n- c 【d【e #T】】\n- f 【g #t】\n";
    const { rows, editor } = await openRows(text);
    const { document } = editor;
    await vscode.commands.executeCommand("marginalia.addTag", rows[0], rows, "#t");
    assert.equal(document.getText(), "- a 【b #t?】\n- c 【d #t【e #T】】\n- f 【g #t】\n");
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text.replace("|", ""));
    assert.isTrue(vscode.window.activeTextEditor?.selection.isEqual(editor.selection));
    await vscode.commands.executeCommand("marginalia.addTag", rows[0], rows, "1 2");
    assert.equal(document.getText(), text.replace("|", ""));
  });

  it("have a tag renamed in themselves alone, those below a heading too", async () => {
    const { headings, rows, editor } = await openRows(
      "- a 【b #x【c #x】】\n- d 【e #x】\n- f 【g】\n",
    );
    const { document } = editor;
    const rename = { from: "x", to: "#y" };
    const last = rows.find(({ entry }) => entry.line === "e #x");
    await vscode.commands.executeCommand("marginalia.renameTagOfAnnotations", last, [last], rename);
    assert.equal(document.getText(), "- a 【b #x【c #x】】\n- d 【e #y】\n- f 【g】\n");
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand(
      "marginalia.renameTagOfAnnotations",
      headings[0],
      undefined,
      rename,
    );
    assert.equal(document.getText(), "- a 【b #y【c #y】】\n- d 【e #y】\n- f 【g】\n");
  });

  it("are filtered in the text as the reader chooses", async () => {
    const { document } = await openNote("markdown", "- a 【b】\n");
    const display = (): unknown =>
      vscode.workspace.getConfiguration("marginalia").get("filterInText");
    await vscode.commands.executeCommand("marginalia.filterOutline", "b");
    for (const expected of ["dim", "off", "highlight"]) {
      await vscode.commands.executeCommand("marginalia.cycleFilterInText");
      await until(expected, () => display() === expected);
    }
    await vscode.commands.executeCommand("marginalia.filterOutline", "kind:wish");
    await vscode.commands.executeCommand("marginalia.clearFilter");
    assert.equal(document.getText(), "- a 【b】\n");
  });

  it("do nothing where they are none", async () => {
    await vscode.commands.executeCommand("marginalia.revealAnnotation", { kind: "annotation" });
    await vscode.commands.executeCommand("marginalia.groupAnnotations", "tag");
    await vscode.commands.executeCommand("marginalia.sortAnnotations", "text");
    await vscode.commands.executeCommand("marginalia.groupAnnotations", "outline");
    await vscode.commands.executeCommand("marginalia.sortAnnotations", "place");
  });
});
