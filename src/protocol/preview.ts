/** What has changed in one list of entries of the page. */
export interface ListChange {
  /** Which of the page's lists it is, from 0. */
  readonly list: number;
  /** Index of the first entry that changes, and how many go. */
  readonly from: number;
  readonly removed: number;
  /** What comes in their place. */
  readonly html: string;
  /** True where lists of items begin or end in it: it goes from one to another then, and not from entry to entry. */
  readonly hasEnds: boolean;
}

/** What the host tells the preview of a summary. */
export type ToPreview =
  /** Something in the page has changed. `frame` is the page without entries; null where nothing in it has changed. */
  | {
      readonly type: "change";
      readonly version: number;
      readonly frame: string | null;
      readonly lists: readonly ListChange[];
    }
  /** It is another page. */
  | { readonly type: "page"; readonly version: number; readonly html: string }
  /** An entry is to be at the top; 0 is the beginning of the page. */
  | { readonly type: "scroll"; readonly entry: number };

/** What the preview of a summary tells the host. */
export type FromPreview =
  /** It shows the page of this version. */
  | { readonly type: "shown"; readonly version: number }
  /** An entry or an annotation was chosen: its place in the note is to be shown. */
  | { readonly type: "go"; readonly kind: "entry" | "annotation"; readonly number: number }
  /** The reader has scrolled: this entry is at the top. */
  | { readonly type: "scrolled"; readonly entry: number };

/** What the editor keeps of a preview, so that it is there again after the window was loaded anew. */
export interface PreviewState {
  /** The note's address. */
  readonly uri: string;
  /** What is in it, as the host reads choices; nobody else looks into it. */
  readonly choices: unknown;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Reads a message of a preview; null when it is none. */
export function readFromPreview(value: unknown): FromPreview | null {
  if (!isRecord(value)) return null;
  const { type, kind, number, version, entry } = value;
  if (type === "shown" && isCount(version)) return { type, version };
  if (type === "scrolled" && isCount(entry)) return { type, entry };
  const isGo = type === "go" && (kind === "entry" || kind === "annotation") && isCount(number);
  return isGo ? { type, kind, number } : null;
}

/** Reads what was kept of a preview; null when it is nothing of ours. */
export function readPreviewState(value: unknown): PreviewState | null {
  return isRecord(value) && typeof value["uri"] === "string"
    ? { uri: value["uri"], choices: value["choices"] }
    : null;
}
