import type { ListChange } from "../protocol/preview.js";
import { changeList, divideAllLists } from "./previewLists.js";

/** What stands around the entries, each at most once, in their order. */
const REGIONS = [
  "header",
  ".filter",
  ".contents",
  "main > .top",
  "main > p",
  ".statistics",
] as const;

/** The headings of the parts. */
const HEADINGS = "main > section > h2";

/** Shows another page; what was hidden stays hidden. */
export function showPage(html: string): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  const hidden = hiddenKinds();
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  divideAllLists();
  hide(hidden);
}

/** Changes what has changed in the page. */
export function changePage({
  frame,
  lists,
}: {
  readonly frame: string | null;
  readonly lists: readonly ListChange[];
}): void {
  if (frame !== null) changeFrame(new DOMParser().parseFromString(frame, "text/html"));
  for (const change of lists) changeList(change);
}

/** Each region is replaced where it says something else; its place among the others stays. */
function changeFrame(page: Document): void {
  const hidden = hiddenKinds();
  let before: Element | null = null;
  for (const region of REGIONS) {
    const old = document.querySelector(region);
    const next = page.querySelector(region);
    if (old !== null && next !== null) {
      if (old.outerHTML !== next.outerHTML) old.replaceWith(next);
    } else if (old !== null) old.remove();
    else if (next !== null) insertRegion(region, next, before);
    before = document.querySelector(region) ?? before;
  }
  const headings = [...page.querySelectorAll(HEADINGS)];
  for (const [index, old] of [...document.querySelectorAll(HEADINGS)].entries()) {
    const next = headings[index];
    if (next !== undefined && old.outerHTML !== next.outerHTML) old.replaceWith(next);
  }
  hide(hidden);
}

/** Puts a region that was not there behind the one before it; those of `main` are at its beginning. */
function insertRegion(region: string, next: Element, before: Element | null): void {
  const main = document.querySelector("main");
  if (region === ".statistics") document.body.append(next);
  else if (!region.startsWith("main")) (before ?? document.querySelector("header"))?.after(next);
  else if (before !== null && before.parentElement === main) before.after(next);
  else main?.prepend(next);
}

/** Ids of the kinds that the reader has unticked. */
export function hiddenKinds(): readonly string[] {
  return boxes()
    .filter(({ checked }) => !checked)
    .map(({ id }) => id);
}

/** Unticks kinds, and hides them. */
export function hide(ids: readonly string[]): void {
  for (const id of ids) {
    const box = document.getElementById(id);
    if (box instanceof HTMLInputElement) box.checked = false;
  }
  hideUnticked();
}

/** Hides the kinds that are unticked: the page's style knows them by classes of the body. */
export function hideUnticked(): void {
  for (const { id, checked } of boxes()) {
    document.body.classList.toggle(id.replace(/^show-/u, "hides-"), !checked);
  }
}

function boxes(): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(".filter input")];
}
