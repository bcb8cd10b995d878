import type { BodyHead } from "../../core/editing/index.js";
import type { SettingsSnapshot } from "../platform/settings.js";

/** What a new annotation begins with, as the settings say; null for nothing. */
export function newHead({ reader, readerDate }: SettingsSnapshot): BodyHead | null {
  return reader === null ? null : { reader, date: readerDate ? today() : null };
}

/** The ISO date of the reader's own clock and calendar. */
export function today(): string {
  const now = new Date();
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return [String(now.getFullYear()), ...parts].join("-");
}
