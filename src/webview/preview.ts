import type { FromPreview, ToPreview } from "../protocol/preview.js";
import { divideAllLists } from "./previewLists.js";
import { changePage, hiddenKinds, hide, hideUnticked, showPage } from "./previewPage.js";
import { ScrollSync } from "./scrollSync.js";

/** What the editor gives a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();

/** What the host wrote into the head of the page under a name. */
function written(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="marginalia-${name}"]`)?.content ?? "";
}

/** What the host wrote for the time after the window was loaded anew, with what the reader did to the page. */
interface KeptState {
  readonly hidden?: readonly string[];
  readonly top?: number;
}

/** The host reads its own part again; the rest is ours. */
function keepState(): void {
  const own: KeptState = { hidden: hiddenKinds(), top: window.scrollY };
  editor.setState({ ...(JSON.parse(written("state")) as object), ...own });
}

/** A page that was hidden is loaded anew: it is again as it was left. */
function restoreState(): void {
  const { hidden = [], top = 0 } = (editor.getState() ?? {}) as KeptState;
  hide(hidden);
  window.scrollTo({ top, behavior: "instant" });
}

const scrolling = new ScrollSync((entry) => {
  editor.postMessage({ type: "scrolled", entry });
  keepState();
});

/** The page may be another when it is drawn: only then does the host send the next. */
function tellShown(version: number): void {
  requestAnimationFrame(() => {
    editor.postMessage({ type: "shown", version });
  });
}

function receive(message: ToPreview): void {
  switch (message.type) {
    case "change":
      scrolling.keep(() => {
        changePage(message);
      });
      tellShown(message.version);
      break;
    case "page":
      scrolling.keep(() => {
        showPage(message.html);
      });
      tellShown(message.version);
      break;
    case "scroll":
      scrolling.scrollTo(message.entry);
  }
}

/** What a click is on: an annotation goes before the entry that it is in. A link in the words is followed instead. */
function findSubject(target: EventTarget | null): FromPreview | null {
  if (!(target instanceof Element)) return null;
  const link = target.closest("a, input, label");
  if (link !== null && !link.classList.contains("back")) return null;
  const subject = target.closest(".note, .entry");
  const number = Number(/^[an](\d+)$/u.exec(subject?.id ?? "")?.[1] ?? "NaN");
  if (subject === null || Number.isNaN(number)) return null;
  const kind = subject.classList.contains("note") ? "annotation" : "entry";
  return { type: "go", kind, number };
}

window.addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
  receive(data);
});
document.addEventListener("click", (event) => {
  const subject = findSubject(event.target);
  // Who selects words wants to copy them.
  if (subject === null || getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  editor.postMessage(subject);
});
document.addEventListener("change", () => {
  hideUnticked();
  keepState();
});
divideAllLists();
restoreState();
keepState();
tellShown(Number(written("version")));
