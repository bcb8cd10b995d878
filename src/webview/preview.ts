import type { FromPreview, ToPreview } from "../protocol/preview.js";
import { changePage, showPage } from "./previewPage.js";
import { ScrollSync } from "./scrollSync.js";

/** What the editor gives a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();

/** What the host wrote into the page for the time after the window was loaded anew. */
function keepState(): void {
  const kept = document.querySelector<HTMLMetaElement>('meta[name="marginalia-state"]');
  if (kept !== null) editor.setState(JSON.parse(kept.content));
}

const scrolling = new ScrollSync((entry) => {
  editor.postMessage({ type: "scrolled", entry });
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
keepState();
tellShown(0);
