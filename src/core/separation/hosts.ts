import { isAnnotationOnly, nodePath, noteOutline, rowLine } from "../note/index.js";
import type { Note, Placement } from "../note/index.js";
import type { Outline, PlacedRow } from "../outline/index.js";
import { ITEMS_PER_STEP } from "../text/index.js";
import type { Steps } from "../text/index.js";

/** Where the annotations of a row belong. */
export interface RowHost {
  readonly placement: Placement;
  /** The lines of the host and its ancestors, as `nodePath` gives them. */
  readonly path: readonly string[];
}

/** The longest path without its "…" (see `nodePath`). */
const LONGEST_PATH = 12;

/** A row that the next one may stand under. */
interface Ancestor {
  readonly placed: PlacedRow;
  readonly isRoot: boolean;
  /** Its own path, and that of the nearest row with author text at or above it; found when asked for. */
  path: readonly string[] | undefined;
  hostPath: readonly string[] | undefined;
}

/**
 * The hosts of all rows with annotations, by row index: what `Annotation.host` says, in one pass over the rows with
 * each line of a path read once.
 */
export function* rowHosts(note: Note): Steps<ReadonlyMap<number, RowHost>> {
  const outline = noteOutline(note);
  const { rows } = outline;
  const paths = new HostPaths(note, outline);
  const hosts = new Map<number, RowHost>();
  let index = 0;
  for (const placed of rows.between(0, rows.count)) {
    paths.enter(index, placed);
    if (placed.row.annotations.length > 0) {
      const placement = isAnnotationOnly(placed) ? "node" : "inline";
      hosts.set(index, { placement, path: paths.host(placement) });
    }
    if (++index % ITEMS_PER_STEP === 0) yield;
  }
  return hosts;
}

/** Paths of the row that was entered last, from its ancestors. */
class HostPaths {
  private readonly outline: Outline;
  /** Index of the root's row; 0 where the root is virtual. */
  private readonly rootIndex: number;
  private readonly rootPath: readonly string[];
  private readonly ancestors: Ancestor[] = [];

  constructor({ root }: Note, outline: Outline) {
    this.outline = outline;
    this.rootIndex = root.ordinal + 1;
    this.rootPath = nodePath(root, LONGEST_PATH);
  }

  /** Goes on to the next row. Row 0 is the root, or is nobody's parent. */
  enter(index: number, placed: PlacedRow): void {
    if (index === 0) return;
    const { rank } = placed.row;
    while ((this.ancestors.at(-1)?.placed.row.rank ?? -1) >= rank) this.ancestors.pop();
    const isRoot = index === this.rootIndex;
    this.ancestors.push({ placed, isRoot, path: undefined, hostPath: undefined });
  }

  /** The path of the host of annotations in the row. */
  host(placement: Placement): readonly string[] {
    this.findPaths();
    const own = this.ancestors.at(-1);
    return (placement === "inline" ? own?.path : own?.hostPath) ?? this.rootPath;
  }

  private findPaths(): void {
    const known = this.ancestors.findLastIndex(({ path }) => path !== undefined);
    for (let at = known + 1; at < this.ancestors.length; at++) {
      const ancestor = this.ancestors[at] as Ancestor;
      const above = this.ancestors[at - 1];
      const { placed } = ancestor;
      ancestor.path = ancestor.isRoot
        ? this.rootPath
        : longerPath(above?.path ?? this.rootPath, rowLine(this.outline, placed));
      ancestor.hostPath = placed.row.hasAuthorText
        ? ancestor.path
        : (above?.hostPath ?? this.rootPath);
    }
  }
}

function longerPath(above: readonly string[], line: string): readonly string[] {
  const path = [...above, line];
  if (path.length <= LONGEST_PATH) return path;
  return ["…", ...path.slice(-LONGEST_PATH)];
}
