import { openPlaces, presentCandidates } from "../../core/review/index.js";
import type { OpenPlace, ReviewState } from "../../core/review/index.js";
import type { SidecarCandidate, SidecarOrphan } from "../../core/index.js";
import type { SectionRow } from "../platform/sectionView.js";

/** A row of one of the two lists. */
interface ReviewRow extends SectionRow {
  readonly section: "places" | "orphans";
}

/** The heading of what is to be looked at, or of what has no place. */
export interface GroupRow extends ReviewRow {
  readonly kind: "group";
  readonly group: "places" | "orphans";
  readonly count: number;
}

/** An annotation whose place is to be looked at. */
export interface PlaceRow extends ReviewRow {
  readonly kind: "place";
  readonly place: OpenPlace;
}

/** An annotation without a place. */
export interface OrphanRow extends ReviewRow {
  readonly kind: "orphan";
  readonly orphan: SidecarOrphan;
}

/** A place where an orphan may belong. */
export interface CandidateRow extends ReviewRow {
  readonly kind: "candidate";
  readonly orphan: SidecarOrphan;
  readonly candidate: SidecarCandidate;
}

/** Any row of the review. */
export type Row = GroupRow | PlaceRow | OrphanRow | CandidateRow;

/** Candidates of an orphan that are shown. */
const MOST_CANDIDATES = 3;

/** The rows of one state of a review. */
export class RowModel {
  readonly places: readonly PlaceRow[];
  readonly orphans: readonly OrphanRow[];
  readonly groups: readonly GroupRow[];
  readonly state: ReviewState;

  constructor(state: ReviewState) {
    this.state = state;
    this.places = openPlaces(state).map((place) => ({
      kind: "place",
      section: "places",
      id: `place ${place.annotation.id}`,
      place,
    }));
    this.orphans = state.orphans.map((orphan) => ({
      kind: "orphan",
      section: "orphans",
      id: `orphan ${orphan.annotation.id}`,
      orphan,
    }));
    const groups: readonly GroupRow[] = [
      {
        kind: "group",
        section: "places",
        id: "places",
        group: "places",
        count: this.places.length,
      },
      {
        kind: "group",
        section: "orphans",
        id: "orphans",
        group: "orphans",
        count: this.orphans.length,
      },
    ];
    this.groups = groups.filter(({ count }) => count > 0);
  }

  /** The rows below a row; those at the top for undefined. */
  children(row: Row | undefined): readonly Row[] {
    switch (row?.kind) {
      case undefined:
        return this.groups;
      case "group":
        return row.group === "places" ? this.places : this.orphans;
      case "orphan":
        return this.candidates(row.orphan);
      default:
        return [];
    }
  }

  /** The rows of the list that a row is in; for a candidate those of its orphan. */
  siblings(row: Row): readonly Row[] {
    return row.kind === "place" ? this.places : this.orphans;
  }

  /** The row above a row. */
  parent(row: Row): Row | undefined {
    switch (row.kind) {
      case "group":
        return undefined;
      case "place":
        return this.groups.find(({ group }) => group === "places");
      case "orphan":
        return this.groups.find(({ group }) => group === "orphans");
      case "candidate":
        return this.orphans.find(({ orphan }) => orphan === row.orphan);
    }
  }

  /** Where an orphan may belong, the likeliest first. */
  candidates(orphan: SidecarOrphan): readonly CandidateRow[] {
    return presentCandidates(this.state, orphan)
      .slice(0, MOST_CANDIDATES)
      .map((candidate, index) => ({
        kind: "candidate",
        section: "orphans",
        id: `candidate ${String(index)} ${orphan.annotation.id}`,
        orphan,
        candidate,
      }));
  }
}

/** A row of a review that a command was called on; null for anything else. */
export function rowOf(argument: unknown): Row | null {
  const kind =
    typeof argument === "object" && argument !== null && "kind" in argument ? argument.kind : null;
  const isRow = ["group", "place", "orphan", "candidate"].some((known) => known === kind);
  return isRow ? (argument as Row) : null;
}
