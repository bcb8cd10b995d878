import type { BodyHead } from "../../core/editing/index.js";
import type { SettingsSnapshot } from "../platform/settings.js";
import { today } from "../platform/today.js";

/** What a new annotation begins with, as the settings say; null for nothing. */
export function newHead({ reader, readerDate }: SettingsSnapshot): BodyHead | null {
  return reader === null ? null : { reader, date: readerDate ? today() : null };
}
