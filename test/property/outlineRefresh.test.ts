import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNote, updateNoteSteps, type Note, type NoteUpdate } from "../../src/core/index.js";
import { finished } from "../../src/core/text/index.js";
import {
  ElementCache,
  findStaleNodes,
  OutlineModel,
  type OutlineElement,
} from "../../src/core/tree/index.js";
import { check } from "./check.js";
import { changeOf, editsOf } from "./randomEdits.js";

/** What the editor holds of a row: what it was told, and the rows below. */
interface Held {
  readonly element: OutlineElement;
  item: string;
  children: Held[];
}

/** The editor's side: it asks again only for what it was told is stale. */
class Tree {
  readonly #elements = new ElementCache();
  #note: Note;
  #model: OutlineModel;
  #top: Held[];
  refreshedAll = 0;
  refreshedRows = 0;

  constructor(note: Note) {
    this.#note = note;
    this.#model = this.#modelOf(note);
    this.#top = this.#fetch(this.#model, undefined);
  }

  update({ note, change }: NoteUpdate): void {
    const stale = findStaleNodes({ old: this.#note, note, change });
    this.#note = note;
    this.#model = this.#modelOf(note);
    const rows = stale === "all" ? null : stale.map((node) => this.#model.row(node));
    if (rows === null || rows.includes(null)) {
      this.refreshedAll += 1;
      this.#top = this.#fetch(this.#model, undefined);
      return;
    }
    for (const row of rows) {
      const held = row && find(this.#top, row.id);
      if (held) {
        this.refreshedRows += 1;
        held.item = tell(this.#model, held.element);
        held.children = this.#fetch(this.#model, held.element);
      }
    }
  }

  /** What the editor shows, and what it should show. */
  compare(): void {
    const fresh = new OutlineModel(this.#model.content, new ElementCache());
    assert.deepEqual(this.#top.map(plain), this.#fetch(fresh, undefined).map(plain));
  }

  #modelOf(note: Note): OutlineModel {
    return new OutlineModel({ note, filtered: null, showsAnnotations: true }, this.#elements);
  }

  #fetch(model: OutlineModel, element: OutlineElement | undefined): Held[] {
    return model.children(element).map((child) => ({
      element: child,
      item: tell(model, child),
      children: this.#fetch(model, child),
    }));
  }
}

function find(held: readonly Held[], id: string): Held | null {
  for (const one of held) {
    const found = one.element.id === id ? one : find(one.children, id);
    if (found !== null) return found;
  }
  return null;
}

function tell(model: OutlineModel, element: OutlineElement): string {
  if (element.kind === "annotation") {
    const annotation = model.annotationOf(element);
    return `${annotation?.kind ?? "gone"} ${annotation?.text ?? ""}`;
  }
  const node = model.nodeOf(element);
  return node === null ? "gone" : `${model.labelled(node).label} ${node.annotationCount}`;
}

function plain({ item, children }: Held): unknown {
  return [item, children.map(plain)];
}

const piece = fc.constantFrom(
  "- a\n",
  "  - b\n",
  "    - c 【x】\n",
  "# H\n\n",
  "## K 【!y】\n\n",
  "  - 【z】\n",
  "    - 【u】【v】\n",
  "text\n\n",
  "```\n",
  "1. n\n",
  "- # Q\n",
  "- \n",
  "【",
  "】",
  " ",
  "  ",
  "\n",
  "q",
  "【?w】",
);
const line = fc.constantFrom(
  "a\n",
  "\tb\n",
  "\t\tc 【x】\n",
  "  d\n",
  "\t【z】\n",
  "【",
  "】",
  "\t",
  " ",
  "\n",
  "q",
);

describe("stale rows", () => {
  for (const [format, part] of [
    ["markdown", piece],
    ["indented", line],
  ] as const) {
    it(`are all that an edit changes in the tree (${format})`, () => {
      check(
        fc.property(
          fc.array(part, { maxLength: 30 }),
          editsOf(part, { reach: 200, most: 12 }),
          (parts, edits) => {
            let note = parseNote(parts.join(""), { format });
            const tree = new Tree(note);
            for (const edit of edits) {
              const update = finished(updateNoteSteps(note, [changeOf(note, edit)]));
              note = update.note;
              tree.update(update);
              tree.compare();
            }
          },
        ),
      );
    });
  }
});
