import type { Settings } from "../platform/settings.js";
import type { ExportDialogs } from "./exportDialogs.js";
import type { LastExport } from "./exportMemory.js";
import type { ExportSubject } from "./exportSubject.js";

/** What the reader is asked about, and with what. */
export interface ExportFlow {
  readonly dialogs: ExportDialogs;
  readonly settings: Settings;
  readonly subject: ExportSubject;
  /** What the outline of the note is filtered by; "" for nothing. */
  readonly query: string;
  readonly last: LastExport | null;
  /** True where the choices are those of a preview. */
  readonly isPreview?: boolean;
}
