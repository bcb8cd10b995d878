import type { ListChange } from "../protocol/preview.js";

/**
 * How many items of a list are laid out and drawn together. A list out of sight is skipped whole (`content-visibility`); the
 * editor asks of each such stretch with each picture whether it can be seen, also of those for the words that are typed.
 */
const MOST_ITEMS = 64;

/** Room for an item that was never drawn, and for an annotation of it: below it in a narrow page, less than that beside it. */
const ITEM_REM = 2;
const NOTE_REM = 3;

/** Changes a list of entries where it has changed. */
export function changeList({ list, from, removed, html, hasEnds }: ListChange): void {
  const section = sections()[list];
  if (section === undefined) return;
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const old = entriesBetween(section, from, from + removed + 1);
  const end = old[removed] ?? null;
  if (hasEnds) replaceBlocks(section, holder.content, { start: old[0] ?? null, end });
  else replaceEntries(section, holder.content, { from, old: old.slice(0, removed) });
  divideLists(section);
}

/** Divides the lists of a page that has come. */
export function divideAllLists(): void {
  sections().forEach(divideLists);
}

/** The first entry that reaches into the window, else the last: entries stand one below the other, and figures below them. */
export function topEntry(): Element | undefined {
  const blocks = [...mainChildren()].flatMap((child) =>
    isSection(child) ? [...child.children].filter(holdsEntries) : [child].filter(holdsEntries),
  );
  const block = firstInWindow(blocks);
  return block !== undefined && isList(block) ? firstInWindow(block.children) : block;
}

/** The parts of the page. A selector would be tried on each of its elements, of which there are ten times as many as entries. */
function sections(): readonly Element[] {
  return [...mainChildren()].filter(isSection);
}

function mainChildren(): Iterable<Element> {
  return document.querySelector("main")?.children ?? [];
}

function isSection({ localName }: Element): boolean {
  return localName === "section";
}

function isList({ classList }: Element): boolean {
  return classList.contains("items");
}

/** True for a list of entries, and for what is an entry itself. */
function holdsEntries(block: Element): boolean {
  return isList(block) || block.classList.contains("entry");
}

function firstInWindow(elements: ArrayLike<Element>): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) <= 1) low = middle + 1;
    else high = middle;
  }
  return elements[Math.min(low, elements.length - 1)];
}

/** Entries of a section by their index, `to` exclusive; of thousands, no more than these are looked at. */
function entriesBetween(section: Element, from: number, to: number): readonly Element[] {
  const found: Element[] = [];
  let index = 0;
  for (const block of section.children) {
    if (index >= to) break;
    if (!holdsEntries(block)) continue;
    const count = isList(block) ? block.childElementCount : 1;
    for (let at = Math.max(0, from - index); at < count && index + at < to; at += 1) {
      found.push(isList(block) ? (block.children[at] as Element) : block);
    }
    index += count;
  }
  return found;
}

/** Replaces all blocks from that of one entry to that of another; null for the end of the section. */
function replaceBlocks(
  section: Element,
  content: DocumentFragment,
  { start, end }: { readonly start: Element | null; readonly end: Element | null },
): void {
  const last = blockOf(end);
  let block = blockOf(start) ?? last;
  while (block !== null && block !== last) {
    const { nextElementSibling } = block;
    block.remove();
    block = nextElementSibling;
  }
  section.insertBefore(content, last);
}

function blockOf(entry: Element | null): Element | null {
  return entry?.closest(".items") ?? entry;
}

/** Replaces entries by others of the same list. */
function replaceEntries(
  section: Element,
  content: DocumentFragment,
  { from, old }: { readonly from: number; readonly old: readonly Element[] },
): void {
  const [before] = from === 0 ? [] : entriesBetween(section, from - 1, from);
  const anchor = before ?? section.querySelector(":scope > h2");
  for (const entry of old) {
    const { parentElement } = entry;
    entry.remove();
    if (parentElement !== section && parentElement?.childElementCount === 0) parentElement.remove();
  }
  if (anchor === null) section.prepend(content);
  else anchor.after(content);
}

/** Makes several lists of a long one: together they look like one, and those that are out of sight cost nothing. */
function divideLists(section: Element): void {
  for (const block of [...section.children]) {
    if (!(block instanceof HTMLElement) || !isList(block)) continue;
    if (block.childElementCount > 2 * MOST_ITEMS) divideList(block);
    giveRoom(block);
  }
}

function divideList(list: HTMLElement): void {
  const items = [...list.children];
  let last = list;
  for (let from = MOST_ITEMS; from < items.length; from += MOST_ITEMS) {
    const next = document.createElement("ul");
    next.className = list.className;
    next.append(...items.slice(from, from + MOST_ITEMS));
    last.after(next);
    giveRoom(next);
    last = next;
  }
}

/** Room for a list that was never drawn; from then on the window knows its own. */
function giveRoom(list: HTMLElement): void {
  if (list.style.containIntrinsicBlockSize !== "") return;
  const notes = list.querySelectorAll(".note").length;
  const room = list.childElementCount * ITEM_REM + notes * NOTE_REM;
  list.style.containIntrinsicBlockSize = `auto ${room}rem`;
}
