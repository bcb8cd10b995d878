/** How far into a sidecar its edition is looked for, in UTF-16 units: it stands on one of the first lines. */
const FARTHEST = 65_536;

/**
 * The edition that a sidecar names (as `editionId` does), read without reading the rest; null where none is found. To
 * find among many files the one that is worth reading.
 */
export function sidecarEdition(json: string): string | null {
  return /"mg:edition"\s*:\s*"([^"\\]+)"/u.exec(json.slice(0, FARTHEST))?.[1] ?? null;
}
