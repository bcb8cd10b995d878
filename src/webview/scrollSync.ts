import { topEntry } from "./previewLists.js";

/** Pixels by which a place may differ from the one that was asked for. */
const NEAR = 2;

/** Tells which entry is at the top of the page, and brings one there. */
export class ScrollSync {
  readonly #tell: (entry: number) => void;
  /** Where the page was scrolled to by us: to be told of that is an echo. */
  #ownTop = 0;
  #isWaiting = false;

  constructor(tell: (entry: number) => void) {
    this.#tell = tell;
    window.addEventListener("scroll", () => {
      this.#scrolled();
    });
  }

  /** Scrolls so that an entry is at the top; 0 is the beginning. */
  scrollTo(entry: number): void {
    const target = entry === 0 ? null : document.getElementById(`n${entry}`);
    if (target === null) window.scrollTo({ top: 0, behavior: "instant" });
    else target.scrollIntoView({ block: "start", behavior: "instant" });
    this.#ownTop = window.scrollY;
  }

  /** Changes the page; the entry at the top stays where it is. */
  keep(change: () => void): void {
    const before = topEntry();
    const id = before?.id ?? "";
    const top = before?.getBoundingClientRect().top ?? 0;
    change();
    const after = window.scrollY === 0 ? null : document.getElementById(id);
    const moved = (after?.getBoundingClientRect().top ?? top) - top;
    window.scrollBy({ top: moved, behavior: "instant" });
    this.#ownTop = window.scrollY;
  }

  #scrolled(): void {
    if (this.#isWaiting || Math.abs(window.scrollY - this.#ownTop) < NEAR) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#ownTop = -NEAR;
      this.#tell(window.scrollY === 0 ? 0 : Number(topEntry()?.id.slice(1) ?? 0));
    });
  }
}
