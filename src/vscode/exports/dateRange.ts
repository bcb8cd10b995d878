import type { ExportChoices } from "../../core/exportChoices/index.js";

/** The dates of choices as they are typed: `2026-05`, `2026-03..2026-05`, `..2026`; "" for all. */
export function dateRange({ from, to }: Pick<ExportChoices, "from" | "to">): string {
  if (from === null && to === null) return "";
  return from === to ? (from ?? "") : `${from ?? ""}..${to ?? ""}`;
}
