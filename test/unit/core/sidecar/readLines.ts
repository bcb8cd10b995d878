import assert from "node:assert/strict";
import { fromSidecar, separate, toSidecar } from "../../../../src/core/index.js";
import type { NoteOptions, SidecarContent } from "../../../../src/core/index.js";

/** A record as it stands in a sidecar. */
export interface RecordJson {
  readonly id: string;
  readonly target: { readonly source: string; readonly selector: readonly SelectorJson[] };
  readonly [key: string]: unknown;
}

/** A selector as it stands in a sidecar. */
export interface SelectorJson {
  readonly type: string;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
  readonly refinedBy?: SelectorJson;
}

/** The records of a sidecar, in the order of its lines. */
export function recordsOf(sidecar: string): readonly RecordJson[] {
  const { first } = JSON.parse(sidecar) as { first?: { items: readonly RecordJson[] } };
  return first?.items ?? [];
}

/** The content of a note's sidecar without orphans. */
export function contentOf(note: string, options: NoteOptions = {}): SidecarContent {
  return { separated: separate(note, options) };
}

/** Writes and reads a sidecar, and checks that nothing changed and that it is written the same again. */
export function roundTrip(content: SidecarContent): string {
  const sidecar = toSidecar(content);
  const read = fromSidecar(sidecar);
  assert.deepEqual(read, content);
  assert.equal(toSidecar(read), sidecar);
  return sidecar;
}

/** The sidecar with its lines of records in another order. */
export function reorderRecords(
  sidecar: string,
  reorder: (lines: readonly string[]) => readonly string[],
): string {
  const lines = sidecar.split("\n");
  const from = lines.findIndex((line) => line.startsWith('"first"')) + 1;
  const to = lines.indexOf("]},", from);
  const records = reorder(lines.slice(from, to).filter((line) => line !== ","));
  return [...lines.slice(0, from), records.join("\n,\n"), ...lines.slice(to)].join("\n");
}
