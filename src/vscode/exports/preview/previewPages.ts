import { summaryOptionsOf } from "../../../core/exportChoices/index.js";
import type { ExportChoices } from "../../../core/exportChoices/index.js";
import { HtmlPages } from "../../../core/exporters/index.js";
import type { HtmlPage } from "../../../core/exporters/index.js";
import type { Note, NoteNode, Steps } from "../../../core/index.js";
import { indexEntriesSteps, Summaries } from "../../../core/summary/index.js";
import type { EntryIndex } from "../../../core/summary/index.js";
import { wordsOf } from "../makeSummary.js";

/** A page as it was made of a note. */
export interface MadePage {
  readonly note: Note;
  readonly page: HtmlPage;
  readonly entries: EntryIndex;
  /** True where the entries stand in the order of the note, so that both can scroll together. */
  readonly isInOrder: boolean;
}

/** What a preview shows of a note. */
export interface PreviewWish {
  readonly title: string;
  readonly choices: ExportChoices;
  /** The node that it begins with; null for the whole note. */
  readonly node: NoteNode | null;
}

/** Where the links back of a preview lead: its script answers them. */
const GO = "#go";

/** Makes the pages of one preview, one after another. */
export class PreviewPages {
  readonly wish: PreviewWish;
  readonly #summaries = new Summaries();
  readonly #pages: HtmlPages;

  /**
   * Makes the maker.
   * @param nonce of the style
   */
  constructor(wish: PreviewWish, nonce: string) {
    this.wish = wish;
    const { choices } = wish;
    this.#pages = new HtmlPages({
      words: wordsOf(choices),
      hasStatistics: choices.statistics,
      nonce,
      link: () => GO,
    });
  }

  /** The page of a note, in slices. */
  *make(note: Note, query: string): Steps<MadePage> {
    const { choices, title } = this.wish;
    const node = this.wish.node === null ? null : partIn(note, this.wish.node);
    const options = summaryOptionsOf(choices, { title, query, node });
    const summary = yield* this.#summaries.write(note, options);
    const page = yield* this.#pages.write(summary);
    const entries = yield* indexEntriesSteps(summary);
    return { note, page, entries, isInOrder: choices.order === "outline" };
  }
}

/** The node that the preview is of. A note that was read anew has other nodes: there the same line is meant. */
function partIn(note: Note, node: NoteNode): NoteNode | null {
  const followed = note.follow(node);
  if (followed !== null) return followed;
  const there = note.nodeAt(node.start);
  return there.label === node.label ? there : null;
}
