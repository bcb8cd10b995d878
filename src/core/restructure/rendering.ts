import type { ExpectedRow } from "./expectation.js";
import type { Fragment, FragmentRow } from "./fragment.js";
import type { RestructureNotice } from "./refusal.js";

/** How a fragment is to look where it comes. */
export type PlaceStyle =
  | {
      readonly kind: "item";
      /** What stands before the marker. */
      readonly prefix: string;
      /** The bullet or number; null keeps the fragment's own. */
      readonly mark: string | null;
    }
  | { readonly kind: "heading"; readonly level: number }
  | {
      readonly kind: "line";
      readonly prefix: string;
      /** What a level more adds to the indentation. */
      readonly unit: string;
      /** The number; null keeps the fragment's own bullet, number or nothing. */
      readonly mark: string | null;
    };

/** A fragment as it is to stand in a note. */
export interface Rendering {
  readonly lines: readonly string[];
  readonly rows: readonly ExpectedRow[];
  /** For each line of the fragment its line here; null where they are the same. */
  readonly lineMap: readonly number[] | null;
  readonly notices: readonly RestructureNotice[];
}

/** The rows of a fragment as they are. */
export function sameRows({ rows }: Fragment): readonly ExpectedRow[] {
  return rows.map(({ facts, parent }: FragmentRow) => ({ facts, parent }));
}
