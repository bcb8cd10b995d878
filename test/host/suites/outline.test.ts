import { assert } from "chai";
import {
  commands,
  env,
  Selection,
  TreeItemCollapsibleState,
  window,
  type TextDocument,
} from "vscode";
import { NoteFilters, NoteStore } from "../../../src/vscode/documents/index.js";
import { NoteFilterRunner } from "../../../src/vscode/filters/filterRunner.js";
import { log } from "../support/log.js";
import { loadParsing } from "../support/parsing.js";
import { Settings } from "../../../src/vscode/platform/settings.js";
import { levelMemory } from "../../../src/vscode/views/outline/levelMemory.js";
import { OutlineProvider } from "../../../src/vscode/views/outline/outlineProvider.js";
import type { OutlineRow } from "../../../src/vscode/views/outline/welcomeRows.js";
import { setup } from "../setup.js";
import { closeAll, memory, replace, showText, until } from "../support/documents.js";

const NOTE = "# A\n\n- b 【?c #t】\n  - d\n    - e\n- f 【@mara 2026-01-02: g【h】】\n";

describe("outline", () => {
  const settings = new Settings();
  let notes: NoteStore;
  let filters: NoteFilters;
  let provider: OutlineProvider;

  beforeEach(() => {
    notes = new NoteStore(settings, log, loadParsing);
    filters = new NoteFilters((put) => Promise.resolve(new NoteFilterRunner({ notes, log }, put)));
    const levels = levelMemory(memory());
    provider = new OutlineProvider({ notes, filters, settings, levels });
  });

  afterEach(async () => {
    provider.dispose();
    filters.dispose();
    notes.dispose();
    await closeAll();
  });

  after(() => {
    settings.dispose();
  });

  async function show(text: string): Promise<TextDocument> {
    const document = await showText(text);
    await notes.whenCurrent(document);
    provider.showDocument(document);
    await until("the first rows", () => provider.getChildren().length > 0);
    return document;
  }

  /** The rows as a reader sees them: label, description, and `+` where a row is closed. */
  function render(element?: OutlineRow, indent = ""): string[] {
    return provider.getChildren(element).flatMap((child) => {
      const item = provider.getTreeItem(child);
      const label = typeof item.label === "object" ? item.label.label : String(item.label);
      const isClosed = item.collapsibleState === TreeItemCollapsibleState.Collapsed;
      const line = [label, item.description, isClosed ? "+" : ""].filter(Boolean).join(" ");
      return [indent + line, ...(isClosed ? [] : render(child, `${indent}  `))];
    });
  }

  function ids(element?: OutlineRow): string[] {
    return provider
      .getChildren(element)
      .flatMap((child) => [String(provider.getTreeItem(child).id), ...ids(child)]);
  }

  it("shows headings, items and annotations, open to a level", async () => {
    await show(NOTE);
    assert.deepEqual(render(), ["A 2", "  b 1 +", "  f 1 +"]);
    provider.openTo(9);
    assert.deepEqual(render(), [
      "A 2",
      "  b 1",
      "    c #t",
      "    d",
      "      e",
      "  f 1",
      "    g @mara 2026-01-02",
      "      h",
    ]);
  });

  it("offers what to do while no note is open", async () => {
    await closeAll();
    await until("no active note", () => notes.activeCandidate === null);
    assert.deepEqual(
      provider.getChildren().map((row) => (row.kind === "action" ? row.id : row.kind)),
      ["sample", "clipboard", "file"],
    );
  });

  it("remembers the level of a file", async () => {
    const store = memory();
    const { uri } = await showText(NOTE);
    await levelMemory(store).set(uri, 4);
    assert.equal(levelMemory(store).get(uri), 4);
    // So many files are remembered, no more.
    for (let index = 0; index < 200; index += 1) {
      await levelMemory(store).set(uri.with({ fragment: String(index) }), 1);
    }
    assert.isNull(levelMemory(store).get(uri));
  });

  it("speaks its rows", async () => {
    await show(NOTE);
    const spoken = (element: OutlineRow): string =>
      provider.getTreeItem(element).accessibilityInformation?.label ?? "";
    const top = provider.getChildren()[0];
    assert.isDefined(top);
    assert.equal(
      spoken(top),
      setup.locale === "en" ? "A, level 1, 2 annotations" : "A\uFF0C第 1 层\uFF0C2 条批注",
    );
  });

  it("keeps the ids of rows while labels and places change", async () => {
    const document = await show(NOTE);
    const before = ids();
    await replace(document, [7, 8], "renamed");
    await until("the new label", () => render().some((row) => row.includes("renamed")));
    assert.deepEqual(ids(), before);
    await replace(document, [5, 5], "- first\n");
    await until("the new row", () => render().some((row) => row.includes("first")));
    const after = ids();
    assert.includeMembers(after, before);
    assert.lengthOf(after, before.length + 1);
  });

  it("tells the editor of no more rows than an edit touched", async () => {
    const document = await show(NOTE);
    const told: (readonly OutlineRow[] | undefined)[] = [];
    provider.onDidChangeTreeData((rows) => told.push(rows));
    const place = document.getText().indexOf("e\n");
    await replace(document, [place, place], "x");
    await until("the refresh", () => told.length > 0);
    assert.lengthOf(told[0] ?? [], 1);
    await replace(document, [place, place], "y");
    await replace(document, [place, place], "z");
    await until("the second refresh", () => told.length > 1);
    assert.lengthOf(told, 2, "a burst is one refresh");
  });

  it("filters, and folds as before when the filter goes", async () => {
    const document = await show(NOTE);
    const [top] = provider.getChildren();
    const item = top && provider.getChildren(top)[0];
    assert.isDefined(item);
    assert.notEqual(item.kind, "action");
    if (item.kind !== "action") provider.state?.setOpen(item, true);
    const before = render();
    await filters.set(document, "?");
    assert.deepEqual(render(), ["A 2", "  b 1", "    c #t"]);
    assert.equal(provider.state?.model?.content.filtered?.nodeCount, 1);
    await filters.set(document, "nowhere");
    assert.deepEqual(render(), []);
    await filters.set(document, "");
    assert.deepEqual(render(), before);
  });

  it("keeps the filter that it has when another one cannot be understood", async () => {
    const document = await show(NOTE);
    await filters.set(document, "?");
    const before = render();
    await filters.set(document, "kind:wish d");
    assert.deepEqual(render(), before);
    assert.equal(filters.of(document)?.query, "?");
  });

  it("applies a filter to what is typed after it", async () => {
    const document = await show(NOTE);
    await filters.set(document, "#t");
    await replace(document, [document.getText().length, document.getText().length], "- n 【#t】\n");
    await until("the new match", () => render().some((row) => row.startsWith("  n")));
    assert.lengthOf(render(), 5);
  });

  it("says in a tooltip what a row leaves out", async () => {
    await show(`- ${"long ".repeat(60)}\n`);
    const [row] = provider.getChildren();
    assert.isDefined(row);
    const item = provider.getTreeItem(row);
    assert.isUndefined(item.tooltip, "only when it is asked for");
    const { tooltip } = provider.resolveTreeItem(item, row);
    assert.isString(tooltip);
    assert.lengthOf(tooltip as string, 299);
  });
});

describe("outline commands", () => {
  afterEach(closeAll);

  it("are run without arguments, from the keyboard, and keep still without a note", async () => {
    await closeAll();
    for (const name of ["collapseAll", "clearFilter", "revealOutlineElement"]) {
      await commands.executeCommand(`marginalia.${name}`);
    }
  });

  it("copy the path of the cursor's node", async () => {
    const document = await showText(NOTE);
    const editor = await window.showTextDocument(document);
    const place = document.positionAt(document.getText().indexOf("e\n"));
    editor.selection = new Selection(place, place);
    await commands.executeCommand("marginalia.copyNodePath");
    assert.equal(await env.clipboard.readText(), "A › b › d › e");
  });

  it("open the tree to a level and filter it in the view", async () => {
    await showText(NOTE);
    await commands.executeCommand("marginalia.outline.focus");
    await commands.executeCommand("marginalia.expandToLevel", 3);
    await commands.executeCommand("marginalia.filterOutline", "#t");
    await commands.executeCommand("marginalia.clearFilter");
    await commands.executeCommand("marginalia.collapseAll");
  });

  it("make a note of the clipboard's text", async () => {
    await env.clipboard.writeText("# Copied\n\n- one 【two】\n");
    await commands.executeCommand("marginalia.newNoteFromClipboard");
    const document = window.activeTextEditor?.document;
    assert.isDefined(document);
    assert.equal(document.languageId, "markdown");
    assert.isTrue(document.isUntitled);
    assert.equal(document.getText(), "# Copied\n\n- one 【two】\n");
  });
});
